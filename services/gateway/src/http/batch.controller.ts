import { claimSubmitted } from '@chargeline/contracts';
import { claimIdOf } from '@chargeline/kernel';
import { emit } from '@chargeline/messaging';
import { KEYS } from '@chargeline/runtime';
import type { Caller, KeyProvider } from '@chargeline/security';
import { Body, Controller, Inject, Post } from '@nestjs/common';
import { z } from 'zod';
import { ClaimBatch } from '../domain/claim-batch.js';
import { batchIdOf, placeOf, sealOf, type Sender, submittedOf } from './admission.js';
import { Conforms } from './conforms.js';
import { Once } from './once.js';
import { Operation } from './operation.js';
import { Asking, IdempotencyKey, Trace } from './request.js';

const BatchAnswer = z.object({
  batchId: z.string(),
  claims: z.array(
    z.object({
      ordinal: z.int(),
      reference: z.string(),
      claimId: z.string(),
      encounterId: z.string(),
      status: z.string().meta({ description: 'Where to ask how far the claim has come.' }),
    }),
  ),
});
type BatchAnswer = z.infer<typeof BatchAnswer>;

@Controller('api/v1/claims')
export class BatchController {
  constructor(
    @Inject(Once) private readonly once: Once,
    @Inject(KEYS) private readonly keys: KeyProvider,
  ) {}

  @Post('batch')
  @Operation({
    summary: 'Submit up to 500 professional claims, all or none. The same key and body again change nothing.',
    may: ['biller', 'integration'],
    status: 202,
    answer: BatchAnswer,
    problems: [400, 409, 503],
    mostBytes: 16 * 1024 * 1024,
    idempotencyKey: 'required',
  })
  async submitBatch(
    @Asking() { tenantId, subject }: Caller,
    @IdempotencyKey('required') idempotencyKey: string,
    @Trace() traceparent: string,
    @Body(new Conforms(ClaimBatch)) batch: ClaimBatch,
  ): Promise<BatchAnswer> {
    const sender = { tenantId, subject, idempotencyKey };
    await this.publish(batch, sender, traceparent);
    return {
      batchId: batchIdOf(sender),
      claims: batch.claims.map((claim, ordinal) => {
        const { encounterId } = placeOf(claim, ordinal, sender, this.keys);
        const claimId = claimIdOf(encounterId);
        return {
          ordinal,
          reference: claim.reference,
          claimId,
          encounterId,
          status: `/api/v1/claims/${claimId}/status`,
        };
      }),
    };
  }

  private async publish({ claims }: ClaimBatch, sender: Sender, traceparent: string): Promise<void> {
    const { tenantId, idempotencyKey } = sender;
    const batchId = batchIdOf(sender);
    const places = claims.map((claim, ordinal) => placeOf(claim, ordinal, sender, this.keys));
    const fresh = claims.map((claim, ordinal) => sealOf(claim, places[ordinal]!, this.keys));
    const cause = { id: batchId, tenant: tenantId, traceparent, releases: {} };
    await this.once.announce({ tenantId, idempotencyKey, requestId: batchId, seals: fresh }, { claims }, (seals) =>
      claims.map((claim, ordinal) => {
        const document = submittedOf(claim, ordinal, places[ordinal]!, seals[ordinal]!, sender, this.keys);
        return emit(claimSubmitted, cause, document, { ordinal });
      }),
    );
  }
}
