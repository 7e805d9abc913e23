import { claimIdOf } from '@chargeline/kernel';
import { encounterIdOf } from '@chargeline/security';
import { type Answer, type GatewayUser, idle, type Line, login, MllpSender } from '@chargeline/standalone';
import { expect } from 'vitest';
import { type ALine, PASSWORD } from './a-line.js';
import { message, type Visit } from './messages.js';

const TENANT = 'main-street';

interface RulebookChange {
  readonly changeId: string;
  readonly state: string;
}

/** The line as a clinic and its billers meet it: through doors and answers alone. */
export class Clinic<L extends Line = Line> {
  private constructor(
    private readonly home: ALine<L>,
    readonly biller: GatewayUser,
    private readonly mllp: MllpSender,
    private readonly mark: string,
  ) {}

  /** `mark` ends the numbers of its visits and messages, so that several stories can be told on one line. */
  static async at<L extends Line>(home: ALine<L>, mark = ''): Promise<Clinic<L>> {
    const { doors } = home.line;
    const biller = await login(doors.gateway, `biller@${TENANT}`, PASSWORD);
    return new Clinic(home, biller, new MllpSender(doors.mllp), mark);
  }

  get line(): L {
    return this.home.line;
  }

  /** All that the rooms have logged. */
  logged(): Promise<string> {
    return this.home.logged();
  }

  /** Sends a visit's message over MLLP. */
  send(visit: Visit): Promise<Answer> {
    const { number, controlId } = visit;
    return this.mllp.send(message({ ...visit, number: number + this.mark, controlId: controlId + this.mark }));
  }

  claimId(visitNumber: string): string {
    return claimIdOf(this.encounterId(visitNumber));
  }

  encounterId(visitNumber: string): string {
    return encounterIdOf(this.line.keys, TENANT, 'main-street-epic', visitNumber + this.mark);
  }

  async status(claimId: string): Promise<Readonly<Record<string, unknown>>> {
    const { body } = await this.biller.get(`claims/${claimId}/status`);
    return body as Record<string, unknown>;
  }

  /** The last thing that a person or a rule did about a claim. */
  async lastDoneTo(claimId: string): Promise<unknown> {
    await idle(this.line);
    const { body } = await this.biller.get(`claims/${claimId}/corrections`);
    return (body as { readonly corrections: readonly unknown[] }).corrections[0];
  }

  /** Waits until a claim stands where it should. */
  async reaches(claimId: string, status: string): Promise<Readonly<Record<string, unknown>>> {
    await expect.poll(async () => (await this.status(claimId))['status'], { timeout: 60_000 }).toBe(status);
    return this.status(claimId);
  }

  /** Asks for a change of the clinic's rulebook, and waits for what becomes of it. */
  async changeRulebook(asked: object): Promise<unknown> {
    const { status, body } = await this.biller.post('rules/changes', { reason: 'a policy', ...asked });
    expect([status, body]).toEqual([202, { changeId: expect.any(String) as string }]);
    const { changeId } = body as { readonly changeId: string };
    const become = async (): Promise<RulebookChange | undefined> => {
      const { body: page } = await this.biller.get('rules/changes');
      return (page as { readonly changes: readonly RulebookChange[] }).changes.find((one) => one.changeId === changeId);
    };
    await expect.poll(async () => (await become())?.state ?? 'requested', { timeout: 60_000 }).not.toBe('requested');
    return become();
  }

  /**
   * Runs a claim again as long as it stands where it stood, until it stands where a change of the rulebook should bring it: each member of
   * the rules room hears of a change by itself.
   */
  async runAgainUntil(claimId: string, status: string): Promise<Readonly<Record<string, unknown>>> {
    const { status: before } = await this.status(claimId);
    let asked: unknown = null;
    const run = async (): Promise<unknown> => {
      const { status: now, revision } = await this.status(claimId);
      if (now === before && revision !== asked) {
        asked = revision;
        await this.biller.post('claims/reprocess', { claimIds: [claimId] });
      }
      return now;
    };
    await expect.poll(run, { timeout: 60_000, interval: 250 }).toBe(status);
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

  /** Ends its own connection; the line is others' too. */
  leave(): Promise<void> {
    return this.mllp.close();
  }
}
