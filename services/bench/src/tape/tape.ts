import { createReadStream } from 'node:fs';
import type { Delivery } from '@chargeline/synth';

/** A delivery as its sender needs it. */
export interface Letter extends Pick<Delivery, 'door' | 'tenantId' | 'sourceId' | 'messageId' | 'expect' | 'body'> {
  /** Its place among the messages of its phase, from 0. */
  readonly turn: number;
}

const LENGTH = 4;
const CHUNK = 64 * 1024;

function counted(bytes: Buffer): readonly Buffer[] {
  const length = Buffer.alloc(LENGTH);
  length.writeUInt32BE(bytes.length);
  return [length, bytes];
}

/** A letter as it stands on a tape: its label as JSON, then its body, each after its length. */
export function onTape({ body, ...label }: Letter): Buffer {
  return Buffer.concat([...counted(Buffer.from(JSON.stringify(label), 'utf8')), ...counted(body)]);
}

/** The first part of `bytes` and what follows it; null when it is not whole yet. */
function partOf(bytes: Buffer): readonly [part: Buffer, rest: Buffer] | null {
  if (bytes.length < LENGTH) return null;
  const end = LENGTH + bytes.readUInt32BE();
  return bytes.length < end ? null : [bytes.subarray(LENGTH, end), bytes.subarray(end)];
}

/** The letters of a tape, one after the other; it holds little more than one at a time. */
export async function* lettersOf(path: string): AsyncGenerator<Letter> {
  let bytes: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK })) {
    bytes = Buffer.concat([bytes, chunk as Buffer]);
    for (;;) {
      const label = partOf(bytes);
      const body = label === null ? null : partOf(label[1]);
      if (label === null || body === null) break;
      yield { ...(JSON.parse(label[0].toString('utf8')) as Omit<Letter, 'body'>), body: body[0] };
      bytes = body[1];
    }
  }
}
