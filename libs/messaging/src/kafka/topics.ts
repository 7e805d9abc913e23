import type { Admin, ITopicConfig } from 'kafkajs';
import type { TopicSpec } from '../log.js';
import type { Ask } from './ask.js';

function configOf({ name, partitions, retentionMs }: TopicSpec, replicationFactor: number | undefined): ITopicConfig {
  return {
    topic: name,
    numPartitions: partitions,
    ...(replicationFactor === undefined ? {} : { replicationFactor }),
    configEntries: retentionMs === undefined ? [] : [{ name: 'retention.ms', value: String(retentionMs) }],
  };
}

/** Creates topics; resolves when each partition has a leader. */
export async function createTopics(
  ask: Ask<Admin>,
  specs: readonly TopicSpec[],
  replicationFactor: number | undefined,
): Promise<void> {
  const topics = specs.map((spec) => configOf(spec, replicationFactor));
  await ask('create topics', (admin) => admin.createTopics({ topics, waitForLeaders: false }));
  await ask('create topics', async (admin) => {
    for (const { name } of specs) await admin.fetchTopicOffsets(name);
  });
}

/** Kafka's own topics are left out. */
export function listTopics(ask: Ask<Admin>): Promise<readonly TopicSpec[]> {
  return ask('list the topics', async (admin) => {
    const { topics } = await admin.fetchTopicMetadata();
    return topics
      .filter(({ name }) => !name.startsWith('__'))
      .map(({ name, partitions }) => ({ name, partitions: partitions.length }));
  });
}
