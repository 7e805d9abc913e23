import type { RulebookChange, Ruling } from '@chargeline/contracts';
import { STORE } from '@chargeline/runtime';
import type { Store } from '@chargeline/store';
import { Inject, Injectable } from '@nestjs/common';
import type { Cursor } from '../domain/cursor.js';

/** What became of a change so far. */
export type ChangeState = 'requested' | 'made' | 'refused';

/** A change as its event tells it: when it was asked for or, with a ruling, decided (`at`, ISO 8601). */
export interface ToldChange {
  readonly change: RulebookChange;
  readonly ruling: Ruling | null;
  readonly at: string;
}

/** A change. `toldAt` is when it was asked for or, as long as only its ruling is known, decided. `before` and `after` are versions of the tenant's rulebook. */
export interface KnownChange extends Omit<RulebookChange, 'tenantId'> {
  readonly toldAt: Date;
  readonly requestedAt: Date | null;
  readonly state: ChangeState;
  readonly because: string | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly decidedAt: Date | null;
}

/** The first word on a change and its first ruling count, in whatever order they are seen. */
const NOTE = `
  insert into rulebook_changes as known
    (tenant, change_id, action, rule, severity, text, reason, requested_by, requested_at, state, because, before, after, decided_at)
  select * from jsonb_to_recordset($1::jsonb) as told("tenantId" text, "changeId" text, action text, rule text, severity text,
    text text, reason text, "requestedBy" text, "requestedAt" timestamptz, state text, because text, before text, after text,
    "decidedAt" timestamptz)
  order by 1, 2
  on conflict (tenant, change_id) do update set
    requested_at = coalesce(known.requested_at, excluded.requested_at),
    state = case when known.decided_at is null then excluded.state else known.state end,
    because = case when known.decided_at is null then excluded.because else known.because end,
    before = case when known.decided_at is null then excluded.before else known.before end,
    after = case when known.decided_at is null then excluded.after else known.after end,
    decided_at = coalesce(known.decided_at, excluded.decided_at)`;

const TOLD_AT = 'coalesce(requested_at, decided_at)';

/** What tenants change in their rulebooks, as topics tell it: who asked for what and why, and what became of it. */
@Injectable()
export class RulebookChanges {
  constructor(@Inject(STORE) private readonly store: Store) {}

  /** Takes the events of one topic, all of which say `state`. */
  async note(state: ChangeState, changes: readonly ToldChange[]): Promise<void> {
    const once = new Map<string, ToldChange>();
    for (const told of changes) {
      const key = JSON.stringify([told.change.tenantId, told.change.changeId]);
      if (!once.has(key)) once.set(key, told);
    }
    const rows = [...once.values()].map(({ change, ruling, at }) => ({
      ...change,
      ...ruling,
      state,
      requestedAt: ruling === null ? at : null,
      decidedAt: ruling === null ? null : at,
    }));
    await this.store.query(NOTE, [JSON.stringify(rows)]);
  }

  /** One page of a tenant's changes, the latest first; `after` is where the page before ended. */
  page(tenantId: string, after: Cursor | null, limit: number): Promise<readonly KnownChange[]> {
    const [time, id] = after ?? [null, null];
    return this.store.query(
      `select ${TOLD_AT} as "toldAt", change_id as "changeId", action, rule, severity, text, reason, requested_by as "requestedBy",
         requested_at as "requestedAt", state, because, before, after, decided_at as "decidedAt"
       from rulebook_changes
       where tenant = $1 and ($2::timestamptz is null or (${TOLD_AT}, change_id collate "C") < ($2, $3))
       order by ${TOLD_AT} desc, change_id collate "C" desc limit $4`,
      [tenantId, time, id, limit],
    );
  }
}
