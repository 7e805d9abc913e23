import type { ChargelineError } from '@chargeline/kernel';
import type { TopicSpec } from '@chargeline/messaging';
import { adviceOn, outcomesOf } from '../topic-outcomes.js';
import { fault, type Finding, ok, toNote } from './finding.js';

/** How many records a room had yet to read when it was looked at twice. */
export interface Looks {
  readonly room: string;
  readonly before: number;
  readonly after: number;
}

/** A topic whose newest records are in a schema that this release does not know. */
export interface UnknownSchema {
  readonly topic: string;
  readonly schema: string;
}

export function judgeNoKafka({ code, message }: Pick<ChargelineError, 'code' | 'message'>): Finding {
  return code.endsWith('_SETTINGS')
    ? fault(
        'Kafka',
        message,
        'Correct the variable, or unset KAFKA_BROKERS: "chargeline up" brings a Kafka of its own.',
      )
    : fault(
        'Kafka',
        message,
        'Start it, or correct KAFKA_BROKERS; without it "chargeline up" brings a Kafka of its own.',
      );
}

/** `client`: the library that answers were had by, with its version. */
export const judgeKafka = (brokers: string, client: string): Finding =>
  ok('Kafka', `answers at ${brokers}, by ${client}`);

export function judgeTopics(
  existing: readonly TopicSpec[],
  needed: readonly Required<TopicSpec>[],
  partitions: number,
): readonly Finding[] {
  const outcomes = outcomesOf(existing, needed);
  const missing = outcomes.filter(({ outcome }) => outcome === 'created').map(({ topic }) => topic);
  const advice = adviceOn(outcomes, partitions);
  const few = outcomes.filter(({ outcome }) => outcome === 'fault');
  return [
    ...(missing.length === 0
      ? []
      : [fault('topics', `missing: ${missing.join(', ')}`, 'Create them: chargeline topics create')]),
    ...(advice === null
      ? []
      : [fault('partitions', few.map(({ topic, partitions: there }) => `${topic} ${there}`).join(', '), advice)]),
    ...(missing.length === 0 && advice === null
      ? [ok('topics', `all ${needed.length} are there, with ${partitions} partitions or more`)]
      : []),
  ];
}

export const judgeSchemas = (looked: number, unknown: readonly UnknownSchema[]): Finding =>
  unknown.length === 0
    ? ok('schemas', `the newest records of ${looked} topics can be read`)
    : fault(
        'schemas',
        unknown.map(({ topic, schema }) => `${topic} carries ${schema}`).join(', '),
        'A later release writes there, and rooms of this one refuse to read it. Install that release here, then "chargeline up".',
      );

/** A lag that does not shrink while somebody looks is no fault: a burst may just have come in. */
export function judgeLag(looks: readonly Looks[]): readonly Finding[] {
  const growing = looks.filter(({ before, after }) => after > 0 && after >= before);
  const waiting = looks.reduce((sum, { after }) => sum + after, 0);
  if (growing.length === 0) {
    return [ok('lag', waiting === 0 ? 'rooms have read all there is' : `${waiting} records wait, fewer by each look`)];
  }
  return growing.map(({ room, before, after }) =>
    toNote(
      'lag',
      `${room} has ${after} records to read, ${before} two seconds before`,
      `When that goes on: see whether it is ready with "chargeline status"; give it more instances with "chargeline up --scale ${room}=2".`,
    ),
  );
}
