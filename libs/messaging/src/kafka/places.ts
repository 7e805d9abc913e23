import type { Admin } from 'kafkajs';

/** Where a group stands in one partition: its commit, or null when it has none, and which offsets the log has: from `low` up to, without, `high`. */
export interface GroupPlace {
  readonly topic: string;
  readonly partition: number;
  readonly committed: bigint | null;
  readonly low: bigint;
  readonly high: bigint;
}

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

const isHere = ({ committed, low, high }: GroupPlace): boolean =>
  committed !== null && committed >= low && committed <= high;

/** How many records the group has yet to read there: all that are left, when it has no commit or one that points nowhere. */
export const behind = (place: GroupPlace): number =>
  Number(place.high - (isHere(place) ? place.committed! : place.low));

/** What to tell a person when the commit points to where the log has nothing: records went before they were read. */
export function lossAt(group: string, place: GroupPlace): string | undefined {
  const { topic, partition, committed, low, high } = place;
  if (committed === null || isHere(place)) return undefined;
  return `Group ${group} had read ${topic}/${partition} up to ${committed}, the log has ${low} to ${high}: records may be lost.`;
}
