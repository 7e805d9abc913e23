import type { GroupSubscription, LogRecord, NewRecord, SubscribeOptions, Subscription, TopicSpec } from '../log.js';
import type { GroupPlace } from './places.js';

/** Which offsets a partition has: from `low` up to, without, `high`. */
export interface Ends {
  readonly low: bigint;
  readonly high: bigint;
}

export interface LoneReading {
  readonly topic: string;
  /** Where to begin in each partition that is to be read. */
  readonly from: ReadonlyMap<number, bigint>;
  readonly each: (record: LogRecord) => void;
  /** Told how far a partition was read: `next` is the offset after the last. */
  readonly onPlace: (partition: number, next: bigint) => void;
  readonly onEnd: (error: unknown) => void;
}

/** What a client library must do, that `KafkaLog` can make a log of it. Topics that are named are there. */
export interface KafkaClient {
  readonly connect: () => Promise<void>;
  /** Sends once, in order; resolves when all in-sync replicas have all. */
  readonly produce: (records: readonly NewRecord[]) => Promise<unknown>;
  /** Kafka's own topics are left out. */
  readonly listTopics: () => Promise<readonly TopicSpec[]>;
  /** Resolves when each partition has a leader. */
  readonly createTopics: (topics: readonly TopicSpec[]) => Promise<void>;
  /** By partition. */
  readonly ends: (topic: string) => Promise<ReadonlyMap<number, Ends>>;
  readonly groupPlaces: (group: string, topics: readonly string[]) => Promise<readonly GroupPlace[]>;
  /** Resolves when the group has let the member in. */
  readonly join: (options: SubscribeOptions) => Promise<GroupSubscription>;
  /** Reads partitions outside of any service's group. */
  readonly read: (reading: LoneReading) => Promise<Subscription>;
  readonly close: () => Promise<void>;
}
