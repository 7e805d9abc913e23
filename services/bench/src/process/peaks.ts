import { readStats, readStatus } from './proc.js';
import type { MemoryStatus } from './stat.js';
import { membersOf, type Watched } from './watched.js';

const LOOK_EVERY_MILLIS = 2_000;
const KILOBYTES = 1_024;

/** What processes that share memory hold together, in kilobytes: what is shared counts once. */
export const heldBy = (members: readonly MemoryStatus[]): number =>
  members.reduce((sum, { own }) => sum + own, 0) + Math.max(0, ...members.map(({ shared }) => shared));

/** By the process's name, in megabytes. */
export type PeakMegabytes = Readonly<Record<string, number | null>>;

/**
 * Watches the memory of processes. Of a single one the kernel knows the peak since its start; of one with children it is the most of
 * what was seen, every two seconds.
 */
export class Peaks {
  private readonly seen = new Map<string, number>();
  private readonly timer = setInterval(() => this.look(), LOOK_EVERY_MILLIS).unref();

  constructor(private readonly watched: readonly Watched[]) {}

  stop(): PeakMegabytes {
    clearInterval(this.timer);
    this.look();
    return Object.fromEntries(
      this.watched.map(({ name }) => {
        const kilobytes = this.seen.get(name);
        return [name, kilobytes === undefined ? null : Math.round(kilobytes / KILOBYTES)];
      }),
    );
  }

  private look(): void {
    const stats = readStats();
    if (stats === null) return;
    for (const one of this.watched) {
      const statuses = membersOf(one, stats).map(({ pid }) => readStatus(pid));
      const members = statuses.filter((status) => status !== null);
      if (members.length === 0) continue;
      const held = one.withChildren ? heldBy(members) : members[0]!.peak;
      this.seen.set(one.name, Math.max(held, this.seen.get(one.name) ?? 0));
    }
  }
}
