import { type Kafka, Partitioners, type Producer } from 'kafkajs';
import type { Lag, Log, LogRecord, NewRecord, SubscribeOptions, Subscription, Tail, TopicSpec } from '../log.js';
import { refuseTooLarge } from '../record-size.js';
import { type Ask, asking } from './ask.js';
import { newClient, RETRY } from './client.js';
import { KafkaGroupMember } from './group-member.js';
import { fromKafka, noTopic } from './kafka-error.js';
import type { KafkaLogOptions } from './kafka-options.js';
import { LoneReader, type LoneReading } from './lone-reader.js';
import { behind, groupPlaces, lossAt } from './places.js';
import { Sender } from './sender.js';
import { createMissing, listTopics } from './topics.js';

/** A log on Apache Kafka by kafkajs 2.2.4. Connects with its first use. */
export const kafkaLog = (options: KafkaLogOptions): Log => new KafkaLog(options);

export class KafkaLog implements Log {
  private readonly producer: Producer;
  private readonly sender: Sender;
  private readonly ask: Ask;
  private readonly stops = new Set<() => Promise<void>>();
  private readonly known = new Set<string>();
  private connected: Promise<void> | undefined;

  constructor(private readonly options: KafkaLogOptions) {
    const client = newClient(options);
    this.ask = asking(client);
    this.producer = client.producer({
      createPartitioner: Partitioners.JavaCompatiblePartitioner,
      allowAutoTopicCreation: false,
      // With sequence numbers, a send given up on and another in its place look alike to the broker, which drops the second as a
      // copy. Without, a retry may double a record: our event ids make that harmless, a lost one nothing would.
      idempotent: false,
      retry: RETRY,
    });
    this.sender = new Sender(this.producer);
  }

  async append(records: readonly NewRecord[]): Promise<void> {
    for (const record of records) refuseTooLarge(record);
    await this.connect();
    await this.mustExist(new Set(records.map(({ topic }) => topic)));
    await this.sender.append(records);
  }

  async subscribe(options: SubscribeOptions): Promise<Subscription> {
    await this.mustExist(new Set(options.topics));
    await this.ask(`look up group ${options.group}`, async (admin) => {
      for (const place of await groupPlaces(admin, options.group, options.topics)) {
        const loss = lossAt(options.group, place);
        if (loss !== undefined) this.options.onAlarm?.(loss);
      }
    });
    const member = new KafkaGroupMember(this.newClient(), options, this.options);
    await member.join();
    return { stop: this.stopping(member.stop) };
  }

  async tail(topic: string, each: (record: LogRecord) => void): Promise<Tail> {
    const ends = await this.ends(topic);
    const waiting = new Map(
      [...ends].filter(([, { low, high }]) => high > low).map(([part, { high }]) => [part, high]),
    );
    const caughtUp = Promise.withResolvers<void>();
    caughtUp.promise.catch(() => undefined);
    const onPlace = (partition: number, next: bigint): void => {
      if (next >= (waiting.get(partition) ?? 0n)) waiting.delete(partition);
      if (waiting.size === 0) caughtUp.resolve();
    };
    onPlace(-1, 0n);
    const from = new Map([...ends].map(([partition, { low }]) => [partition, low]));
    const onEnd = (error: unknown): void => {
      caughtUp.reject(error);
      this.options.onCrash?.(fromKafka(error, `read ${topic}`));
    };
    const reader = await this.read({ topic, from, each, onPlace, onEnd });
    return { caughtUp: caughtUp.promise, stop: this.stopping(() => reader.stop()) };
  }

  async readAt(topic: string, partition: number, offset: string): Promise<LogRecord | null> {
    const wanted = BigInt(offset);
    const end = (await this.ends(topic)).get(partition);
    if (end === undefined || wanted < end.low || wanted >= end.high) return null;
    let found: LogRecord | null = null;
    const passed = Promise.withResolvers<void>();
    const reader = await this.read({
      topic,
      from: new Map([[partition, wanted]]),
      each: (record) => {
        if (record.offset === offset) found = record;
      },
      onPlace: (_, next) => next > wanted && passed.resolve(),
      onEnd: passed.reject,
    });
    try {
      await passed.promise;
    } finally {
      await reader.stop();
    }
    return found;
  }

  createTopics(topics: readonly TopicSpec[]): Promise<void> {
    return createMissing(this.ask, topics, this.options);
  }

  listTopics(): Promise<readonly TopicSpec[]> {
    return listTopics(this.ask);
  }

  async lag(group: string, topics: readonly string[]): Promise<readonly Lag[]> {
    await this.mustExist(new Set(topics));
    return this.ask(`look up group ${group}`, async (admin) => {
      const places = await groupPlaces(admin, group, topics);
      return topics.map((topic) => ({
        topic,
        behind: places.filter((place) => place.topic === topic).reduce((sum, place) => sum + behind(place), 0),
      }));
    });
  }

  async close(): Promise<void> {
    await Promise.all([...this.stops].map((stop) => stop()));
    await this.sender.idle();
    if (this.connected === undefined) return;
    await this.connected.catch(() => undefined);
    await this.producer.disconnect();
  }

  private newClient(): Kafka {
    return newClient(this.options);
  }

  private async connect(): Promise<void> {
    this.connected ??= this.producer.connect();
    try {
      await this.connected;
    } catch (error) {
      this.connected = undefined;
      throw fromKafka(error, 'connect');
    }
  }

  /** kafkajs would ask for a missing topic again and again before it says so. */
  private async mustExist(topics: ReadonlySet<string>): Promise<void> {
    if ([...topics].every((topic) => this.known.has(topic))) return;
    for (const { name } of await this.listTopics()) this.known.add(name);
    for (const topic of topics) if (!this.known.has(topic)) throw noTopic(topic);
  }

  private async ends(topic: string): Promise<ReadonlyMap<number, { readonly low: bigint; readonly high: bigint }>> {
    await this.mustExist(new Set([topic]));
    const ends = await this.ask(`look up ${topic}`, (admin) => admin.fetchTopicOffsets(topic));
    return new Map(ends.map(({ partition, low, high }) => [partition, { low: BigInt(low), high: BigInt(high) }]));
  }

  private async read(reading: LoneReading): Promise<LoneReader> {
    const reader = new LoneReader(this.newClient(), this.options.clientId, this.ask, reading);
    await reader.start();
    return reader;
  }

  /** Remembers how to stop something, so that `close` leaves nothing behind. */
  private stopping(stop: () => Promise<void>): () => Promise<void> {
    const once = async (): Promise<void> => {
      this.stops.delete(once);
      await stop();
    };
    this.stops.add(once);
    return once;
  }
}
