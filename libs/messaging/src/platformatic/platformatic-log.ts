import { type Admin, Producer, stringSerializer } from '@platformatic/kafka';
import type { Ask } from '../kafka/ask.js';
import type { Ends, KafkaClient, LoneReading } from '../kafka/kafka-client.js';
import { KafkaLog } from '../kafka/kafka-log.js';
import type { KafkaLogOptions } from '../kafka/kafka-options.js';
import type { GroupPlace } from '../kafka/places.js';
import type { GroupSubscription, Log, NewRecord, SubscribeOptions, Subscription, TopicSpec } from '../log.js';
import { GroupMember } from './group-member.js';
import { readAlone } from './lone-reader.js';
import { spot } from './partition.js';
import { askingOf, createTopics, endsOf, groupPlacesOf, listTopics } from './questions.js';
import { SEND_RETRY, settingsOf } from './settings.js';

/** A log on Apache Kafka by @platformatic/kafka 2. Same topics, groups and partitions as `kafkaLog`: both may run side by side. */
export const platformaticLog = (options: KafkaLogOptions): Log =>
  new KafkaLog(new PlatformaticClient(options), options);

class PlatformaticClient implements KafkaClient {
  private readonly producer: Producer<string, Buffer, string, string>;
  private readonly ask: Ask<Admin>;

  constructor(private readonly options: KafkaLogOptions) {
    this.ask = askingOf(options);
    this.producer = new Producer({
      ...settingsOf(options),
      ...SEND_RETRY,
      acks: -1,
      // As with kafkajs: a doubled record is harmless to us, one dropped as a copy of another is not.
      idempotent: false,
      serializers: { key: stringSerializer, headerKey: stringSerializer, headerValue: stringSerializer },
    });
  }

  readonly connect = async (): Promise<void> => {
    await this.producer.metadata({ topics: [] });
  };

  readonly produce = (records: readonly NewRecord[]): Promise<unknown> =>
    this.producer.send({
      messages: records.map(({ topic, key, value, headers }) => ({
        topic,
        key,
        value,
        headers,
        partition: spot(key),
      })),
    });

  readonly listTopics = (): Promise<readonly TopicSpec[]> => listTopics(this.ask);

  readonly createTopics = (topics: readonly TopicSpec[]): Promise<void> =>
    createTopics(this.ask, topics, this.options.replicationFactor);

  readonly ends = (topic: string): Promise<ReadonlyMap<number, Ends>> =>
    this.ask(`look up ${topic}`, (admin) => endsOf(admin, topic));

  readonly groupPlaces = (group: string, topics: readonly string[]): Promise<readonly GroupPlace[]> =>
    this.ask(`look up group ${group}`, (admin) => groupPlacesOf(admin, group, topics));

  readonly join = async (options: SubscribeOptions): Promise<GroupSubscription> => {
    const member = new GroupMember(options, this.options);
    await member.join();
    return member;
  };

  readonly read = async (reading: LoneReading): Promise<Subscription> => readAlone(this.options, reading);

  readonly close = (): Promise<void> => this.producer.close();
}
