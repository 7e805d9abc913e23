import { scanJson } from '@chargeline/kernel';
import { BadRequestException, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';

const DEEPEST = 32;

/** Parses a body, and refuses what a parser lets pass in silence: keys given twice or reaching into prototypes, bytes that are no UTF-8. */
function parse(body: Buffer): unknown {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
  scanJson(text, DEEPEST);
  return JSON.parse(text);
}

@Injectable()
export class StrictJson implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    fastify.removeContentTypeParser('application/json');
    fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
      try {
        done(null, parse(body as Buffer));
      } catch {
        done(new BadRequestException());
      }
    });
  }
}
