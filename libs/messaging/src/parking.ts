import { type DeadLetter, deadLetters } from '@chargeline/contracts';
import { ChargelineError, derivedId } from '@chargeline/kernel';
import { opener, read } from './incoming.js';
import type { Log, LogRecord, Tail } from './log.js';
import { emit, type Outgoing } from './outgoing.js';

/** Where one service parks what it cannot take. Its dead-letter topic is its memory: read whole at the start, followed for ever. */
export interface Parking {
  /** The last letter of the record's key that is still parked and came before it: the record waits behind it. */
  readonly behind: (record: LogRecord) => string | undefined;
  /** Parks a record: returns the letter to be written, and lets later events of its key wait. */
  readonly park: (record: LogRecord, error: unknown) => Outgoing;
  readonly letter: (letterId: string) => DeadLetter | undefined;
  /** The letter to be written when its record went through after all. */
  readonly release: (letter: DeadLetter) => Outgoing;
  readonly stop: () => Promise<void>;
}

const codeOf = (error: unknown): string =>
  error instanceof ChargelineError ? error.code : 'CHL_MESSAGING_HANDLER_FAILED';
const short = (text: string | undefined): string => (text ?? '').slice(0, 200);

export const letterIdOf = (
  service: string,
  { topic, partition, offset }: Pick<LogRecord, 'topic' | 'partition' | 'offset'>,
): string => derivedId('dead-letter', service, topic, partition, offset);

/** A record without a key has none to share: its place stands in. */
const keyOf = ({ key, topic, partition, offset }: LogRecord): string => key || `${topic}/${partition}/${offset}`;

/** A redelivered record does not wait behind its own letter, nor behind one from further on. */
const before = (letter: DeadLetter, { topic, partition, offset }: LogRecord): boolean =>
  letter.topic !== topic || letter.partition !== partition || BigInt(letter.offset) < BigInt(offset);

function letterOf(service: string, record: LogRecord, error: unknown, waitsBehind: string | undefined): DeadLetter {
  return {
    letterId: letterIdOf(service, record),
    state: 'parked',
    service,
    tenantId: short(record.headers['tenant']) || 'unknown',
    key: keyOf(record),
    topic: record.topic,
    partition: record.partition,
    offset: record.offset,
    eventId: short(record.headers['ce_id']),
    code: waitsBehind === undefined ? codeOf(error) : 'CHL_MESSAGING_WAITS_BEHIND',
    waitsBehind: waitsBehind ?? null,
    traceparent: short(record.headers['traceparent']) || null,
  };
}

/** Opens a service's parking; resolves when its whole dead-letter topic was read. */
export async function openParking(log: Log, service: string): Promise<Parking> {
  const topic = deadLetters(service);
  const open = opener(read(topic, topic.sections));
  const letters = new Map<string, DeadLetter>();
  const keys = new Map<string, Set<string>>();

  const note = (letter: DeadLetter): void => {
    const parked = keys.get(letter.key) ?? new Set();
    if (letter.state === 'parked') {
      letters.set(letter.letterId, letter);
      keys.set(letter.key, parked.add(letter.letterId));
      return;
    }
    letters.delete(letter.letterId);
    parked.delete(letter.letterId);
    if (parked.size === 0) keys.delete(letter.key);
  };

  const tail: Tail = await log.tail(topic.name, (record) => note(open(record).body.letter));
  await tail.caughtUp;

  const write = (letter: DeadLetter): Outgoing => {
    note(letter);
    const cause = { id: letter.letterId, tenant: letter.tenantId, traceparent: letter.traceparent ?? '', releases: {} };
    return emit(topic, cause, { letter }, { ordinal: letter.state === 'parked' ? 0 : 1 });
  };
  const behind = (record: LogRecord): string | undefined =>
    [...(keys.get(keyOf(record)) ?? [])].findLast((letterId) => before(letters.get(letterId)!, record));

  return {
    behind,
    park: (record, error) =>
      write(letters.get(letterIdOf(service, record)) ?? letterOf(service, record, error, behind(record))),
    letter: (letterId) => letters.get(letterId),
    release: (letter) => write({ ...letter, state: 'replayed' }),
    stop: () => tail.stop(),
  };
}
