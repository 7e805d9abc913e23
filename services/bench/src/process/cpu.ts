import type { Stats } from './proc.js';
import { membersOf, type Watched } from './watched.js';

/** By the process's name, in microseconds; null: it did not run from the one look to the other. */
export type CpuMicros = Readonly<Record<string, number | null>>;

/** All that a process has used so far. What a child used goes over to its parent when it ends. */
function usedBy(watched: Watched, stats: Stats): number | null {
  const main = stats.get(watched.pid);
  if (main === undefined) return null;
  const living = membersOf(watched, stats).reduce((sum, { cpuMicros }) => sum + cpuMicros, 0);
  return watched.withChildren ? living + main.endedMicros : living;
}

/** What each process used between two looks. */
export function cpuBetween(watched: readonly Watched[], before: Stats, after: Stats): CpuMicros {
  const used = watched.map((one) => {
    const [from, to] = [usedBy(one, before), usedBy(one, after)];
    return [one.name, from === null || to === null ? null : to - from] as const;
  });
  return Object.fromEntries(used);
}
