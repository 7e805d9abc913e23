import { STORE } from '@chargeline/runtime';
import type { Query, Store } from '@chargeline/store';
import { Inject, Injectable } from '@nestjs/common';
import type { Cursor } from '../domain/cursor.js';
import type { Detail } from '../domain/detail.js';
import type { Failed } from '../domain/stage.js';

/** A row of tracking, and the dead letters that hold its claim up. */
export interface TrackedClaim {
  readonly claimId: string;
  readonly encounterId: string;
  readonly revision: number;
  readonly stage: string;
  readonly since: Date;
  readonly payerId: string | null;
  readonly totalCents: number | null;
  readonly allowedCents: number | null;
  readonly detail: Detail;
  /** Why the last correction of this revision was refused. */
  readonly refusal: string | null;
  readonly letterIds: readonly string[];
}

const COLUMNS = `claim_id as "claimId", encounter_id as "encounterId", revision, stage, since, payer_id as "payerId",
  total_cents::float8 as "totalCents", allowed_cents::float8 as "allowedCents", detail, refusal,
  array(select letter_id from letters
    where letters.tenant = tracking.tenant and state = 'parked' and key in (encounter_id, claim_id)
    order by seq) as "letterIds"`;

const AFTER = `(since, encounter_id) > ($2::timestamptz, $3)`;
const START: Cursor = ['1970-01-01T00:00:00.000Z', ''];

/** Claims whose stage is one of $5, unless a dead letter holds them up: they count as parked. */
const BY_STAGE = `select ${COLUMNS} from tracking
  where tenant = $1 and ${AFTER} and stage in ('held', 'referred', 'rejected') and stage = any($5)
    and not exists (select 1 from letters
      where letters.tenant = $1 and state = 'parked' and key in (encounter_id, claim_id))
  order by since, encounter_id limit $4`;

const PARKED = `select ${COLUMNS} from tracking
  where tenant = $1 and ${AFTER} and encounter_id in (
    select encounter_id from letters join tracking on tracking.tenant = letters.tenant
      and (encounter_id = key or claim_id = key)
    where letters.tenant = $1 and state = 'parked')
  order by since, encounter_id limit $4`;

const inOrder = (a: TrackedClaim, b: TrackedClaim): number =>
  a.since.getTime() - b.since.getTime() || (a.encounterId < b.encounterId ? -1 : 1);

/** Questions to tracking, always of one tenant. */
@Injectable()
export class ClaimStatus {
  private readonly query: Query;

  constructor(@Inject(STORE) store: Store) {
    this.query = store.query;
  }

  /** The claims of these claim or encounter ids, as far as they are known. */
  find(tenantId: string, ids: readonly string[]): Promise<readonly TrackedClaim[]> {
    return this.query(
      `select ${COLUMNS} from tracking where tenant = $1 and (encounter_id = any($2) or claim_id = any($2))`,
      [tenantId, ids],
    );
  }

  /** One page of claims that wait for a person, those that wait longest first. */
  async failed(
    tenantId: string,
    statuses: readonly Failed[],
    after: Cursor | null,
    limit: number,
  ): Promise<readonly TrackedClaim[]> {
    const page = [tenantId, ...(after ?? START), limit];
    const [staged, parked] = await Promise.all([
      this.query<TrackedClaim>(BY_STAGE, [...page, statuses]),
      statuses.includes('parked') ? this.query<TrackedClaim>(PARKED, page) : [],
    ]);
    return [...staged, ...parked].sort(inOrder).slice(0, limit);
  }
}
