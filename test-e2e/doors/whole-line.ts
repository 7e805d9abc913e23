import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { claimSubmitted, encounterReceived, messageQuarantined } from '@chargeline/contracts';
import { encounterIdOf } from '@chargeline/security';
import { idle, type Line, type LineOptions, startLine } from '@chargeline/standalone';
import { openStore, type Store } from '@chargeline/store';
import { pino } from 'pino';
import { expect } from 'vitest';
import { sources } from '../stories/messages.js';

export const TENANT = 'main-street';
export const LOGIN = { name: 'biller', password: 'doors-only-password' };

const TOPICS = { events: [encounterReceived, claimSubmitted], quarantined: [messageQuarantined] };

const ROWS = {
  inbox: 'select event_id::text as id, encounter_id::text as encounter from ingestion.inbox',
  tracking: 'select encounter_id as id, encounter_id as encounter from gateway.tracking',
  posted: "select encounter_id as id, encounter_id as encounter from gateway.tracking where stage = 'posted'",
};

type Trace = keyof typeof TOPICS | keyof typeof ROWS;

/** The whole line on the in-process log, and what its doors have let in since somebody last looked. */
export class WholeLine {
  private readonly seen = new Set<string>();

  private constructor(
    readonly line: Line,
    private readonly store: Store,
  ) {}

  static async open(env: LineOptions['env'] = {}): Promise<WholeLine> {
    const folder = await mkdtemp(join(tmpdir(), 'chargeline-doors-'));
    const settings = { BILLING_FILE_EVERY_SECONDS: '0', ...env };
    const logger = pino({ level: 'silent' });
    const line = await startLine({
      folder,
      sources,
      logger,
      login: { name: 'biller', password: LOGIN.password },
      env: settings,
    });
    const store = await openStore({ url: line.databaseUrl, schema: 'gateway', migrations: [] });
    return new WholeLine(line, store);
  }

  /** The encounter of a visit that was sent by one of the clinic's sources. */
  encounter(visitNumber: string, source: 'epic' | 'fhir' = 'epic'): string {
    return encounterIdOf(this.line.keys, TENANT, `${TENANT}-${source}`, visitNumber);
  }

  /**
   * Waits until the line rests, and fails unless since the last look exactly these encounters came in, an event, a row of ingestion's inbox
   * and one of gateway's tracking each, and became claims that billing has posted.
   */
  async tookOnly(encounters: readonly string[], quarantined = 0): Promise<void> {
    await idle(this.line);
    const expected = [...encounters].sort();
    expect({
      events: this.fresh('events', await this.recordsOf('events')),
      inbox: this.fresh('inbox', await this.rowsOf('inbox')),
      tracking: this.fresh('tracking', await this.rowsOf('tracking')),
      posted: this.fresh('posted', await this.rowsOf('posted')),
      quarantined: this.fresh('quarantined', await this.recordsOf('quarantined')).length,
    }).toEqual({ events: expected, inbox: expected, tracking: expected, posted: expected, quarantined });
  }

  /** How many events stand at the EHRs' door, the moment it is asked. */
  async received(): Promise<number> {
    return (await this.recordsOf('events')).length;
  }

  async close(): Promise<void> {
    await this.store.close();
    await this.line.stop();
    await rm(dirname(this.line.folder), { recursive: true, force: true });
  }

  private fresh(trace: Trace, found: readonly Found[]): readonly string[] {
    const fresh = found.filter(({ id }) => !this.seen.has(`${trace} ${id}`));
    for (const { id } of fresh) this.seen.add(`${trace} ${id}`);
    return fresh.map(({ encounter }) => encounter).sort();
  }

  /** A record is known by its place: the same event written twice is two. */
  private async recordsOf(trace: keyof typeof TOPICS): Promise<readonly Found[]> {
    const found: Found[] = [];
    for (const { name } of TOPICS[trace]) {
      const tail = await this.line.log.tail(name, ({ partition, offset, key }) => {
        found.push({ id: `${name}/${partition}/${offset}`, encounter: String(key) });
      });
      await tail.caughtUp;
      await tail.stop();
    }
    return found;
  }

  private rowsOf(trace: keyof typeof ROWS): Promise<readonly Found[]> {
    return this.store.query<Found>(ROWS[trace]);
  }
}

interface Found {
  readonly id: string;
  readonly encounter: string;
}
