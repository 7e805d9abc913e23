import type { GroupSubscription, Lag, Log, LogRecord, NewRecord, SubscribeOptions, Tail, TopicSpec } from '../log.js';
import { refuseTooLarge } from '../record-size.js';
import type { Ends, KafkaClient } from './kafka-client.js';
import { inTime } from './in-time.js';
import { fromKafka, noTopic } from './kafka-error.js';
import type { KafkaLogOptions } from './kafka-options.js';
import { missingTopics } from './missing-topics.js';
import { behind, lossAt } from './places.js';
import { Progress } from './progress.js';
import { recordsAt } from './records-at.js';
import { Sender } from './sender.js';

/** Health is asked: an answer that comes later is none. */
const ANSWER_MS = 4_500;

/** Where the partitions end that hold a record. */
const highs = (ends: ReadonlyMap<number, Ends>): ReadonlyMap<number, bigint> =>
  new Map([...ends].filter(([, { low, high }]) => high > low).map(([partition, { high }]) => [partition, high]));

/** A log on Apache Kafka by one of its clients. Connects with its first use. */
export class KafkaLog implements Log {
  private readonly sender: Sender;
  private readonly stops = new Set<() => Promise<void>>();
  private readonly known = new Set<string>();
  private connected: Promise<void> | undefined;

  constructor(
    private readonly client: KafkaClient,
    private readonly options: KafkaLogOptions,
  ) {
    this.sender = new Sender(client.produce);
  }

  async append(records: readonly NewRecord[]): Promise<void> {
    for (const record of records) refuseTooLarge(record);
    await this.connect();
    await this.mustExist(new Set(records.map(({ topic }) => topic)));
    await this.sender.append(records);
  }

  async subscribe(options: SubscribeOptions): Promise<GroupSubscription> {
    await this.mustExist(new Set(options.topics));
    for (const place of await this.client.groupPlaces(options.group, options.topics)) {
      const loss = lossAt(options.group, place);
      if (loss !== undefined) this.options.onAlarm?.(loss);
    }
    const member = await this.client.join(options);
    return { joined: member.joined, stop: this.stopping(member.stop) };
  }

  async tail(topic: string, each: (record: LogRecord) => void): Promise<Tail> {
    const ends = await this.ends(topic);
    const from = new Map([...ends].map(([partition, { low }]) => [partition, low]));
    const progress = new Progress(from);
    const caughtUp = progress.reach(highs(ends));
    caughtUp.catch(() => undefined);
    const onPlace = (partition: number, next: bigint): void => progress.note(partition, next);
    const onEnd = (error: unknown): void => {
      const fault = fromKafka(error, `read ${topic}`);
      progress.fail(fault);
      this.options.onCrash?.(fault);
    };
    const reader = await this.client.read({ topic, from, each, onPlace, onEnd });
    return {
      caughtUp,
      catchUp: async () => progress.reach(highs(await this.ends(topic))),
      stop: this.stopping(reader.stop),
    };
  }

  async readAt(topic: string, partition: number, offset: string): Promise<LogRecord | null> {
    const wanted = BigInt(offset);
    const end = (await this.ends(topic)).get(partition);
    if (end === undefined || wanted < end.low || wanted >= end.high) return null;
    const [record] = await this.recordsAt(topic, new Map([[partition, wanted]]));
    return record ?? null;
  }

  async newest(topic: string): Promise<readonly LogRecord[]> {
    const filled = [...(await this.ends(topic))].filter(([, { low, high }]) => high > low);
    return this.recordsAt(topic, new Map(filled.map(([partition, { high }]) => [partition, high - 1n])));
  }

  async createTopics(topics: readonly TopicSpec[]): Promise<void> {
    const missing = missingTopics(await this.client.listTopics(), topics, this.options.onAlarm);
    if (missing.length > 0) await this.client.createTopics(missing);
  }

  listTopics(): Promise<readonly TopicSpec[]> {
    return inTime('list the topics', ANSWER_MS, this.client.listTopics());
  }

  lag(group: string, topics: readonly string[]): Promise<readonly Lag[]> {
    return inTime(`look up group ${group}`, ANSWER_MS, this.lagOf(group, topics));
  }

  async close(): Promise<void> {
    await Promise.all([...this.stops].map((stop) => stop()));
    await this.sender.idle();
    if (this.connected === undefined) return;
    await this.connected.catch(() => undefined);
    await this.client.close();
  }

  private async connect(): Promise<void> {
    this.connected ??= this.client.connect();
    try {
      await this.connected;
    } catch (error) {
      this.connected = undefined;
      throw fromKafka(error, 'connect');
    }
  }

  /** A client would ask for a missing topic again and again before it says so. */
  private async mustExist(topics: ReadonlySet<string>): Promise<void> {
    if ([...topics].every((topic) => this.known.has(topic))) return;
    for (const { name } of await this.client.listTopics()) this.known.add(name);
    for (const topic of topics) if (!this.known.has(topic)) throw noTopic(topic);
  }

  private async lagOf(group: string, topics: readonly string[]): Promise<readonly Lag[]> {
    await this.mustExist(new Set(topics));
    const places = await this.client.groupPlaces(group, topics);
    return topics.map((topic) => ({
      topic,
      behind: places.filter((place) => place.topic === topic).reduce((sum, place) => sum + behind(place), 0),
    }));
  }

  private recordsAt(topic: string, offsets: ReadonlyMap<number, bigint>): Promise<readonly LogRecord[]> {
    return recordsAt({ read: this.client.read, ends: () => this.client.ends(topic) }, topic, offsets);
  }

  private async ends(topic: string): Promise<ReadonlyMap<number, Ends>> {
    await this.mustExist(new Set([topic]));
    return this.client.ends(topic);
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
