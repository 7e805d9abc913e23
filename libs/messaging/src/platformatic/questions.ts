import { Admin } from '@platformatic/kafka';
import { type Ask, asking, type Line } from '../kafka/ask.js';
import type { Ends } from '../kafka/kafka-client.js';
import { protocolFault } from '../kafka/kafka-error.js';
import type { KafkaLogOptions } from '../kafka/kafka-options.js';
import type { GroupPlace } from '../kafka/places.js';
import type { TopicSpec } from '../log.js';
import { settingsOf } from './settings.js';

const OLDEST = -2n;
const NEWEST = -1n;

export function askingOf(options: KafkaLogOptions): Ask<Admin> {
  return asking((): Line<Admin> => {
    const admin = new Admin(settingsOf(options));
    return { admin, open: async () => {}, close: () => admin.close() };
  });
}

/** How many partitions each topic has, in the order of the names. */
async function specsOf(admin: Admin, names: readonly string[]): Promise<readonly TopicSpec[]> {
  if (names.length === 0) return [];
  const { topics } = await admin.metadata({ topics: [...names], forceUpdate: true });
  return names.map((name) => ({ name, partitions: topics.get(name)!.partitionsCount }));
}

/** Kafka's own topics are left out. */
export const listTopics = (ask: Ask<Admin>): Promise<readonly TopicSpec[]> =>
  ask('list the topics', async (admin) => {
    const names = await admin.listTopics();
    return specsOf(
      admin,
      names.filter((name) => !name.startsWith('__')),
    );
  });

/** Creates topics one by one, because the client gives all of one call the same settings; resolves when each partition has a leader. */
export async function createTopics(
  ask: Ask<Admin>,
  specs: readonly TopicSpec[],
  replicationFactor: number | undefined,
): Promise<void> {
  for (const { name, partitions, retentionMs } of specs) {
    const configs = retentionMs === undefined ? [] : [{ name: 'retention.ms', value: String(retentionMs) }];
    const topic = {
      topic: name,
      partitions,
      ...(replicationFactor === undefined ? {} : { replicas: replicationFactor }),
    };
    await ask('create topics', async (admin) => {
      try {
        await admin.createTopics({ topics: [topic], configs });
      } catch (error) {
        if (protocolFault(error) !== 'TOPIC_ALREADY_EXISTS') throw error;
      }
    });
  }
  await ask('create topics', async (admin) => {
    for (const { name, partitions } of specs) await offsetsOf(admin, { name, partitions }, NEWEST);
  });
}

/** By partition. */
async function offsetsOf(admin: Admin, spec: TopicSpec, timestamp: bigint): Promise<ReadonlyMap<number, bigint>> {
  const partitions = Array.from({ length: spec.partitions }, (_, partitionIndex) => ({ partitionIndex, timestamp }));
  const topics = await admin.listOffsets({ topics: [{ name: spec.name, partitions }] });
  return new Map(
    topics.flatMap((topic) => topic.partitions.map(({ partitionIndex, offset }) => [partitionIndex, offset])),
  );
}

export async function endsOf(admin: Admin, topic: string): Promise<ReadonlyMap<number, Ends>> {
  const [spec] = (await specsOf(admin, [topic])) as [TopicSpec];
  const low = await offsetsOf(admin, spec, OLDEST);
  const high = await offsetsOf(admin, spec, NEWEST);
  return new Map([...high].map(([partition, end]) => [partition, { low: low.get(partition)!, high: end }]));
}

export async function groupPlacesOf(
  admin: Admin,
  groupId: string,
  names: readonly string[],
): Promise<readonly GroupPlace[]> {
  const places: GroupPlace[] = [];
  for (const topic of names) {
    const ends = await endsOf(admin, topic);
    const topics = [{ name: topic, partitionIndexes: [...ends.keys()] }];
    const [group] = await admin.listConsumerGroupOffsets({ groups: [{ groupId, topics }] });
    for (const { partitionIndex: partition, committedOffset } of group!.topics.flatMap((one) => one.partitions)) {
      const committed = committedOffset < 0n ? null : committedOffset;
      places.push({ topic, partition, committed, ...ends.get(partition)! });
    }
  }
  return places;
}
