import {
  type DeadLetter,
  type DocumentOf,
  deadLetters,
  replayRequested,
  Reprocess,
  topic,
} from '@chargeline/contracts';
import {
  backoff,
  consume,
  type ConsumerOptions,
  emit,
  type GroupSubscription,
  type Incoming,
  type Log,
  type LogRecord,
  opener,
  type Outgoing,
  read,
  recorder,
} from '../src/index.js';
import { aCause, aNote, aNoteRecord, noteTopic, type NoteTopic, Seen, unique } from './notes.js';

export type Note = Incoming<DocumentOf<NoteTopic>>;

export const NOON = (): Date => new Date('2025-06-01T12:00:00Z');

/** A service that copies notes, with its topics, and all that it wrote. */
export interface Room {
  readonly service: string;
  readonly input: NoteTopic;
  readonly output: NoteTopic;
  readonly copies: Seen<LogRecord>;
  readonly letters: Seen<DeadLetter>;
  /** The dead letters as they stand in the log. */
  readonly letterRecords: Seen<LogRecord>;
  readonly copy: (note: Note) => Outgoing;
  readonly write: (notes: readonly (readonly [number: number, key: string])[]) => Promise<void>;
  readonly askBack: (...letterIds: readonly string[]) => Promise<void>;
  readonly start: (
    handle: (notes: readonly Note[]) => Promise<readonly Outgoing[]>,
    options?: Partial<ConsumerOptions>,
  ) => Promise<GroupSubscription>;
  readonly close: () => Promise<void>;
}

export const numberOf = ({ body }: Note): number => Number(body.reprocess.commandId);

export async function aRoom(log: Log): Promise<Room> {
  const service = unique('copier');
  const input = noteTopic(unique('writer'));
  const output = topic(`${service}.note.copied.v1`, { reprocess: Reprocess }, 'reprocess', 'encounterId');
  const parked = deadLetters(service);
  await log.createTopics([input, output, parked, replayRequested].map(({ name }) => ({ name, partitions: 1 })));

  const copies = new Seen<LogRecord>();
  const letters = new Seen<DeadLetter>();
  const letterRecords = new Seen<LogRecord>();
  const open = opener(read(parked, parked.sections));
  const tails = await Promise.all([
    log.tail(output.name, (record) => copies.add(record)),
    log.tail(parked.name, (record) => {
      letterRecords.add(record);
      letters.add(open(record).body.letter);
    }),
  ]);
  const asGateway = recorder('gateway', 'avro', NOON);

  return {
    service,
    input,
    output,
    copies,
    letters,
    letterRecords,
    copy: (note) => emit(output, note, aNote(numberOf(note), note.key)),
    write: (notes) => log.append(notes.map(([number, key]) => aNoteRecord(input, number, key))),
    askBack: (...letterIds) =>
      log.append(
        letterIds.map((letterId) => {
          const replay = { tenantId: 'acme', service, letterId, requestedBy: 'tester' };
          return asGateway(emit(replayRequested, aCause(unique('request')), { replay }));
        }),
      ),
    start: (handle, options) =>
      consume([{ reading: read(input, input.sections), handle: (events) => handle(events as readonly Note[]) }], {
        service,
        log,
        format: 'avro',
        maxBatch: 100,
        pause: backoff(1, 20),
        now: NOON,
        ...options,
      }),
    close: async () => {
      await Promise.all(tails.map((tail) => tail.stop()));
    },
  };
}
