import type { Admin } from 'kafkajs';
import type { GroupPlace } from './places.js';

export async function groupPlaces(
  admin: Admin,
  group: string,
  topics: readonly string[],
): Promise<readonly GroupPlace[]> {
  const commits = await admin.fetchOffsets({ groupId: group, topics: [...topics] });
  const places: GroupPlace[] = [];
  for (const { topic, partitions } of commits) {
    const ends = new Map((await admin.fetchTopicOffsets(topic)).map((end) => [end.partition, end]));
    for (const { partition, offset } of partitions) {
      const end = ends.get(partition)!;
      const committed = BigInt(offset) < 0n ? null : BigInt(offset);
      places.push({ topic, partition, committed, low: BigInt(end.low), high: BigInt(end.high) });
    }
  }
  return places;
}
