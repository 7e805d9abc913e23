import { randomUUID } from 'node:crypto';
import { filingRequested, reprocessRequested } from '@chargeline/contracts';
import { derivedId } from '@chargeline/kernel';
import { emit } from '@chargeline/messaging';
import { Announcer } from '@chargeline/runtime';
import type { Caller } from '@chargeline/security';
import { Body, Controller, Inject, Post } from '@nestjs/common';
import { z } from 'zod';
import { text } from '../domain/plain.js';
import { ClaimStatus } from '../store/claim-status.js';
import { Conforms } from './conforms.js';
import { Operation } from './operation.js';
import { RecordId } from './record-id.js';
import { Asking, IdempotencyKey, Trace } from './request.js';

const ReprocessBody = z.strictObject({
  claimIds: z.array(RecordId).min(1).max(500),
  reason: text(200).optional().meta({ description: 'Travels unsealed: no names.' }),
});

const ReprocessAnswer = z.object({
  requested: z.array(z.object({ claimId: z.string(), encounterId: z.string(), commandId: z.string() })),
  unknown: z.array(z.string()),
});

const FilingAnswer = z.object({ commandId: z.string() });

/** One command a key and subject; without a key, each request is a command of its own. */
const commandIdOf = (kind: string, tenantId: string, key: string | undefined, subject: string): string =>
  key === undefined ? randomUUID() : derivedId(kind, tenantId, key, subject);

@Controller('api/v1/claims')
export class CommandsController {
  constructor(
    @Inject(ClaimStatus) private readonly claims: ClaimStatus,
    @Inject(Announcer) private readonly announcer: Announcer,
  ) {}

  @Post('reprocess')
  @Operation({
    summary: 'Run claims through the line again, each as a new revision.',
    may: ['biller', 'operator'],
    status: 202,
    answer: ReprocessAnswer,
    problems: [400, 503],
    idempotencyKey: 'optional',
  })
  async reprocessClaims(
    @Asking() { tenantId, subject }: Caller,
    @IdempotencyKey('optional') key: string | undefined,
    @Trace() traceparent: string,
    @Body(new Conforms(ReprocessBody)) { claimIds, reason }: z.infer<typeof ReprocessBody>,
  ): Promise<z.infer<typeof ReprocessAnswer>> {
    const known = await this.claims.find(tenantId, claimIds);
    const requested = known.map(({ claimId, encounterId }) => {
      return { claimId, encounterId, commandId: commandIdOf('reprocess', tenantId, key, encounterId) };
    });
    await this.announcer.announce(
      requested.map(({ encounterId, commandId }) => {
        const cause = { id: commandId, tenant: tenantId, traceparent, releases: {} };
        const reprocess = { commandId, tenantId, encounterId, requestedBy: subject, reason: reason ?? null };
        return emit(reprocessRequested, cause, { reprocess });
      }),
    );
    const found = new Set(known.flatMap(({ claimId, encounterId }) => [claimId, encounterId]));
    return { requested, unknown: claimIds.filter((id) => !found.has(id)) };
  }

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
