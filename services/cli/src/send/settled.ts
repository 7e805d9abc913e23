import { type ClaimStatus, isUnderWay } from './fate.js';

export type Statuses = ReadonlyMap<string, ClaimStatus | null>;

const AT_ONCE = 16;

async function look(ids: readonly string[], ask: (id: string) => Promise<ClaimStatus | null>): Promise<Statuses> {
  const statuses = new Map<string, ClaimStatus | null>();
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const some = ids.slice(at, at + AT_ONCE);
    const answers = await Promise.all(some.map(ask));
    for (const [n, id] of some.entries()) statuses.set(id, answers[n] ?? null);
  }
  return statuses;
}

const words = (statuses: Statuses): string => JSON.stringify([...statuses]);

/**
 * Asks for all until none is under way and two looks say the same, `most` times at most, with a `pause` between.
 * Then it returns what it has: who is still under way says so.
 */
export async function settled(
  ids: readonly string[],
  ask: (id: string) => Promise<ClaimStatus | null>,
  pause: () => Promise<unknown>,
  most: number,
): Promise<Statuses> {
  let before = await look(ids, ask);
  for (let looks = 1; looks < most && ids.length > 0; looks += 1) {
    await pause();
    const now = await look(ids, ask);
    const moving = [...now.values()].some(isUnderWay);
    if (!moving && words(now) === words(before)) return now;
    before = now;
  }
  return before;
}
