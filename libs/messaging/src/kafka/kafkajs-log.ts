import { type Admin, type Kafka, type Message, Partitioners, type Producer } from 'kafkajs';
import type { GroupSubscription, Log, NewRecord, SubscribeOptions, Subscription, TopicSpec } from '../log.js';
import { type Ask, asking } from './ask.js';
import { newClient, RETRY } from './client.js';
import { KafkaGroupMember } from './group-member.js';
import { groupPlaces } from './group-places.js';
import type { Ends, KafkaClient, LoneReading } from './kafka-client.js';
import { KafkaLog } from './kafka-log.js';
import type { KafkaLogOptions } from './kafka-options.js';
import { LoneReader } from './lone-reader.js';
import type { GroupPlace } from './places.js';
import { createTopics, listTopics } from './topics.js';

/** A log on Apache Kafka by kafkajs 2.2.4. */
export const kafkaLog = (options: KafkaLogOptions): Log => new KafkaLog(new KafkajsClient(options), options);

class KafkajsClient implements KafkaClient {
  private readonly producer: Producer;
  private readonly ask: Ask<Admin>;

  constructor(private readonly options: KafkaLogOptions) {
    const client = newClient(options);
    this.ask = asking(() => adminLine(client));
    this.producer = client.producer({
      createPartitioner: Partitioners.JavaCompatiblePartitioner,
      allowAutoTopicCreation: false,
      // With sequence numbers, a send given up on and another in its place look alike to the broker, which drops the second as a
      // copy. Without, a retry may double a record: our event ids make that harmless, a lost one nothing would.
      idempotent: false,
      retry: RETRY,
    });
  }

  readonly connect = (): Promise<void> => this.producer.connect();

  readonly produce = (records: readonly NewRecord[]): Promise<unknown> =>
    this.producer.sendBatch({ acks: -1, topicMessages: byTopic(records) });

  readonly listTopics = (): Promise<readonly TopicSpec[]> => listTopics(this.ask);

  readonly createTopics = (topics: readonly TopicSpec[]): Promise<void> =>
    createTopics(this.ask, topics, this.options.replicationFactor);

  readonly ends = async (topic: string): Promise<ReadonlyMap<number, Ends>> => {
    const ends = await this.ask(`look up ${topic}`, (admin) => admin.fetchTopicOffsets(topic));
    return new Map(ends.map(({ partition, low, high }) => [partition, { low: BigInt(low), high: BigInt(high) }]));
  };

  readonly groupPlaces = (group: string, topics: readonly string[]): Promise<readonly GroupPlace[]> =>
    this.ask(`look up group ${group}`, (admin) => groupPlaces(admin, group, topics));

  readonly join = async (options: SubscribeOptions): Promise<GroupSubscription> => {
    const member = new KafkaGroupMember(newClient(this.options), options, this.options);
    await member.join();
    return member;
  };

  readonly read = async (reading: LoneReading): Promise<Subscription> => {
    const reader = new LoneReader(newClient(this.options), this.options.clientId, this.ask, reading);
    await reader.start();
    return { stop: () => reader.stop() };
  };

  readonly close = (): Promise<void> => this.producer.disconnect();
}

function adminLine(client: Kafka): { admin: Admin; open: () => Promise<void>; close: () => Promise<void> } {
  const admin = client.admin({ retry: RETRY });
  return { admin, open: () => admin.connect(), close: () => admin.disconnect() };
}

function byTopic(records: readonly NewRecord[]): { topic: string; messages: Message[] }[] {
  const topics = new Map<string, Message[]>();
  for (const { topic, key, value, headers } of records) {
    const messages = topics.get(topic) ?? [];
    topics.set(topic, messages);
    messages.push({ key, value, headers: { ...headers } });
  }
  return [...topics].map(([topic, messages]) => ({ topic, messages }));
}
