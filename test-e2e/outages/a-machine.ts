import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Machine, readinessOf, startMachine } from '@chargeline/machine';
import { claimIdOf } from '@chargeline/kernel';
import { encounterIdOf } from '@chargeline/security';
import { type Answer, type GatewayUser, idle, login, MllpSender } from '@chargeline/standalone';
import { pino } from 'pino';
import { expect } from 'vitest';
import { message, sources } from '../stories/messages.js';

const TENANT = 'main-street';
const PASSWORD = 'outages-only-password';
/** Long enough for a session to end, a leader to be found and eight rooms to come back on a busy machine. */
const PATIENCE = { timeout: 90_000, interval: 250 };

/** The line on this machine, rooms as processes, whose broker and database may go. */
export class OutageLine {
  private constructor(
    readonly machine: Machine,
    private readonly biller: GatewayUser,
    private readonly folder: string,
  ) {}

  static async open(): Promise<OutageLine> {
    const folder = await mkdtemp(join(tmpdir(), 'chargeline-outage-'));
    const machine = await startMachine({
      folder,
      sources,
      logger: pino({ level: 'silent' }),
      login: { name: 'biller', password: PASSWORD },
      env: { BILLING_FILE_EVERY_SECONDS: '0' },
    });
    const biller = await login(machine.doors.gateway, `biller@${TENANT}`, PASSWORD);
    return new OutageLine(machine, biller, folder);
  }

  /** Sends one visit by MLLP on a connection of its own. What cannot even be sent was not acknowledged. */
  async send(number: string): Promise<Answer> {
    const sender = new MllpSender(this.machine.doors.mllp);
    try {
      return await sender.send(message({ number, controlId: `C${number}` }));
    } catch {
      return { accepted: false, code: 'none', because: 'no answer' };
    } finally {
      await sender.close().catch(() => undefined);
    }
  }

  /** As a real sender: again and again until it is acknowledged. */
  async sendUntilTaken(number: string): Promise<void> {
    await expect.poll(async () => (await this.send(number)).code, PATIENCE).toBe('AA');
  }

  private async states(): Promise<Readonly<Record<string, unknown>>> {
    const admins = Object.entries(this.machine.admin());
    return Object.fromEntries(await Promise.all(admins.map(async ([room, url]) => [room, await readinessOf(url)])));
  }

  /** Resolves when each of these rooms says that it is not ready because of `check`. */
  async notReady(check: string, rooms: readonly string[]): Promise<void> {
    const wanted = Object.fromEntries(
      rooms.map((room) => [
        room,
        {
          status: 'not-ready',
          checks: expect.objectContaining({ [check]: expect.stringMatching(/^CHL_/) as unknown }),
        },
      ]),
    );
    await expect.poll(() => this.states(), PATIENCE).toMatchObject(wanted);
  }

  async allReady(): Promise<void> {
    await expect
      .poll(
        async () =>
          Object.values(await this.states()).every((state) => (state as { status: string } | null)?.status === 'ready'),
        PATIENCE,
      )
      .toBe(true);
  }

  /** The same processes as before: none ended and was started again. */
  lives(): readonly (readonly [string, number | undefined])[] {
    return this.machine.processes().map(({ instance, pid }) => [instance.name, pid]);
  }

  async isBilled(number: string): Promise<void> {
    const claimId = claimIdOf(encounterIdOf(this.machine.keys, TENANT, 'main-street-epic', number));
    const status = async (): Promise<unknown> => {
      const { body } = await this.biller.get(`claims/${claimId}/status`);
      return (body as Record<string, unknown> | null)?.['status'];
    };
    await expect.poll(status, PATIENCE).toBe('posted');
  }

  idle(): Promise<void> {
    return idle(this.machine);
  }

  async close(): Promise<void> {
    await this.machine.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}
