import type { Consumer, EachBatchPayload, Kafka, KafkaMessage } from 'kafkajs';
import type { Batch, GroupSubscription, SubscribeOptions } from '../log.js';
import { READING, RETRY } from './client.js';
import { fromKafka } from './kafka-error.js';
import { DEFAULT_SESSION_MS, type KafkaLogOptions } from './kafka-options.js';
import { toRecord } from './kafka-record.js';
import { lifeSigns } from './life-signs.js';
import { offer } from './offer.js';
import { Presence } from './presence.js';

/** One member of a group. Commits slice after slice, after each one's effect, and never otherwise. */
export class KafkaGroupMember implements GroupSubscription {
  private readonly consumer: Consumer;
  private readonly presence: Presence;
  private stopping = false;
  /** Aborted when the partitions move away or the member stops, with the error that the runner must see; renewed when it has joined. */
  private holding = new AbortController();

  constructor(
    client: Kafka,
    private readonly options: SubscribeOptions,
    private readonly settings: KafkaLogOptions,
  ) {
    const sessionTimeout = settings.sessionTimeoutMs ?? DEFAULT_SESSION_MS;
    this.presence = new Presence(sessionTimeout);
    this.consumer = client.consumer({
      ...READING,
      groupId: options.group,
      sessionTimeout,
      retry: { ...RETRY, restartOnFailure: async () => !this.stopping },
    });
  }

  /** Resolves when the group has let the member in. */
  async join(): Promise<void> {
    const { consumer, options, presence } = this;
    consumer.on(consumer.events.HEARTBEAT, presence.seen);
    consumer.on(consumer.events.CRASH, presence.gone);
    const joined = new Promise<void>((resolve, reject) => {
      consumer.on(consumer.events.GROUP_JOIN, () => {
        presence.seen();
        if (!this.stopping) this.holding = new AbortController();
        resolve();
      });
      consumer.on(consumer.events.CRASH, ({ payload: { error } }) => reject(error));
    });
    joined.catch(() => undefined);
    try {
      await consumer.connect();
      await consumer.subscribe({ topics: [...options.topics], fromBeginning: true });
      await consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        eachBatch: (payload) => this.eachBatch(payload),
      });
      await joined;
    } catch (error) {
      await this.stop();
      throw fromKafka(error, `join group ${options.group}`);
    }
    consumer.on(consumer.events.CRASH, ({ payload: { error, restart } }) => this.crashed(error, restart));
  }

  readonly joined = (): boolean => !this.stopping && this.presence.joined();

  readonly stop = async (): Promise<void> => {
    this.stopping = true;
    this.holding.abort();
    await this.consumer.disconnect();
  };

  private crashed(error: Error, restart: boolean): void {
    if (this.stopping) return;
    const fault = fromKafka(error, `serve group ${this.options.group}`);
    if (restart) this.settings.onAlarm?.(`${fault.message} The consumer starts again.`);
    else this.settings.onCrash?.(fault);
  }

  private async eachBatch(payload: EachBatchPayload): Promise<void> {
    const { batch } = payload;
    const { topic, partition, messages } = batch;
    const { maxBatch } = this.options;
    for (let first = 0; first < messages.length; first += maxBatch) {
      const slice = messages.slice(first, first + maxBatch);
      if (!(await this.slice(payload, slice))) return;
      // The last slice also passes what is no record: the marks of transactions.
      const last = first + maxBatch >= messages.length ? batch.lastOffset() : slice.at(-1)!.offset;
      const offset = String(BigInt(last) + 1n);
      await payload.commitOffsetsIfNecessary({ topics: [{ topic, partitions: [{ partition, offset }] }] });
      payload.resolveOffset(last);
    }
  }

  /** Offers a slice until it is taken. False when the member stops first; throws what makes the runner join again when the partitions move. */
  private async slice(payload: EachBatchPayload, messages: readonly KafkaMessage[]): Promise<boolean> {
    const { holding } = this;
    const { signal } = holding;
    const { topic, partition } = payload.batch;
    const records = messages.map((message) => toRecord(topic, partition, message));
    const signs = lifeSigns(
      () => payload.heartbeat(),
      (error) => holding.abort(error),
    );
    const offered: Batch = { topic, partition, records, heartbeat: signs.heartbeat, signal };
    try {
      if (await offer(offered, this.options)) return true;
    } finally {
      signs.stop();
    }
    if (!this.stopping) throw signal.reason;
    return false;
  }
}
