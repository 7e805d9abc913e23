/** A record to be written. Records of one key keep their order. */
export interface NewRecord {
  readonly topic: string;
  readonly key: string;
  readonly value: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/** A record as it stands in the log. A stranger may have written it: key and value can be null. */
export interface LogRecord {
  readonly topic: string;
  readonly partition: number;
  /** Decimal digits: Kafka's offsets are 64 bits wide. */
  readonly offset: string;
  readonly key: string | null;
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** Consecutive records of one partition. */
export interface Batch {
  readonly topic: string;
  readonly partition: number;
  readonly records: readonly LogRecord[];
  /** Says that the member lives, in the midst of long work. */
  readonly heartbeat: () => Promise<void>;
  /** Aborted when the subscription stops or the partition moves away: finish soon, or give up without an effect. */
  readonly signal: AbortSignal;
}

export interface SubscribeOptions {
  /** The members of a group share the partitions of its topics. */
  readonly group: string;
  readonly topics: readonly string[];
  /** At most so many records a batch. */
  readonly maxBatch: number;
  /** The offset is committed after this resolves. When it rejects, the same records come again. */
  readonly eachBatch: (batch: Batch) => Promise<void>;
}

export interface Subscription {
  /** Takes no new batch, waits for the one in hand, commits it and leaves the group. */
  readonly stop: () => Promise<void>;
}

/** A member of a group. */
export interface GroupSubscription extends Subscription {
  /**
   * Whether the group counts on this member now: it has let it in, and answered it less than a session ago. False while the brokers
   * are away and until the group has let the member in again.
   */
  readonly joined: () => boolean;
}

export interface Tail extends Subscription {
  /** Resolves when everything that stood in the topic at the start was seen. */
  readonly caughtUp: Promise<void>;
  /**
   * Resolves when everything that stands in the topic by now was seen, in every partition that holds a record. Rejects when the log does
   * not say how far that is, or when the tail has ended. Waits for as long as it takes; not to be asked of a tail that was stopped.
   */
  readonly catchUp: () => Promise<void>;
}

export interface TopicSpec {
  readonly name: string;
  readonly partitions: number;
  /** How long records stay, in milliseconds; -1 is for ever. Left out, the log decides. A log that lives in memory has bounds of its own. */
  readonly retentionMs?: number;
}

/** How far a group is behind on one topic, in records. */
export interface Lag {
  readonly topic: string;
  readonly behind: number;
}

/**
 * The log: topics of partitions of records, kept in order and read by groups. Drivers: in-process and Kafka.
 * One conformance suite (test/conformance.ts) says what each must do.
 */
export interface Log {
  /**
   * Resolves when all records are as safe as the log makes them. Rejects when at least one may not be: with an error that is not
   * retriable when a topic is missing (CHL_MESSAGING_NO_TOPIC) or a record is too large (CHL_MESSAGING_TOO_LARGE).
   * May wait while readers are far behind; gives up waiting, and appends nothing, when the signal aborts.
   */
  readonly append: (records: readonly NewRecord[], signal?: AbortSignal) => Promise<void>;
  /** Reads from the group's last commit, a new group from the beginning. Resolves when the group has let the member in. */
  readonly subscribe: (options: SubscribeOptions) => Promise<GroupSubscription>;
  /** Reads a whole topic from the beginning and goes on, outside of any group. `each` must not throw. */
  readonly tail: (topic: string, each: (record: LogRecord) => void) => Promise<Tail>;
  /** One record by its place, or null when it is no longer (or not yet) there. */
  readonly readAt: (topic: string, partition: number, offset: string) => Promise<LogRecord | null>;
  /**
   * The newest record of each partition, where it is one that can be read. Partitions that hold none are left out, and so are those
   * that could not be read in time: whoever must have seen all asks a tail to catch up.
   */
  readonly newest: (topic: string) => Promise<readonly LogRecord[]>;
  /** Creates what is missing and leaves what is there. */
  readonly createTopics: (topics: readonly TopicSpec[]) => Promise<void>;
  /** Resolves or rejects in five seconds, as `lag` does: health is asked by them. */
  readonly listTopics: () => Promise<readonly TopicSpec[]>;
  readonly lag: (group: string, topics: readonly string[]) => Promise<readonly Lag[]>;
  readonly close: () => Promise<void>;
}
