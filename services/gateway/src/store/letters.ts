import type { DeadLetter } from '@chargeline/contracts';
import { CLOCK, STORE } from '@chargeline/runtime';
import type { Store } from '@chargeline/store';
import { Inject, Injectable } from '@nestjs/common';

/** A parked letter, in the order of parking (`seq`). */
export interface ParkedLetter {
  readonly seq: number;
  readonly letterId: string;
  readonly service: string;
  readonly key: string;
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly eventId: string;
  readonly code: string;
  readonly waitsBehind: string | null;
  readonly parkedAt: Date;
}

/** Which parked letters: all that follow `after`, or of them those of one service, or those of these ids. */
export interface Which {
  readonly service?: string | undefined;
  readonly letterIds?: readonly string[] | undefined;
  readonly after: number;
  readonly limit: number;
}

/** The dead letters of all rooms, as their topics tell: the last word on a letter counts, as it does for its room. */
@Injectable()
export class Letters {
  constructor(
    @Inject(STORE) private readonly store: Store,
    @Inject(CLOCK) private readonly now: () => Date,
  ) {}

  /** Takes letters in the order of their topic. */
  async note(letters: readonly DeadLetter[]): Promise<void> {
    const last = new Map(letters.map((letter) => [letter.letterId, letter]));
    await this.store.query(
      `insert into letters
         (letter_id, tenant, service, key, topic, partition, "offset", event_id, code, waits_behind, state, parked_at)
       select letter.*, $2::timestamptz from jsonb_to_recordset($1::jsonb) as letter("letterId" text, "tenantId" text,
         service text, key text, topic text, partition int, "offset" text, "eventId" text, code text,
         "waitsBehind" text, state text)
       on conflict (letter_id) do update set state = excluded.state
       where letters.tenant = excluded.tenant and letters.state <> excluded.state`,
      [JSON.stringify([...last.values()]), this.now()],
    );
  }

  parked(tenantId: string, { service, letterIds, after, limit }: Which): Promise<readonly ParkedLetter[]> {
    return this.store.query(
      `select seq::float8 as seq, letter_id as "letterId", service, key, topic, partition, "offset", event_id as "eventId",
         code, waits_behind as "waitsBehind", parked_at as "parkedAt"
       from letters
       where tenant = $1 and state = 'parked' and seq > $2
         and ($3::text is null or service = $3) and ($4::text[] is null or letter_id = any($4))
       order by seq limit $5`,
      [tenantId, after, service ?? null, letterIds ?? null, limit],
    );
  }
}
