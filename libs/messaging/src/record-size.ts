import { ChargelineError } from '@chargeline/kernel';
import type { NewRecord } from './log.js';

/** The most that one record may weigh, in bytes: below Kafka's `max.message.bytes` (1,048,588) with its framing. */
export const MAX_RECORD_BYTES = 1_000_000;

/** Upper bounds of what Kafka's record format (KIP-98, magic 2) adds to a record and to each of its headers, in bytes. */
const RECORD_FRAME = 40;
const HEADER_FRAME = 6;

/** The weight of a record in a Kafka batch, in bytes, rounded up. */
export function sizeOf({ key, value, headers }: NewRecord): number {
  let size = RECORD_FRAME + Buffer.byteLength(key) + value.length;
  for (const [name, text] of Object.entries(headers)) {
    size += HEADER_FRAME + Buffer.byteLength(name) + Buffer.byteLength(text);
  }
  return size;
}

/** Throws CHL_MESSAGING_TOO_LARGE, naming the topic and the size, never the content. */
export function refuseTooLarge(record: NewRecord): void {
  const size = sizeOf(record);
  if (size <= MAX_RECORD_BYTES) return;
  throw new ChargelineError(
    'CHL_MESSAGING_TOO_LARGE',
    `A record for ${record.topic} has ${size} bytes; the log takes ${MAX_RECORD_BYTES}.`,
    false,
  );
}
