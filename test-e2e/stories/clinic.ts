import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kafkaHalf, startBroker } from '@chargeline/kafka-broker';
import { claimIdOf } from '@chargeline/kernel';
import { kafkaLog, type Log, MemoryLog } from '@chargeline/messaging';
import { encounterIdOf } from '@chargeline/security';
import {
  type Answer,
  type GatewayUser,
  idle,
  type Line,
  type LineOptions,
  login,
  MllpSender,
  startLine,
} from '@chargeline/standalone';
import { type DestinationStream, pino } from 'pino';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { message, sources, type Visit } from './messages.js';

const TENANT = 'main-street';
const PASSWORD = 'stories-only-password';

interface LogInUse {
  readonly log: Log;
  readonly close: () => Promise<void>;
}

const LOGS: Readonly<Record<string, () => Promise<LogInUse>>> = {
  'the in-process log': async () => {
    const log = new MemoryLog();
    return { log, close: () => log.close() };
  },
  'a real Kafka': async () => {
    const broker = await startBroker();
    const log = kafkaLog({ brokers: [broker.brokers], clientId: 'stories' });
    return {
      log,
      close: async () => {
        await log.close();
        await broker.stop();
      },
    };
  },
};

/** The line as a clinic and its billers meet it: through doors and answers alone. */
export class Clinic {
  private constructor(
    readonly line: Line,
    readonly biller: GatewayUser,
    private readonly mllp: MllpSender,
    private readonly end: () => Promise<void>,
  ) {}

  static async open({ log, close }: LogInUse, env: LineOptions['env'], logs?: DestinationStream): Promise<Clinic> {
    const folder = await mkdtemp(join(tmpdir(), 'chargeline-story-'));
    const logger = logs === undefined ? pino({ level: 'silent' }) : pino({ level: 'trace' }, logs);
    const settings = { BILLING_FILE_EVERY_SECONDS: '0', ...env };
    const line = await startLine({
      folder,
      sources,
      logger,
      log,
      login: { name: 'biller', password: PASSWORD },
      env: settings,
    });
    const biller = await login(line.doors.gateway, `biller@${TENANT}`, PASSWORD);
    return new Clinic(line, biller, new MllpSender(line.doors.mllp), async () => {
      await line.stop();
      await close();
      await rm(folder, { recursive: true, force: true });
    });
  }

  /** Sends a visit's message over MLLP. */
  send(visit: Visit): Promise<Answer> {
    return this.mllp.send(message(visit));
  }

  claimId(visitNumber: string): string {
    return claimIdOf(encounterIdOf(this.line.keys, TENANT, 'main-street-epic', visitNumber));
  }

  async status(claimId: string): Promise<Readonly<Record<string, unknown>>> {
    const { body } = await this.biller.get(`claims/${claimId}/status`);
    return body as Record<string, unknown>;
  }

  /** Waits until a claim stands where it should. */
  async reaches(claimId: string, status: string): Promise<Readonly<Record<string, unknown>>> {
    await expect.poll(async () => (await this.status(claimId))['status'], { timeout: 30_000 }).toBe(status);
    return this.status(claimId);
  }

  /** A biller's evening: everything that waits goes into 837 files. */
  async file(): Promise<void> {
    await idle(this.line);
    expect(await this.biller.post('claims/file', {})).toMatchObject({ status: 202 });
    await idle(this.line);
  }

  /** Stops one room and starts it with other variables, as an operator does. */
  restart(room: string, env: Readonly<Record<string, string>>): Promise<void> {
    return this.line.restart(room, env);
  }

  async close(): Promise<void> {
    await this.mllp.close();
    await this.end();
  }
}

const { ok } = await kafkaHalf();

/** Tells the same story on both logs. */
export function onBothLogs(
  story: (clinic: () => Clinic) => void,
  env: LineOptions['env'] = {},
  logs?: () => DestinationStream,
): void {
  for (const [name, open] of Object.entries(LOGS)) {
    describe.skipIf(name === 'a real Kafka' && !ok)(`on ${name}`, () => {
      let clinic: Clinic;
      beforeAll(async () => {
        clinic = await Clinic.open(await open(), env, logs?.());
      });
      afterAll(() => clinic.close());
      story(() => clinic);
    });
  }
}
