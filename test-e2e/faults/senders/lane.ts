import { type Answer, type Line, MllpSender, sendBatch, sendFhir, sendHl7 } from '@chargeline/standalone';
import type { Delivery } from '@chargeline/synth';
import { inTime } from '../wait.ts';
import type { Logins } from './logins.ts';

const TIMEOUT_MILLIS = 20_000;

/** One sender: one MLLP connection, which is opened anew after it failed, and one message in flight. */
export class Lane {
  readonly #doors: Line['doors'];
  readonly #logins: Logins;
  #mllp: MllpSender;

  constructor(doors: Line['doors'], logins: Logins) {
    this.#doors = doors;
    this.#logins = logins;
    this.#mllp = new MllpSender(doors.mllp);
  }

  /** Sends once. Rejects when no answer came. */
  async attempt({ door, body, sourceId, tenantId, messageId }: Delivery): Promise<Answer> {
    if (door === 'mllp') return await this.#byMllp(body);
    if (door === 'hl7-http') return await inTime(TIMEOUT_MILLIS, sendHl7(this.#doors.ehr, body));
    if (door === 'fhir') return await inTime(TIMEOUT_MILLIS, sendFhir(this.#doors.ehr, body, sourceId));
    const user = await this.#logins.of(tenantId);
    const answer = await inTime(TIMEOUT_MILLIS, sendBatch(user, body, messageId));
    if (answer.code === '401') this.#logins.forget(tenantId);
    return answer;
  }

  async close(): Promise<void> {
    await this.#mllp.close().catch(() => undefined);
  }

  async #byMllp(body: Buffer): Promise<Answer> {
    try {
      return await this.#mllp.send(body);
    } catch (error) {
      await this.close();
      this.#mllp = new MllpSender(this.#doors.mllp);
      throw error;
    }
  }
}
