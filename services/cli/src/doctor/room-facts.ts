import { readinessOf } from '@chargeline/machine';
import type { LineState } from '@chargeline/standalone';
import type { RoomFacts } from './rooms.js';

const PATIENCE_MILLIS = 10_000;

async function liveOf(admin: string): Promise<RoomFacts['live']> {
  try {
    const answer = await fetch(`${admin}/health/live`, { signal: AbortSignal.timeout(PATIENCE_MILLIS) });
    return (await answer.json()) as RoomFacts['live'];
  } catch {
    return null;
  }
}

/** Asks every instance of a running line. */
export const roomFacts = ({ admin }: Pick<LineState, 'admin'>): Promise<readonly RoomFacts[]> =>
  Promise.all(
    Object.entries(admin).map(async ([instance, url]) => {
      const [live, ready] = await Promise.all([liveOf(url), readinessOf(url)]);
      return { instance, admin: url, live, ready };
    }),
  );
