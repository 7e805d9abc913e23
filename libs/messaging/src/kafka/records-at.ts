import { setTimeout as after } from 'node:timers/promises';
import type { LogRecord } from '../log.js';
import type { Ends, KafkaClient } from './kafka-client.js';

const PATIENCE_MS = 10_000;

/**
 * The records at one offset in each partition, by one reading. An offset that has no record (it is gone, or the mark of a
 * transaction) shows none: when the reading has not passed it in ten seconds, what was seen is all, if the brokers answer at all.
 */
export async function recordsAt(
  { read, ends }: Pick<KafkaClient, 'read'> & { readonly ends: () => Promise<ReadonlyMap<number, Ends>> },
  topic: string,
  offsets: ReadonlyMap<number, bigint>,
  patienceMs = PATIENCE_MS,
): Promise<readonly LogRecord[]> {
  if (offsets.size === 0) return [];
  const seen = new Map<number, LogRecord>();
  const left = new Map(offsets);
  const { promise: passed, resolve, reject } = Promise.withResolvers<void>();
  passed.catch(() => undefined);
  const reader = await read({
    topic,
    from: offsets,
    each: (record) => {
      if (BigInt(record.offset) === offsets.get(record.partition)) seen.set(record.partition, record);
    },
    onPlace: (partition, next) => {
      if (next > (left.get(partition) ?? next)) left.delete(partition);
      if (left.size === 0) resolve();
    },
    onEnd: reject,
  });
  const over = new AbortController();
  try {
    const late = after(patienceMs, undefined, { signal: over.signal }).then(ends);
    await Promise.race([passed, late]);
  } finally {
    over.abort();
    await reader.stop();
  }
  return [...offsets.keys()].flatMap((partition) => seen.get(partition) ?? []);
}
