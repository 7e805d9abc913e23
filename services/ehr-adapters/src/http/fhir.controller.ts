import { Body, Controller, Headers, Inject, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { FhirReception } from '../fhir-reception.js';
import { refuseCompressed } from './content-encoding.js';
import { nameEncounters } from './encounters-header.js';

/** One transaction or collection Bundle a request. */
@Controller('fhir')
export class FhirController {
  constructor(@Inject(FhirReception) private readonly reception: FhirReception) {}

  @Post()
  async receive(
    @Body() bytes: Buffer | undefined,
    @Headers('content-encoding') encoding: string | undefined,
    @Headers('x-chargeline-source') source: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    refuseCompressed(encoding);
    const answer = await this.reception.receive(bytes ?? Buffer.alloc(0), source);
    await nameEncounters(reply, answer).status(answer.status).type('application/fhir+json').send(answer.body);
  }
}
