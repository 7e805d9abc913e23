import type { Document, Sections, Topic } from '@chargeline/contracts';
import { ChargelineError } from '@chargeline/kernel';
import { type Log, type LogRecord, opener, read, type Tail } from '@chargeline/messaging';

/** A tail is some milliseconds behind its topic; one that is so much later is not following. */
const PATIENCE_MILLIS = 10_000;

type Places = ReadonlyMap<number, bigint>;

interface Waiting {
  readonly until: Places;
  readonly done: () => void;
}

/** A topic that a room reads whole at its start and then follows: what it remembers. */
export class TopicMemory {
  private readonly seen = new Map<number, bigint>();
  private waiting: readonly Waiting[] = [];
  private tail: Tail | undefined;

  private constructor(
    private readonly log: Pick<Log, 'newest' | 'tail'>,
    private readonly topic: string,
  ) {}

  /** Resolves when `each` was told all that stood in the topic. What cannot be taken is told to `onAlarm` and passed over. */
  static async open<S extends Sections>(
    log: Pick<Log, 'newest' | 'tail'>,
    topic: Topic<S>,
    each: (document: Document<S>) => void,
    onAlarm: (text: string) => void,
  ): Promise<TopicMemory> {
    const memory = new TopicMemory(log, topic.name);
    const open = opener(read(topic, topic.sections));
    memory.tail = await log.tail(topic.name, (record) => {
      try {
        each(open(record).body);
      } catch (error) {
        const because = error instanceof ChargelineError ? error.message : 'it is not what its topic says.';
        onAlarm(`${topic.name}/${record.partition}/${record.offset} is passed over: ${because}`);
      }
      memory.note(record);
    });
    await memory.tail.caughtUp;
    return memory;
  }

  /** Resolves when all that is in the topic now was told. Throws CHL_RULES_BEHIND, which can be tried again, when that takes too long. */
  async caughtUp(): Promise<void> {
    const newest = await this.log.newest(this.topic);
    const until = new Map(newest.map(({ partition, offset }) => [partition, BigInt(offset)]));
    if (this.hasSeen(until)) return;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const waiting = { until, done: resolve };
    this.waiting = [...this.waiting, waiting];
    const timer = setTimeout(() => reject(this.behind()), PATIENCE_MILLIS);
    try {
      await promise;
    } finally {
      clearTimeout(timer);
      this.waiting = this.waiting.filter((one) => one !== waiting);
    }
  }

  async stop(): Promise<void> {
    await this.tail?.stop();
  }

  private note({ partition, offset }: LogRecord): void {
    this.seen.set(partition, BigInt(offset));
    for (const { until, done } of this.waiting) if (this.hasSeen(until)) done();
  }

  private hasSeen(places: Places): boolean {
    return [...places].every(([partition, offset]) => (this.seen.get(partition) ?? -1n) >= offset);
  }

  private behind(): ChargelineError {
    const text = `Reading ${this.topic} is behind by more than ${PATIENCE_MILLIS / 1_000} s. Nothing was judged; it is tried again.`;
    return new ChargelineError('CHL_RULES_BEHIND', text, true);
  }
}
