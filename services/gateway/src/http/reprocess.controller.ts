import { reprocessRequested } from '@chargeline/contracts';
import { eventId } from '@chargeline/kernel';
import { emit, type Outgoing } from '@chargeline/messaging';
import { Announcer, KEYS } from '@chargeline/runtime';
import { type Caller, holdsOf, type KeyProvider, seal } from '@chargeline/security';
import { Body, Controller, Inject, Post } from '@nestjs/common';
import { z } from 'zod';
import { changesOf, identityChange } from '../domain/changes.js';
import { Clears, Correction } from '../domain/correction.js';
import { holding } from '../domain/detail.js';
import { text } from '../domain/plain.js';
import { ClaimStatus, type TrackedClaim } from '../store/claim-status.js';
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
  refused: z
    .array(z.object({ claimId: z.string(), encounterId: z.string(), rule: z.string(), because: z.string() }))
    .meta({
      description: 'Rules that cannot be cleared, for they do not hold the claim. Nothing of the request was done.',
    }),
});
type ReprocessAnswer = z.infer<typeof ReprocessAnswer>;
type Requested = ReprocessAnswer['requested'][number];

const correctionKey = (key: string): string => `correction ${key}`;

/** Who asks, and how. */
interface Request extends Pick<Caller, 'tenantId' | 'subject'> {
  readonly key: string | undefined;
  readonly traceparent: string;
}

/** A rule that does not hold the claim now may come to hold it later: that hold nobody has seen, so nobody lifts it. */
function refusedClears({ claimId, encounterId, revision, detail }: TrackedClaim, clears: readonly string[]) {
  const held = holding(detail);
  const because = `This rule does not hold the claim at its present revision ${revision}, so nothing was done. The status of the claim tells which rules do.`;
  return [...new Set(clears)]
    .filter((rule) => !held.includes(rule))
    .map((rule) => ({ claimId, encounterId, rule, because }));
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
  ): Promise<ReprocessAnswer> {
    const { claimIds, changes, clears } = body;
    const isCorrection = changes !== undefined || clears !== undefined;
    const known = await this.claims.find(tenantId, claimIds);
    const refused = await this.refused(known, body, tenantId, key);
    if (refused.length > 0) return { requested: [], unknown: [], refused };
    const requested = known.map(({ claimId, encounterId }) => {
      const kind = isCorrection ? 'correction' : 'reprocess';
      return { claimId, encounterId, commandId: commandIdOf(kind, tenantId, key, encounterId) };
    });
    const request = { tenantId, subject, key, traceparent };
    const [only] = requested;
    if (!isCorrection) await this.announcer.announce(requested.map((one) => this.event(one, body, request, null)));
    else if (only !== undefined) await this.correct(only, body, request);
    const found = new Set(known.flatMap(({ claimId, encounterId }) => [claimId, encounterId]));
    return { requested, unknown: claimIds.filter((id) => !found.has(id)), refused };
  }

  /** What keeps a request from being done; a key that comes again is answered as it was, though the claim has moved on. */
  private async refused(
    [claim]: readonly TrackedClaim[],
    body: ReprocessBody,
    tenantId: string,
    key: string | undefined,
  ): Promise<ReprocessAnswer['refused']> {
    if (claim === undefined || body.clears === undefined) return [];
    const refused = refusedClears(claim, body.clears);
    if (refused.length === 0 || key === undefined) return refused;
    return (await this.once.wasTaken(tenantId, correctionKey(key), body)) ? [] : refused;
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
      const keyed = { tenantId, idempotencyKey: correctionKey(key), requestId: commandId, seals: fresh };
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
