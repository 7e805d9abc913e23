import { STORE } from '@chargeline/runtime';
import type { Store } from '@chargeline/store';
import { Inject, Injectable } from '@nestjs/common';
import type { Asked, Settled } from '../domain/asked.js';
import type { Cursor } from '../domain/cursor.js';

/** What was done about a claim, and its revision after it, or why it changed nothing; neither as long as nobody knows. */
export interface KnownCorrection extends Pick<
  Asked,
  'eventId' | 'commandId' | 'requestedBy' | 'reason' | 'corrected' | 'cleared' | 'repaired'
> {
  readonly askedAt: Date;
  readonly revision: number | null;
  readonly because: string | null;
}

/** What was done about claims, as topics tell it. Asking and outcome are events of two rooms, seen in any order. */
@Injectable()
export class Corrections {
  constructor(@Inject(STORE) private readonly store: Store) {}

  /** What is seen again changes nothing. */
  async note(asked: readonly Asked[]): Promise<void> {
    await this.store.query(
      `insert into corrections (tenant, event_id, encounter_id, command_id, asked_at, requested_by, reason, corrected,
         cleared, repaired, completed_id, refused_id)
       select * from jsonb_to_recordset($1::jsonb) as asked("tenantId" text, "eventId" text, "encounterId" text,
         "commandId" text, "askedAt" timestamptz, "requestedBy" text, reason text, corrected text[], cleared text[],
         repaired text[], "completedId" text, "refusedId" text)
       order by 1, 2 on conflict do nothing`,
      [JSON.stringify(asked)],
    );
  }

  async settle(settled: readonly Settled[]): Promise<void> {
    if (settled.length === 0) return;
    await this.store.query(
      `insert into correction_outcomes select * from jsonb_to_recordset($1::jsonb)
         as settled("tenantId" text, "eventId" text, revision int, because text)
       order by 1, 2 on conflict do nothing`,
      [JSON.stringify(settled)],
    );
  }

  /** One page of what was done about a claim, the latest first; `after` is where the page before ended. */
  page(
    tenantId: string,
    encounterId: string,
    after: Cursor | null,
    limit: number,
  ): Promise<readonly KnownCorrection[]> {
    const [time, id] = after ?? [null, null];
    return this.store.query(
      `select asked.event_id as "eventId", command_id as "commandId", asked_at as "askedAt", requested_by as "requestedBy",
         reason, corrected, cleared, repaired, revision, because
       from corrections asked left join correction_outcomes settled
         on settled.tenant = asked.tenant and settled.event_id in (completed_id, refused_id)
       where asked.tenant = $1 and encounter_id = $2
         and ($3::timestamptz is null or (asked_at, asked.event_id) < ($3, $4))
       order by asked_at desc, asked.event_id desc limit $5`,
      [tenantId, encounterId, time, id, limit],
    );
  }
}
