import type { Log } from '@chargeline/messaging';
import { topicSettings, topicsOf } from '@chargeline/runtime';
import { rooms } from '@chargeline/standalone';
import { outcomesOf, type TopicOutcome } from '../topic-outcomes.js';

type Env = Readonly<Record<string, string | undefined>>;

/** Every topic of the line as the variables configure it. */
export function neededTopics(env: Env): ReturnType<typeof topicsOf> {
  const { partitions, retentionDays } = topicSettings(env);
  return topicsOf(rooms, partitions, retentionDays);
}

/** Creates the topics of the line that are missing and leaves the others as they are. */
export async function createTopics(log: Log, env: Env): Promise<readonly TopicOutcome[]> {
  const needed = neededTopics(env);
  const existing = await log.listTopics();
  await log.createTopics(needed);
  return outcomesOf(existing, needed);
}
