import { Body, Controller, Headers, Inject, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Hl7Reception } from '../hl7-reception.js';
import { refuseCompressed } from './content-encoding.js';
import { nameEncounters } from './encounters-header.js';

/** One HL7 v2 message a request, without a frame; the answer is its acknowledgement. */
@Controller('hl7v2')
export class Hl7v2Controller {
  constructor(@Inject(Hl7Reception) private readonly reception: Hl7Reception) {}

  @Post()
  async receive(
    @Body() bytes: Buffer | undefined,
    @Headers('content-encoding') encoding: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    refuseCompressed(encoding);
    const answer = await this.reception.receive(bytes ?? Buffer.alloc(0));
    const { status, body } = answer;
    await nameEncounters(reply, answer)
      .status(body === null && status === 200 ? 204 : status)
      .type('x-application/hl7-v2+er7')
      .send(body ?? '');
  }
}
