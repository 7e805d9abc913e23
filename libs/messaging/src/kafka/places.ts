/** Where a group stands in one partition: its commit, or null when it has none, and which offsets the log has: from `low` up to, without, `high`. */
export interface GroupPlace {
  readonly topic: string;
  readonly partition: number;
  readonly committed: bigint | null;
  readonly low: bigint;
  readonly high: bigint;
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
