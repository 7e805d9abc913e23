import { createHash } from 'node:crypto';
import type { GatewayUser, LineState } from '@chargeline/standalone';
import { networkCode, silent } from '../line/silent.js';
import type { Door } from './content.js';
import { brokenOff, claimsReply, fhirReply, hl7Reply, type Reply } from './reply.js';

export interface Sending {
  readonly doors: LineState['doors'];
  /** Who sends batches of claims; logged in anew for each, because tokens are short-lived. */
  readonly user: () => Promise<GatewayUser>;
}

async function post(url: string, headers: Readonly<Record<string, string>>, body: Buffer): Promise<Response> {
  return fetch(url, { method: 'POST', headers, body: new Uint8Array(body) });
}

async function hl7(ehr: string, body: Buffer): Promise<Reply> {
  const response = await post(`${ehr}/hl7v2`, { 'content-type': 'x-application/hl7-v2+er7' }, body);
  const said = Buffer.from(await response.arrayBuffer());
  return hl7Reply(response.status, response.headers.get('x-chargeline-encounters'), said);
}

async function fhir(ehr: string, body: Buffer, source: string | undefined): Promise<Reply> {
  const sender: Record<string, string> = source === undefined ? {} : { 'x-chargeline-source': source };
  const response = await post(`${ehr}/fhir`, { 'content-type': 'application/fhir+json', ...sender }, body);
  const named = response.headers.get('x-chargeline-encounters');
  return fhirReply(response.status, named, await response.json().catch(() => null));
}

/** The same file again is the same batch: its key is the SHA-256 of the file. */
async function claims(user: GatewayUser, body: Buffer): Promise<Reply> {
  const key = createHash('sha256').update(body).digest('hex');
  const batch: unknown = JSON.parse(body.toString('utf8'));
  const { status, body: said } = await user.post('claims/batch', batch, { 'idempotency-key': key });
  return claimsReply(status, said);
}

/**
 * Gives one part to its door and waits for the answer. `source` names the FHIR source that sends; without it the first of the
 * directory does. A connection that breaks off is a refusal. Throws CHL_CLI_MISSING when nobody listens any more.
 */
export async function sendPart(
  door: Door,
  body: Buffer,
  source: string | undefined,
  { doors, user }: Sending,
): Promise<Reply> {
  try {
    if (door === 'hl7') return await hl7(doors.ehr, body);
    if (door === 'fhir') return await fhir(doors.ehr, body, source);
    return await claims(await user(), body);
  } catch (error) {
    const code = networkCode(error);
    if (code === null) throw error;
    if (code !== 'ECONNREFUSED') return brokenOff();
    throw silent();
  }
}
