import { setTimeout as after } from 'node:timers/promises';
import { timeOfDay } from '../sender/pace.js';
import type { Rest } from './rest.js';

/** A look costs the broker and us something, so the next one is further away the more there is to be read: no line reads 20 records a millisecond for long. */
const RECORDS_A_MILLI = 20;
const PAUSE = { least: 100, most: 1_000 };

/** How long to wait before the next look, in milliseconds, when so many records are left; null: nobody knows. */
export const pauseFor = (records: number | null): number =>
  Math.max(PAUSE.least, Math.min(PAUSE.most, (records ?? 0) / RECORDS_A_MILLI));

/**
 * Looks until nothing is left to be read, twice in a row: what a room writes is in the log before it commits what it read. Resolves
 * with the time of day (milliseconds since 1970) at which nothing was left on the way to billing: its last row was committed by then.
 */
export async function untilQuiet(look: () => Promise<Rest | null>, now: () => number = timeOfDay): Promise<number> {
  let posted: number | null = null;
  for (let quiet = 0; ;) {
    const rest = await look();
    posted = rest?.onTheWay === 0 ? (posted ?? now()) : null;
    quiet = rest?.inAll === 0 ? quiet + 1 : 0;
    if (quiet === 2) return posted!;
    await after(pauseFor(rest?.inAll ?? null));
  }
}
