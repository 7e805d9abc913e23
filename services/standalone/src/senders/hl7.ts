import { connectMllp, decodeHl7, type MllpClient } from '@chargeline/hl7';
import type { Answer } from './answer.js';

const TIMEOUT_MILLIS = 30_000;

/** Reads an acknowledgement: MSA-1, and why from ERR-3 and ERR-8 or MSA-3 (HL7 v2.5 section 2.15). */
export function readAck(bytes: Buffer): Answer {
  const ack = decodeHl7(bytes);
  const code = ack.value('MSA-1');
  const error = ack.first('ERR');
  const because =
    error === undefined
      ? ack.value('MSA-3')
      : [error.get(2), error.get(3, 2), error.get(8)].filter((text) => text !== '').join(' ');
  return { accepted: code === 'AA' || code === 'CA', code, because };
}

/** One MLLP connection, one message in flight. */
export class MllpSender {
  private connection: Promise<MllpClient> | undefined;

  constructor(private readonly door: { readonly host: string; readonly port: number }) {}

  async send(body: Buffer): Promise<Answer> {
    this.connection ??= connectMllp({ ...this.door, timeoutMillis: TIMEOUT_MILLIS });
    const client = await this.connection;
    return readAck(await client.send(body));
  }

  async close(): Promise<void> {
    await (await this.connection)?.close();
  }
}

/** One HL7 v2 message over HTTP. */
export async function sendHl7(url: string, body: Buffer): Promise<Answer> {
  const response = await fetch(`${url}/hl7v2`, {
    method: 'POST',
    headers: { 'content-type': 'x-application/hl7-v2+er7' },
    body: new Uint8Array(body),
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  return bytes.toString('latin1', 0, 3) === 'MSH'
    ? readAck(bytes)
    : { accepted: false, code: String(response.status), because: bytes.toString('utf8').slice(0, 500) };
}
