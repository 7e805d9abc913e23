import { ChargelineError } from '@chargeline/kernel';
import type { Log } from '@chargeline/messaging';
import { rooms } from '@chargeline/standalone';

/** How many records are yet to be read: by the rooms on the way to billing's tables, and by all. */
export interface Rest {
  readonly onTheWay: number;
  readonly inAll: number;
}

/** It writes down where the claims are, beside their way. */
const BESIDE = 'gateway';

const total = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

/** Null when the log does not answer now. */
export async function restOf(log: Pick<Log, 'lag'>): Promise<Rest | null> {
  try {
    const rests = await Promise.all(
      rooms.map(async ({ name, consumes }) => {
        const lags = await log.lag(
          name,
          consumes.map((topic) => topic.name),
        );
        return { name, behind: total(lags.map(({ behind }) => behind)) };
      }),
    );
    const onTheWay = rests.filter(({ name }) => name !== BESIDE);
    return { onTheWay: total(onTheWay.map(({ behind }) => behind)), inAll: total(rests.map(({ behind }) => behind)) };
  } catch (error) {
    if (error instanceof ChargelineError && error.retriable) return null;
    throw error;
  }
}
