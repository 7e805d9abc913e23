import type { Line } from './line.js';
import { rooms } from './rooms.js';

const LOOK_EVERY_MILLIS = 50;

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

/** Resolves when every room has read all there is. What a room writes is in the log before it commits, so one look without a rest suffices twice in a row. */
export async function idle(line: Pick<Line, 'log'>): Promise<void> {
  for (let quiet = 0; quiet < 2;) {
    quiet = (await behind(line)) === 0 ? quiet + 1 : 0;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MILLIS));
  }
}
