import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';

/** What the doors take, as the bytes that came: they read them by rules of their own. */
const TYPES = [
  'application/json',
  'application/fhir+json',
  'application/hl7-v2',
  'x-application/hl7-v2+er7',
  'text/plain',
];

@Injectable()
export class RawBodies implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    fastify.removeContentTypeParser(TYPES);
    fastify.addContentTypeParser(TYPES, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  }
}
