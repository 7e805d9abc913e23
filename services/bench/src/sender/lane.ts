import { type Line, MllpSender, readAck } from '@chargeline/standalone';
import type { Letter } from '../tape/tape.js';
import { type HttpAnswer, post } from './post.js';
import type { Tokens } from './tokens.js';

/** What a door said: AA, AE, AR, CA, CE, CR, or an HTTP status. */
export interface Said {
  readonly accepted: boolean;
  readonly code: string;
}

const byStatus = ({ status }: HttpAnswer): Said => ({ accepted: status === 202, code: String(status) });
const byAck = ({ status, body }: HttpAnswer): Said =>
  body.toString('latin1', 0, 3) === 'MSH' ? readAck(body) : { accepted: false, code: String(status) };

/** One sender with one message in flight, and an MLLP connection of its own. */
export class Lane {
  private readonly mllp: MllpSender;

  constructor(
    private readonly doors: Line['doors'],
    private readonly tokens: Tokens,
  ) {
    this.mllp = new MllpSender(doors.mllp);
  }

  async send({ door, body, tenantId, sourceId, messageId }: Letter): Promise<Said> {
    const { ehr, gateway } = this.doors;
    if (door === 'mllp') return this.mllp.send(body);
    if (door === 'hl7-http')
      return byAck(await post(`${ehr}/hl7v2`, { 'content-type': 'x-application/hl7-v2+er7' }, body));
    if (door === 'fhir') {
      const headers = { 'content-type': 'application/fhir+json', 'x-chargeline-source': sourceId };
      return byStatus(await post(`${ehr}/fhir`, headers, body));
    }
    const authorization = `Bearer ${await this.tokens.of(tenantId)}`;
    const headers = { 'content-type': 'application/json', 'idempotency-key': messageId, authorization };
    return byStatus(await post(`${gateway}/api/v1/claims/batch`, headers, body));
  }

  close(): Promise<void> {
    return this.mllp.close();
  }
}
