import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMachine } from '@chargeline/machine';
import { encounterIdOf } from '@chargeline/security';
import {
  type GatewayUser,
  idle,
  type Line,
  type LineOptions,
  login,
  MllpSender,
  startLine,
} from '@chargeline/standalone';
import { type Receiver, startReceiver } from '@chargeline/telemetry/testing';
import { pino } from 'pino';
import { expect, vi } from 'vitest';
import { message, sources, type Visit } from '../stories/messages.js';

const TENANT = 'main-street';
const PASSWORD = 'telemetry-only-password';
const PATIENCE = { timeout: 60_000, interval: 200 };

/** The ways to run the line: all rooms in this process, or each in its own on a real Kafka. */
export const WAYS: Readonly<Record<string, (options: LineOptions) => Promise<Line>>> = {
  'one process, the in-process log': startLine,
  'a process a room, a real Kafka': startMachine,
};

/** A line that tells a receiver of itself. */
export class TracedLine {
  private constructor(
    readonly line: Line,
    readonly receiver: Receiver,
    readonly biller: GatewayUser,
    private readonly folder: string,
  ) {}

  static async open(start: (options: LineOptions) => Promise<Line>): Promise<TracedLine> {
    const folder = await mkdtemp(join(tmpdir(), 'chargeline-telemetry-'));
    const receiver = await startReceiver();
    const line = await start({
      folder,
      sources,
      logger: pino({ level: 'silent' }),
      login: { name: 'biller', password: PASSWORD },
      env: {
        BILLING_FILE_EVERY_SECONDS: '0',
        OTEL_EXPORTER_OTLP_ENDPOINT: receiver.endpoint,
        OTEL_METRIC_EXPORT_INTERVAL: '1000',
      },
    });
    const biller = await login(line.doors.gateway, `biller@${TENANT}`, PASSWORD);
    return new TracedLine(line, receiver, biller, folder);
  }

  /** By MLLP; the code of the answer. */
  async send(visit: Visit, change: (text: string) => string = (text) => text): Promise<string> {
    const sender = new MllpSender(this.line.doors.mllp);
    const { code } = await sender.send(Buffer.from(change(message(visit).toString())));
    await sender.close();
    return code;
  }

  encounterId(visitNumber: string): string {
    return encounterIdOf(this.line.keys, TENANT, `${TENANT}-epic`, visitNumber);
  }

  /** Waits until a claim, by its own id or its encounter's, stands where it should. */
  async reaches(id: string, status: string): Promise<void> {
    const ask = async (): Promise<unknown> => {
      const { body } = await this.biller.get(`claims/${id}/status`);
      return (body as Record<string, unknown> | null)?.['status'];
    };
    await vi.waitFor(async () => expect(await ask()).toBe(status), PATIENCE);
  }

  idle(): Promise<void> {
    return idle(this.line);
  }

  /** What each room answers to its operators, when none tells of a lag any more: a lag that was asked for is remembered for seconds. */
  async metrics(): Promise<Readonly<Record<string, string>>> {
    const answer = async ([room, url]: readonly [string, string]): Promise<readonly [string, string]> => [
      room,
      await (await fetch(`${url}/metrics`)).text(),
    ];
    return vi.waitFor(async () => {
      const told = Object.fromEntries(await Promise.all(Object.entries(this.line.admin()).map(answer)));
      expect(
        Object.values(told)
          .join('')
          .match(/^chargeline_lag_records\{.*\} [1-9].*$/gm),
      ).toBeNull();
      return told;
    }, PATIENCE);
  }

  /** After it the receiver has all. */
  async stop(): Promise<void> {
    await this.line.stop();
    await this.receiver.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}
