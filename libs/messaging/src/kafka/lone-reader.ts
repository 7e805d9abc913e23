import { randomUUID } from 'node:crypto';
import type { Admin, Consumer, Kafka } from 'kafkajs';
import type { Ask } from './ask.js';
import { READING, RETRY } from './client.js';
import type { LoneReading } from './kafka-client.js';
import { fromKafka } from './kafka-error.js';
import { toRecord } from './kafka-record.js';

/**
 * Reads partitions outside of any service's group. kafkajs cannot read without a group, so this one joins a passing group of its
 * own, commits nothing and removes the group when it stops.
 */
export class LoneReader {
  private readonly consumer: Consumer;
  private readonly group: string;
  private readonly next: Map<number, bigint>;
  private stopping = false;

  constructor(
    client: Kafka,
    clientId: string,
    private readonly ask: Ask<Admin>,
    private readonly reading: LoneReading,
  ) {
    this.group = `${clientId}.passing.${randomUUID()}`;
    this.next = new Map(reading.from);
    const retry = { ...RETRY, restartOnFailure: async () => !this.stopping };
    this.consumer = client.consumer({ ...READING, groupId: this.group, sessionTimeout: 10_000, retry });
  }

  async start(): Promise<void> {
    const { consumer, reading } = this;
    const { topic, each, onPlace, onEnd } = reading;
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => this.seek(payload.memberAssignment[topic] ?? []));
    consumer.on(consumer.events.CRASH, ({ payload: { error, restart } }) => {
      if (!restart && !this.stopping) onEnd(fromKafka(error, `read ${topic}`));
    });
    consumer.on(consumer.events.END_BATCH_PROCESS, ({ payload: { partition, lastOffset } }) =>
      onPlace(partition, BigInt(lastOffset) + 1n),
    );
    try {
      await consumer.connect();
      await consumer.subscribe({ topic, fromBeginning: true });
      await consumer.run({
        autoCommit: false,
        eachBatch: async ({ batch: { partition, messages } }) => {
          for (const message of messages) {
            const offset = BigInt(message.offset);
            if (this.stopping || offset < (this.next.get(partition) ?? 0n)) continue;
            this.next.set(partition, offset + 1n);
            each(toRecord(topic, partition, message));
          }
        },
      });
    } catch (error) {
      await this.stop();
      throw fromKafka(error, `read ${topic}`);
    }
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.consumer.disconnect();
    // A group without commits goes by itself in time; this only hurries.
    await this.ask('remove a passing group', (admin) => admin.deleteGroups([this.group])).catch(() => undefined);
  }

  /** Runs each time the group was joined, before the first fetch: kafkajs has forgotten where it was. */
  private seek(assigned: readonly number[]): void {
    const { topic, from } = this.reading;
    for (const partition of assigned) {
      if (from.has(partition)) this.consumer.seek({ topic, partition, offset: String(this.next.get(partition)) });
      else this.consumer.pause([{ topic, partitions: [partition] }]);
    }
  }
}
