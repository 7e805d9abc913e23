import { type DeadLetter, deadLetters } from '@chargeline/contracts';
import { ChargelineError } from '@chargeline/kernel';
import { opener, read } from './incoming.js';
import { letterIdOf, Letters, orderKeyOf } from './letters.js';
import type { Log, LogRecord } from './log.js';
import { emit, type Outgoing } from './outgoing.js';

/** What one batch parks, on top of what was parked before it. It counts for others when it is filed. */
export interface Sheet {
  /** A parked letter. */
  readonly find: (letterId: string) => DeadLetter | undefined;
  readonly letterOf: (record: LogRecord) => DeadLetter | undefined;
  /** The last letter of the record's key that came before it: the record waits behind it. */
  readonly behind: (record: LogRecord) => string | undefined;
  /** Parks a record: later events of its key wait. */
  readonly park: (record: LogRecord, error: unknown) => DeadLetter;
  /** Takes a letter out: its record went through after all. */
  readonly release: (letter: DeadLetter) => DeadLetter;
}

/** Where one service parks what it cannot take. Its dead-letter topic is its memory: read whole at the start, followed for ever. */
export interface Parking {
  readonly sheet: () => Sheet;
  /** The event that writes a letter down. */
  readonly outgoing: (letter: DeadLetter) => Outgoing;
  /** Notes letters that are in the log now. */
  readonly file: (letters: readonly DeadLetter[]) => void;
  readonly stop: () => Promise<void>;
}

/** The code by which an error is known. */
export const codeOf = (error: unknown): string =>
  error instanceof ChargelineError ? error.code : 'CHL_MESSAGING_HANDLER_FAILED';
const short = (text: string | undefined): string => (text ?? '').slice(0, 200);

function write(service: string, record: LogRecord, error: unknown, waitsBehind: string | undefined): DeadLetter {
  return {
    letterId: letterIdOf(service, record),
    state: 'parked',
    service,
    tenantId: short(record.headers['tenant']) || 'unknown',
    key: orderKeyOf(record),
    topic: record.topic,
    partition: record.partition,
    offset: record.offset,
    eventId: short(record.headers['ce_id']),
    code: waitsBehind === undefined ? codeOf(error) : 'CHL_MESSAGING_WAITS_BEHIND',
    waitsBehind: waitsBehind ?? null,
    traceparent: short(record.headers['traceparent']) || null,
    subject: short(record.headers['ce_subject']) || null,
  };
}

function sheetOver(service: string, filed: Letters): Sheet {
  const letters = new Letters(filed);
  return {
    find: (letterId) => letters.find(letterId),
    letterOf: (record) => letters.find(letterIdOf(service, record)),
    behind: (record) => letters.lastBefore(record),
    park: (record, error) => {
      const letter = write(service, record, error, letters.lastBefore(record));
      letters.note(letter);
      return letter;
    },
    release: (letter) => {
      const released: DeadLetter = { ...letter, state: 'replayed' };
      letters.note(released);
      return released;
    },
  };
}

/** Opens a service's parking; resolves when its whole dead-letter topic was read. What is no letter there is told and passed over. */
export async function openParking(log: Log, service: string, onAlarm: (text: string) => void): Promise<Parking> {
  const topic = deadLetters(service);
  const open = opener(read(topic, topic.sections));
  const filed = new Letters();

  const tail = await log.tail(topic.name, (record) => {
    try {
      filed.note(open(record).body.letter);
    } catch (error) {
      onAlarm(`${topic.name}/${record.partition}/${record.offset} is no dead letter: ${codeOf(error)}.`);
    }
  });
  await tail.caughtUp;

  return {
    sheet: () => sheetOver(service, filed),
    outgoing: (letter) => {
      const { letterId: id, tenantId: tenant, traceparent, state } = letter;
      const cause = { id, tenant, traceparent: traceparent ?? '', releases: {} };
      return emit(topic, cause, { letter }, { ordinal: state === 'parked' ? 0 : 1 });
    },
    file: (letters) => letters.forEach((letter) => filed.note(letter)),
    stop: () => tail.stop(),
  };
}
