import { filingRequested } from '@chargeline/contracts';
import { emit } from '@chargeline/messaging';
import { Announcer } from '@chargeline/runtime';
import type { Caller } from '@chargeline/security';
import { Controller, Inject, Post } from '@nestjs/common';
import { z } from 'zod';
import { commandIdOf } from './command-id.js';
import { Operation } from './operation.js';
import { Asking, IdempotencyKey, Trace } from './request.js';

const FilingAnswer = z.object({ commandId: z.string() });

@Controller('api/v1/claims')
export class FilingController {
  constructor(@Inject(Announcer) private readonly announcer: Announcer) {}

  @Post('file')
  @Operation({
    summary: 'Put all claims that wait for it into 837 files now.',
    may: ['biller'],
    status: 202,
    answer: FilingAnswer,
    problems: [400, 503],
    idempotencyKey: 'optional',
  })
  async fileClaims(
    @Asking() { tenantId, subject }: Caller,
    @IdempotencyKey('optional') key: string | undefined,
    @Trace() traceparent: string,
  ): Promise<z.infer<typeof FilingAnswer>> {
    const commandId = commandIdOf('file', tenantId, key, 'all');
    const cause = { id: commandId, tenant: tenantId, traceparent, releases: {} };
    await this.announcer.announce([
      emit(filingRequested, cause, { filing: { commandId, tenantId, requestedBy: subject } }),
    ]);
    return { commandId };
  }
}
