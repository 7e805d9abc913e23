import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Machine, readinessOf, startMachine } from '@chargeline/machine';
import { countFarEnd, ledgerLine } from '@chargeline/standalone';
import { syntheticPractice, type SyntheticPractice } from '@chargeline/synth';
import { destination, pino } from 'pino';
import { onTestFinished } from 'vitest';
import { newFolder } from '../faults/crash-run.ts';
import { unexpectedLines } from '../faults/error-lines.ts';
import { requestFiles } from '../faults/filing.ts';
import { type Ids, readIds } from '../faults/one-id.ts';
import { untilAtRest } from '../faults/rest.ts';
import { deliver } from '../faults/senders/deliver.ts';
import { Logins } from '../faults/senders/logins.ts';
import { Tally } from '../faults/tally.ts';

export const VISITS = 150;

/** What a run came to: all of it is exact, or a test fails. */
export interface Outcome {
  readonly ledger: string;
  /** Answered otherwise than planned. */
  readonly unexpected: number;
  readonly ids: Pick<Ids, 'forked' | 'altered'>;
  /** Deaths of the rooms' processes. */
  readonly deaths: number;
  readonly errorLines: readonly string[];
}

/** The line as `chargeline up` runs it, where what dies is started again, and a practice whose senders send until they are answered. */
export class PracticeLine {
  readonly tally: Tally;
  readonly logins: Logins;
  private readonly signal = new AbortController();

  private constructor(
    readonly machine: Machine,
    private readonly practice: SyntheticPractice,
    private readonly home: string,
  ) {
    this.tally = new Tally(practice);
    this.logins = new Logins(machine);
  }

  /** Gone after the test. `before` prepares its folder. */
  static async open(
    env: Readonly<Record<string, string>>,
    before: (home: string) => Promise<void>,
  ): Promise<PracticeLine> {
    const home = await newFolder();
    onTestFinished(() => rm(home, { recursive: true, force: true }));
    await before(home);
    const practice = syntheticPractice({ encounters: VISITS, seed: 1 });
    const machine = await startMachine({
      folder: home,
      sources: practice.sources,
      keep: true,
      mend: true,
      logger: pino({ level: 'debug' }, destination({ dest: join(home, 'machine.log'), sync: true })),
      login: { name: 'faults', password: 'faults-only-password' },
      env: { BILLING_FILE_EVERY_SECONDS: '0', KAFKA_TOPIC_PARTITIONS: '4', ...env },
    });
    const line = new PracticeLine(machine, practice, home);
    onTestFinished(async () => {
      line.signal.abort();
      await machine.stop();
    });
    return line;
  }

  /** Resolves when every message has its final answer. */
  async send(): Promise<void> {
    const { deliveries } = this.practice;
    await deliver(deliveries, this.machine.doors, this.logins, this.tally, this.signal.signal);
  }

  async rest(): Promise<void> {
    await untilAtRest(this.machine, this.signal.signal);
  }

  /** Asks for the 837 files of all that waits, and resolves when billing has done what it can. */
  async file(): Promise<void> {
    await requestFiles(this.machine, this.logins, this.tally, this.signal.signal);
    await this.rest();
  }

  /** Those rooms that would not be sent traffic now. */
  async notReady(): Promise<readonly string[]> {
    const rooms = Object.entries(this.machine.admin());
    const said = await Promise.all(rooms.map(async ([room, url]) => [room, await readinessOf(url)] as const));
    return said.filter(([, readiness]) => readiness?.status !== 'ready').map(([room]) => room);
  }

  async outcome(): Promise<Outcome> {
    const { ledger, deliveries } = await countFarEnd(this.practice.visits, this.tally.delivered, this.machine);
    const { forked, altered } = await readIds(this.machine.log);
    return {
      ledger: ledgerLine(ledger),
      unexpected: deliveries.unexpected,
      ids: { forked, altered },
      deaths: this.machine.processes().reduce((sum, { restarts }) => sum + restarts, 0),
      errorLines: await unexpectedLines(join(this.home, 'logs')),
    };
  }
}
