import type { KafkaRecord, RecordsBatch } from '@platformatic/kafka';
import { textOf } from '../kafka/kafka-record.js';
import type { LogRecord } from '../log.js';

/** Marks a batch that holds no records but the end of a transaction (KIP-98). */
const CONTROL = 0b100000;

/** A header that stands twice says nothing certain, and one that is not UTF-8 says nothing at all: both are left out. */
function headersOf(headers: KafkaRecord['headers']): Record<string, string> {
  const read = new Map<string, string | null>();
  for (const [key, value] of headers) {
    const name = textOf(key);
    if (name !== null) read.set(name, read.has(name) ? null : textOf(value));
  }
  return Object.fromEntries([...read].filter((entry): entry is [string, string] => entry[1] !== null));
}

/** What a fetch brought from one partition, from offset `from` on, as the log shows it. A batch may begin before. */
export function recordsOf(
  topic: string,
  partition: number,
  from: bigint,
  batches: readonly RecordsBatch[],
): readonly LogRecord[] {
  const records: LogRecord[] = [];
  for (const { attributes, firstOffset, records: stored } of batches) {
    if ((attributes & CONTROL) !== 0) continue;
    for (const { offsetDelta, key, value, headers } of stored) {
      const offset = firstOffset + BigInt(offsetDelta);
      if (offset < from) continue;
      records.push({ topic, partition, offset: String(offset), key: textOf(key), value, headers: headersOf(headers) });
    }
  }
  return records;
}

/** The offset after all that the batches hold, also what is no record; `from` when they hold nothing. */
export function nextOf(from: bigint, batches: readonly RecordsBatch[]): bigint {
  const last = batches.at(-1);
  if (last === undefined) return from;
  const next = last.firstOffset + BigInt(last.lastOffsetDelta) + 1n;
  return next > from ? next : from;
}
