import { ChargelineError } from '@chargeline/kernel';
import type { Line } from './the-line.js';
import { rooms } from './rooms.js';

const LOOK_EVERY_MILLIS = 100;

/** How many records the rooms have yet to read, all in all. */
export async function behind({ log }: Pick<Line, 'log'>): Promise<number> {
  const lags = await Promise.all(
    rooms.map(({ name, consumes }) =>
      log.lag(
        name,
        consumes.map((topic) => topic.name),
      ),
    ),
  );
  return lags.flat().reduce((sum, lag) => sum + lag.behind, 0);
}

/** Null when the log does not answer now. */
async function restOf(line: Pick<Line, 'log'>): Promise<number | null> {
  try {
    return await behind(line);
  } catch (error) {
    if (error instanceof ChargelineError && error.retriable) return null;
    throw error;
  }
}

/** Resolves when every room has read all there is. What a room writes is in the log before it commits, so one look without a rest suffices twice in a row. */
export async function idle(line: Pick<Line, 'log'>): Promise<void> {
  for (let quiet = 0; quiet < 2;) {
    quiet = (await restOf(line)) === 0 ? quiet + 1 : 0;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MILLIS));
  }
}
