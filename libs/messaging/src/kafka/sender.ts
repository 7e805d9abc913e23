import type { NewRecord } from '../log.js';
import { MAX_RECORD_BYTES, sizeOf } from '../record-size.js';
import { fromKafka, isTooLarge } from './kafka-error.js';

/** kafkajs groups a send's records in quadratic time: 500 take 9 ms, 20,000 take 4 s. */
const MAX_RECORDS = 500;

interface Append {
  left: number;
  failed: boolean;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

interface Item {
  readonly record: NewRecord;
  readonly append: Append;
}

/** How many items, from the first, one send takes. Kafka's limit is on what one send brings to one partition; all count here. */
export function sendLength(sizes: readonly number[]): number {
  let bytes = 0;
  let count = 0;
  for (const size of sizes.slice(0, MAX_RECORDS)) {
    bytes += size;
    if (count > 0 && bytes > MAX_RECORD_BYTES) break;
    count += 1;
  }
  return count;
}

/**
 * Sends one after the other, in the order of the calls, so that a retry never overtakes; calls that come while one is under way
 * go together with the next. An append is done when all its records are acknowledged by all in-sync replicas.
 */
export class Sender {
  private queue: Item[] = [];
  private sending: Promise<void> | undefined;

  /** `produce` resolves when all in-sync replicas have all the records. */
  constructor(private readonly produce: (records: readonly NewRecord[]) => Promise<unknown>) {}

  append(records: readonly NewRecord[]): Promise<void> {
    if (records.length === 0) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const append: Append = { left: records.length, failed: false, resolve, reject };
      for (const record of records) this.queue.push({ record, append });
      this.sending ??= this.drain();
    });
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    await this.sending;
  }

  private async drain(): Promise<void> {
    while (this.queue.length > 0) {
      const sizes = this.queue.slice(0, MAX_RECORDS).map(({ record }) => sizeOf(record));
      await this.send(this.queue.splice(0, sendLength(sizes)));
      this.queue = this.queue.filter(({ append }) => !append.failed);
    }
    this.sending = undefined;
  }

  /** A broker may take less than we think: what is too large for it is halved until one record is alone. */
  private async send(items: readonly Item[]): Promise<void> {
    try {
      await this.produce(items.map(({ record }) => record));
    } catch (error) {
      if (!isTooLarge(error) || items.length === 1) return refuse(items, error);
      const middle = items.length >> 1;
      await this.send(items.slice(0, middle));
      return await this.send(items.slice(middle));
    }
    for (const { append } of items) {
      append.left -= 1;
      if (append.left === 0 && !append.failed) append.resolve();
    }
  }
}

function refuse(items: readonly Item[], error: unknown): void {
  const topics = [...new Set(items.map(({ record }) => record.topic))].join(', ');
  for (const { append } of items) {
    append.failed = true;
    append.reject(fromKafka(error, `append to ${topics}`));
  }
}
