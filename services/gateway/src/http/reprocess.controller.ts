import { reprocessRequested } from '@chargeline/contracts';
import { eventId } from '@chargeline/kernel';
import { emit, type Outgoing } from '@chargeline/messaging';
import { Announcer, KEYS } from '@chargeline/runtime';
import { type Caller, holdsOf, type KeyProvider, seal } from '@chargeline/security';
import { Body, Controller, Inject, Post } from '@nestjs/common';
import { z } from 'zod';
import { changesOf, identityChange } from '../domain/changes.js';
import { Clears, Correction } from '../domain/correction.js';
import { text } from '../domain/plain.js';
import { ClaimStatus } from '../store/claim-status.js';
import { commandIdOf } from './command-id.js';
import { Conforms } from './conforms.js';
import { Once } from './once.js';
import { Operation } from './operation.js';
import { RecordId } from './record-id.js';
import { Asking, IdempotencyKey, Trace } from './request.js';

const ReprocessBody = z
  .strictObject({
    claimIds: z.array(RecordId).min(1).max(500),
    reason: text(200).optional().meta({ description: 'Travels unsealed: no names.' }),
    changes: Correction.optional().meta({ description: 'What is corrected, in one claim.' }),
    clears: Clears.optional(),
  })
  .superRefine(({ claimIds, changes, clears }, context) => {
    if ((changes === undefined && clears === undefined) || claimIds.length === 1) return;
    context.addIssue({
      code: 'custom',
      path: ['claimIds'],
      message: 'must be one claim where it is corrected or cleared',
    });
  });
type ReprocessBody = z.infer<typeof ReprocessBody>;

const ReprocessAnswer = z.object({
  requested: z.array(z.object({ claimId: z.string(), encounterId: z.string(), commandId: z.string() })),
  unknown: z.array(z.string()),
});
type Requested = z.infer<typeof ReprocessAnswer>['requested'][number];

/** Who asks, and how. */
interface Request extends Pick<Caller, 'tenantId' | 'subject'> {
  readonly key: string | undefined;
  readonly traceparent: string;
}

@Controller('api/v1/claims')
export class ReprocessController {
  constructor(
    @Inject(ClaimStatus) private readonly claims: ClaimStatus,
    @Inject(Announcer) private readonly announcer: Announcer,
    @Inject(Once) private readonly once: Once,
    @Inject(KEYS) private readonly keys: KeyProvider,
  ) {}

  @Post('reprocess')
  @Operation({
    summary:
      'Run claims through the line again, each as a new revision; one claim also corrected, or cleared of holds.',
    may: ['biller', 'operator'],
    status: 202,
    answer: ReprocessAnswer,
    problems: [400, 409, 503],
    idempotencyKey: 'optional',
  })
  async reprocessClaims(
    @Asking() { tenantId, subject }: Caller,
    @IdempotencyKey('optional') key: string | undefined,
    @Trace() traceparent: string,
    @Body(new Conforms(ReprocessBody)) body: ReprocessBody,
  ): Promise<z.infer<typeof ReprocessAnswer>> {
    const { claimIds, changes, clears } = body;
    const isCorrection = changes !== undefined || clears !== undefined;
    const known = await this.claims.find(tenantId, claimIds);
    const requested = known.map(({ claimId, encounterId }) => {
      const kind = isCorrection ? 'correction' : 'reprocess';
      return { claimId, encounterId, commandId: commandIdOf(kind, tenantId, key, encounterId) };
    });
    const request = { tenantId, subject, key, traceparent };
    const [only] = requested;
    if (!isCorrection) await this.announcer.announce(requested.map((one) => this.event(one, body, request, null)));
    else if (only !== undefined) await this.correct(only, body, request);
    const found = new Set(known.flatMap(({ claimId, encounterId }) => [claimId, encounterId]));
    return { requested, unknown: claimIds.filter((id) => !found.has(id)) };
  }

  /** A corrected identity is sealed here, for the event that carries it; a key that comes again brings the first one's seal. */
  private async correct(claim: Requested, body: ReprocessBody, request: Request): Promise<void> {
    const { tenantId, key } = request;
    const { encounterId, commandId } = claim;
    const identity = identityChange(body.changes ?? {});
    const place = { tenantId, encounterId, eventId: eventId(tenantId, commandId, reprocessRequested.name) };
    const fresh = identity === null ? [] : [seal(identity, place, this.keys)];
    const eventsOf = ([sealed]: readonly string[]): readonly Outgoing[] => {
      const block = identity === null ? null : { sealed: sealed!, holds: holdsOf(identity) };
      return [this.event(claim, body, request, changesOf(body.changes ?? {}, body.clears ?? [], block))];
    };
    if (key === undefined) await this.announcer.announce(eventsOf(fresh));
    else {
      const keyed = { tenantId, idempotencyKey: `correction ${key}`, requestId: commandId, seals: fresh };
      await this.once.announce(keyed, body, eventsOf);
    }
  }

  private event(
    { encounterId, commandId }: Requested,
    { reason }: ReprocessBody,
    { tenantId, subject, traceparent }: Request,
    changes: ReturnType<typeof changesOf> | null,
  ): Outgoing {
    const cause = { id: commandId, tenant: tenantId, traceparent, releases: {} };
    const reprocess = { commandId, tenantId, encounterId, requestedBy: subject, reason: reason ?? null, changes };
    return emit(reprocessRequested, cause, { reprocess });
  }
}
