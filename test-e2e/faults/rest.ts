import { setTimeout as after } from 'node:timers/promises';
import type { Machine } from '@chargeline/machine';
import { behind } from '@chargeline/standalone';

const LOOK_EVERY_MILLIS = 200;
/** All read, and all read still after so long: also what a bug put off is done by then. */
const QUIET_MILLIS = 2_000;
/** Rooms that get on by nothing for so long do not get on at all. */
const STUCK_MILLIS = 5 * 60_000;

/** Null when the brokers do not answer just now. */
const look = (line: Pick<Machine, 'log'>): Promise<number | null> => behind(line).catch(() => null);

/** Resolves when every room has read all there is, for two seconds. Rejects when nothing moves for five minutes, and when a room refuses to work. */
export async function untilAtRest(line: Pick<Machine, 'log' | 'processes'>, signal: AbortSignal): Promise<void> {
  let last: number | null = null;
  let moved = performance.now();
  let quietSince = Infinity;
  for (;;) {
    const refused = line.processes().find(({ state }) => state === 'refused');
    if (refused !== undefined)
      throw new Error(`${refused.instance.name} refuses to start: ${refused.instance.logFile}`);
    const now = await look(line);
    if (now !== last) moved = performance.now();
    if (now !== 0) quietSince = Infinity;
    else if (quietSince === Infinity) quietSince = performance.now();
    else if (performance.now() - quietSince > QUIET_MILLIS) return;
    if (now !== 0 && performance.now() - moved > STUCK_MILLIS) {
      throw new Error(
        `The line stands still: ${now ?? 'nobody knows how many'} records wait to be read. See its logs.`,
      );
    }
    last = now;
    await after(LOOK_EVERY_MILLIS, undefined, { signal });
  }
}
