import type { Admin } from 'kafkajs';
import type { GroupPlace } from './places.js';

/** Where a group stands in each partition. All topics are looked up at once: one after the other takes seconds on a busy broker. */
export async function groupPlaces(
  admin: Admin,
  group: string,
  topics: readonly string[],
): Promise<readonly GroupPlace[]> {
  const commits = await admin.fetchOffsets({ groupId: group, topics: [...topics] });
  const places = await Promise.all(
    commits.map(async ({ topic, partitions }) => {
      const ends = new Map((await admin.fetchTopicOffsets(topic)).map((end) => [end.partition, end]));
      return partitions.map(({ partition, offset }) => {
        const end = ends.get(partition)!;
        const committed = BigInt(offset) < 0n ? null : BigInt(offset);
        return { topic, partition, committed, low: BigInt(end.low), high: BigInt(end.high) };
      });
    }),
  );
  return places.flat();
}
