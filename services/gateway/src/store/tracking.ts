import { CLOCK, STORE } from '@chargeline/runtime';
import type { Store } from '@chargeline/store';
import { Inject, Injectable } from '@nestjs/common';
import { type Stage, STAGES } from '../domain/stage.js';
import { latestOfEach, type Step } from '../domain/step.js';

const ROWS = `jsonb_to_recordset($1::jsonb) as step("tenantId" text, "encounterId" text, "claimId" text, revision int,
  "payerId" text, "totalCents" bigint, "allowedCents" bigint, detail jsonb)`;

/** A later revision begins without amounts; the same revision keeps those that it has. */
const ADVANCE = `
  insert into tracking as known
    (tenant, encounter_id, claim_id, revision, payer_id, total_cents, allowed_cents, detail, stage, rank, since)
  select step.*, $2::text, $3::smallint, $4::timestamptz from ${ROWS}
  order by 1, 2
  on conflict (tenant, encounter_id) do update set
    revision = excluded.revision, rank = excluded.rank, stage = excluded.stage, since = excluded.since,
    detail = excluded.detail,
    payer_id = coalesce(excluded.payer_id, known.payer_id),
    total_cents = case when excluded.revision = known.revision
      then coalesce(excluded.total_cents, known.total_cents) else excluded.total_cents end,
    allowed_cents = case when excluded.revision = known.revision
      then coalesce(excluded.allowed_cents, known.allowed_cents) else excluded.allowed_cents end,
    refusal = case when excluded.revision = known.revision then known.refusal end
  where (excluded.revision, excluded.rank) > (known.revision, known.rank)`;

/** An event that is seen late cannot move its claim, yet may know an amount that the row lacks. */
const FILL = `
  update tracking as known set
    payer_id = coalesce(known.payer_id, step."payerId"),
    total_cents = coalesce(known.total_cents, step."totalCents"),
    allowed_cents = coalesce(known.allowed_cents, step."allowedCents")
  from ${ROWS}
  where known.tenant = step."tenantId" and known.encounter_id = step."encounterId"
    and known.revision = step.revision and known.rank > $2::smallint`;

const REFUSE = `
  update tracking as known set refusal = step.because
  from jsonb_to_recordset($1::jsonb) as step("tenantId" text, "encounterId" text, revision int, because text)
  where known.tenant = step."tenantId" and known.encounter_id = step."encounterId" and known.revision = step.revision`;

const saysAmounts = ({ payerId, totalCents, allowedCents }: Step): boolean =>
  payerId !== null || totalCents !== null || allowedCents !== null;

/** A step to the revision whose correction was refused, and why it was. */
export interface Refused extends Step {
  readonly because: string;
}

/** Where each encounter's claim is: one row an encounter, which never goes back. */
@Injectable()
export class Tracking {
  constructor(
    @Inject(STORE) private readonly store: Store,
    @Inject(CLOCK) private readonly now: () => Date,
  ) {}

  /** Moves encounters to a stage. Steps seen again, or after later ones, change nothing that is known better. */
  async advance(stage: Stage, steps: readonly Step[]): Promise<void> {
    const { status, rank } = STAGES[stage];
    const latest = latestOfEach(steps);
    await this.store.query(ADVANCE, [JSON.stringify(latest), status, rank, this.now()]);
    const amounts = latest.filter(saysAmounts);
    if (amounts.length > 0) await this.store.query(FILL, [JSON.stringify(amounts), rank]);
  }

  /** Notes why a correction changed nothing. That moves no claim: it stays where it is until it has a later revision. */
  async refuse(refused: readonly Refused[]): Promise<void> {
    const [unsent, sent] = [
      refused.filter(({ revision }) => revision === 0),
      refused.filter(({ revision }) => revision > 0),
    ];
    // The refusal may be seen before the event that says how far ingestion was.
    if (unsent.length > 0) await this.advance('received', unsent);
    if (sent.length > 0) await this.advance('completed', sent);
    if (refused.length > 0) await this.store.query(REFUSE, [JSON.stringify(latestOfEach(refused))]);
  }
}
