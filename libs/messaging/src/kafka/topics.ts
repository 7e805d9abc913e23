import type { ITopicConfig } from 'kafkajs';
import type { TopicSpec } from '../log.js';
import type { Ask } from './ask.js';
import type { KafkaLogOptions } from './kafka-options.js';

function configOf({ name, partitions, retentionMs }: TopicSpec, replicationFactor: number | undefined): ITopicConfig {
  return {
    topic: name,
    numPartitions: partitions,
    ...(replicationFactor === undefined ? {} : { replicationFactor }),
    configEntries: retentionMs === undefined ? [] : [{ name: 'retention.ms', value: String(retentionMs) }],
  };
}

/**
 * Creates the topics that are missing; resolves when each partition has a leader. One that is there with another number of
 * partitions is an alarm: it scales otherwise than thought, and changing the number would break the order by key.
 */
export async function createMissing(
  ask: Ask,
  topics: readonly TopicSpec[],
  { replicationFactor, onAlarm }: KafkaLogOptions,
): Promise<void> {
  const existing = await listTopics(ask);
  const counts = new Map(existing.map(({ name, partitions }) => [name, partitions]));
  for (const { name, partitions } of topics) {
    const count = counts.get(name);
    if (count !== undefined && count !== partitions) {
      onAlarm?.(`Topic ${name} has ${count} partitions, not ${partitions}.`);
    }
  }
  const missing = topics.filter(({ name }) => !counts.has(name));
  if (missing.length === 0) return;
  const configs = missing.map((spec) => configOf(spec, replicationFactor));
  await ask('create topics', (admin) => admin.createTopics({ topics: configs, waitForLeaders: false }));
  await ask('create topics', async (admin) => {
    for (const { name } of missing) await admin.fetchTopicOffsets(name);
  });
}

/** Kafka's own topics are left out. */
export function listTopics(ask: Ask): Promise<readonly TopicSpec[]> {
  return ask('list the topics', async (admin) => {
    const { topics } = await admin.fetchTopicMetadata();
    return topics
      .filter(({ name }) => !name.startsWith('__'))
      .map(({ name, partitions }) => ({ name, partitions: partitions.length }));
  });
}
