import type { TopicSpec } from '../log.js';

/**
 * The topics that are missing. One that is there with another number of partitions is an alarm: it scales otherwise than thought,
 * and changing the number would break the order by key.
 */
export function missingTopics(
  existing: readonly TopicSpec[],
  topics: readonly TopicSpec[],
  onAlarm?: (text: string) => void,
): readonly TopicSpec[] {
  const counts = new Map(existing.map(({ name, partitions }) => [name, partitions]));
  for (const { name, partitions } of topics) {
    const count = counts.get(name);
    if (count !== undefined && count !== partitions) {
      onAlarm?.(`Topic ${name} has ${count} partitions, not ${partitions}.`);
    }
  }
  return topics.filter(({ name }) => !counts.has(name));
}
