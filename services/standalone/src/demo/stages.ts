import type { Log, Tail } from '@chargeline/messaging';
import { rooms } from '../rooms.js';

/** How many records stand in each topic so far. */
export interface StageCounts {
  readonly of: (topic: string) => number;
  readonly stop: () => Promise<void>;
}

/** Counts what is in the log by reading it, not by asking the rooms. */
export async function countStages(log: Log): Promise<StageCounts> {
  const counts = new Map<string, number>();
  const letters = rooms.filter(({ consumes }) => consumes.length > 0).map(({ name }) => `${name}.dead-letter.v1`);
  const topics = [...rooms.flatMap(({ produces }) => produces.map(({ name }) => name)), ...letters];
  const tails: Tail[] = [];
  for (const topic of topics) {
    tails.push(await log.tail(topic, () => counts.set(topic, (counts.get(topic) ?? 0) + 1)));
  }
  return {
    of: (topic) => counts.get(topic) ?? 0,
    stop: async () => {
      await Promise.all(tails.map((tail) => tail.stop()));
    },
  };
}
