import type { Document, Sections, Topic } from '@chargeline/contracts';
import { ChargelineError } from '@chargeline/kernel';
import { type Log, opener, read, type Tail } from '@chargeline/messaging';

/** A tail is some milliseconds behind its topic; one that is so much later is not following. */
const PATIENCE_MILLIS = 10_000;

/** A topic that a room reads whole at its start and then follows: what it remembers. */
export class TopicMemory {
  private constructor(
    private readonly topic: string,
    private readonly tail: Tail,
  ) {}

  /** Resolves when `each` was told all that stood in the topic. What cannot be taken is told to `onAlarm` and passed over. */
  static async open<S extends Sections>(
    log: Pick<Log, 'tail'>,
    topic: Topic<S>,
    each: (document: Document<S>) => void,
    onAlarm: (text: string) => void,
  ): Promise<TopicMemory> {
    const open = opener(read(topic, topic.sections));
    const tail = await log.tail(topic.name, (record) => {
      try {
        each(open(record).body);
      } catch (error) {
        const because = error instanceof ChargelineError ? error.message : 'it is not what its topic says.';
        onAlarm(`${topic.name}/${record.partition}/${record.offset} is passed over: ${because}`);
      }
    });
    await tail.caughtUp;
    return new TopicMemory(topic.name, tail);
  }

  /**
   * Resolves when all that is in the topic now was told. Throws CHL_RULES_BEHIND, which can be tried again, when that takes too long or
   * the log does not say how far the topic goes.
   */
  async caughtUp(): Promise<void> {
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(late.reject, PATIENCE_MILLIS);
    try {
      await Promise.race([this.tail.catchUp(), late.promise]);
    } catch (error) {
      throw this.behind(error);
    } finally {
      clearTimeout(timer);
    }
  }

  async stop(): Promise<void> {
    await this.tail.stop();
  }

  private behind(cause: unknown): ChargelineError {
    const text = `${this.topic} could not be read to its end in ${PATIENCE_MILLIS / 1_000} s. Nothing was judged; it is tried again.`;
    return new ChargelineError('CHL_RULES_BEHIND', text, true, { cause });
  }
}
