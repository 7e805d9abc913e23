import type { TopicSpec } from '@chargeline/messaging';

/** What became of one topic that the line needs. */
export interface TopicOutcome {
  readonly topic: string;
  /** How many there are now; a topic that is there keeps those it has. */
  readonly partitions: number;
  /** Of a topic that was created: how long its records stay, in milliseconds; -1 is for ever. Null for one that was there: it keeps its own. */
  readonly retentionMs: number | null;
  /** `fault`: it is there with fewer partitions than are configured. More are harmless. */
  readonly outcome: 'created' | 'there' | 'fault';
}

/** What becomes of the topics that are needed, where `existing` are there: they are created, or left as they are. */
export function outcomesOf(
  existing: readonly TopicSpec[],
  needed: readonly Required<TopicSpec>[],
): readonly TopicOutcome[] {
  const counts = new Map(existing.map(({ name, partitions }) => [name, partitions]));
  return needed.map(({ name: topic, partitions, retentionMs }) => {
    const count = counts.get(topic);
    if (count === undefined) return { topic, partitions, retentionMs, outcome: 'created' };
    return { topic, partitions: count, retentionMs: null, outcome: count < partitions ? 'fault' : 'there' };
  });
}

/** What to do about the faults, for people; null when there are none. */
export function adviceOn(outcomes: readonly TopicOutcome[], configured: number): string | null {
  const few = outcomes.filter(({ outcome }) => outcome === 'fault');
  if (few.length === 0) return null;
  const least = Math.min(...few.map(({ partitions }) => partitions));
  const what = few.length === 1 ? `${few[0]!.topic} has` : `${few.length} topics have`;
  return [
    `${what} fewer than ${configured} partitions, so rooms that are told KAFKA_TOPIC_PARTITIONS=${configured} refuse to start.`,
    `Tell them KAFKA_TOPIC_PARTITIONS=${least}; or, where nothing in a topic is needed any more, delete it and run this again.`,
    'A topic is never widened: records of one key would no longer keep their order.',
  ].join(' ');
}

const DAY_MILLIS = 86_400_000;

/** For people: whole days, or `for ever`; nothing where a topic keeps its own. */
export function retentionText(retentionMs: number | null): string {
  if (retentionMs === null) return 'as it was';
  return retentionMs < 0 ? 'for ever' : `${retentionMs / DAY_MILLIS} days`;
}
