import type { DeadLetter } from '@chargeline/contracts';
import { derivedId } from '@chargeline/kernel';
import type { LogRecord } from './log.js';

type Placed = Pick<LogRecord, 'topic' | 'partition' | 'offset'>;

/** A letter's id: the same for every delivery of one record to one service. */
export const letterIdOf = (service: string, { topic, partition, offset }: Placed): string =>
  derivedId('dead-letter', service, topic, partition, offset);

/** What a record is ordered by. One without a key has none to share: its place stands in. */
export const orderKeyOf = ({ key, topic, partition, offset }: Placed & Pick<LogRecord, 'key'>): string =>
  key || `${topic}/${partition}/${offset}`;

/** A redelivered record does not wait behind a letter from further on. */
const cameBefore = (letter: DeadLetter, { topic, partition, offset }: Placed): boolean =>
  letter.topic !== topic || letter.partition !== partition || BigInt(letter.offset) < BigInt(offset);

/** The letters that are parked, by id and by key. Laid over others, it changes what is seen and leaves those as they are. */
export class Letters {
  private readonly byId = new Map<string, DeadLetter>();
  private readonly idsByKey = new Map<string, Set<string>>();

  constructor(private readonly below?: Letters) {}

  note(letter: DeadLetter): void {
    const ids = this.idsByKey.get(letter.key) ?? new Set();
    if (letter.state === 'parked' || this.below !== undefined) {
      this.byId.set(letter.letterId, letter);
      this.idsByKey.set(letter.key, ids.add(letter.letterId));
      return;
    }
    this.byId.delete(letter.letterId);
    ids.delete(letter.letterId);
    if (ids.size === 0) this.idsByKey.delete(letter.key);
  }

  find(letterId: string): DeadLetter | undefined {
    const letter = this.byId.get(letterId) ?? this.below?.find(letterId);
    return letter?.state === 'parked' ? letter : undefined;
  }

  /** The last letter of the record's key that came before it. */
  lastBefore(record: LogRecord): string | undefined {
    return this.idsOf(orderKeyOf(record)).findLast((letterId) => {
      const letter = this.find(letterId);
      return letter !== undefined && cameBefore(letter, record);
    });
  }

  private idsOf(key: string): readonly string[] {
    return [...(this.below?.idsOf(key) ?? []), ...(this.idsByKey.get(key) ?? [])];
  }
}
