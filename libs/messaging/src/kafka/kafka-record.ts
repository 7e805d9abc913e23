import { isUtf8 } from 'node:buffer';
import type { IHeaders, KafkaMessage } from 'kafkajs';
import type { LogRecord } from '../log.js';

/** What the bytes say, or null when they are not UTF-8. */
export const textOf = (bytes: Buffer | string | null | undefined): string | null => {
  if (bytes === null || bytes === undefined) return null;
  if (typeof bytes === 'string') return bytes;
  return isUtf8(bytes) ? bytes.toString() : null;
};

/** A header that stands twice says nothing certain, and one that is not UTF-8 says nothing at all: both are left out. */
function headersOf(headers: IHeaders): Record<string, string> {
  const read: [string, string][] = [];
  for (const [name, value] of Object.entries(headers)) {
    const text = Array.isArray(value) ? null : textOf(value);
    if (text !== null) read.push([name, text]);
  }
  return Object.fromEntries(read);
}

/** A Kafka message as the log shows it. A key that is not UTF-8 is no key. */
export function toRecord(topic: string, partition: number, message: KafkaMessage): LogRecord {
  const { offset, key, value, headers } = message;
  return { topic, partition, offset, key: textOf(key), value, headers: headersOf(headers ?? {}) };
}
