import type { Stats } from './proc.js';
import type { Stat } from './stat.js';

export interface Named {
  readonly name: string;
  /** Null: it does not run. */
  readonly pid: number | null;
}

/** A process whose costs are told. */
export interface Watched {
  readonly name: string;
  readonly pid: number;
  /** Whether it works through children, as PostgreSQL does: theirs are counted with it. */
  readonly withChildren: boolean;
}

/** The servers that run below the processes of Node, by the command that runs them. */
const SERVERS = [
  { name: 'kafka', command: 'java', withChildren: false },
  { name: 'postgres', command: 'postgres', withChildren: true },
] as const;

function isBelow(stat: Stat, root: number, stats: Stats): boolean {
  for (let parent = stats.get(stat.parent); parent !== undefined; parent = stats.get(parent.parent)) {
    if (parent.pid === root) return true;
  }
  return false;
}

/** Who is watched: the processes of Node, and the servers below the root. A server's children run the same command as it does. */
export function watchedOf(named: readonly Named[], root: number, stats: Stats): readonly Watched[] {
  const servers = SERVERS.flatMap(({ name, command, withChildren }): readonly Watched[] =>
    [...stats.values()]
      .filter((stat) => stat.command === command && stats.get(stat.parent)?.command !== command)
      .filter((stat) => isBelow(stat, root, stats))
      .map(({ pid }) => ({ name, pid, withChildren })),
  );
  const own = named.flatMap(({ name, pid }): readonly Watched[] =>
    pid === null ? [] : [{ name, pid, withChildren: false }],
  );
  return [...own, ...servers];
}

/** The process, and its children where they count. */
export const membersOf = ({ pid, withChildren }: Watched, stats: Stats): readonly Stat[] =>
  [...stats.values()].filter((stat) => stat.pid === pid || (withChildren && stat.parent === pid));
