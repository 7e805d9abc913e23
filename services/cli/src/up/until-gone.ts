import { setTimeout as pause } from 'node:timers/promises';
import { notOk } from '../exit.js';
import { isThere, type Supervisor } from './supervisor.js';

const LOOK_EVERY_MILLIS = 200;
const TELL_EVERY_LOOKS = 10;
/** Rooms have their grace, PostgreSQL and Kafka theirs after it. */
const MOST_LOOKS = 600;

/** Waits for the end of the process that keeps a line up, and tells how far it is. Throws CHL_CLI_NOT_OK after two minutes. */
export async function untilGone({ pid, view }: Supervisor, tell: (text: string) => void): Promise<void> {
  for (let looks = 1; isThere(pid); looks += 1) {
    if (looks > MOST_LOOKS)
      throw notOk(
        `Process ${pid} still runs after two minutes. See "chargeline logs"; "kill -9 ${pid}" ends it with all it started, and loses nothing.`,
      );
    await pause(LOOK_EVERY_MILLIS);
    if (looks % TELL_EVERY_LOOKS !== 0) continue;
    const processes = await view().then(
      (seen) => seen.processes,
      () => [],
    );
    const left = processes.filter(({ state }) => state === 'running').map(({ instance }) => instance);
    tell(
      left.length === 0 ? 'The rooms have ended; PostgreSQL and Kafka stop ...' : `Still at work: ${left.join(', ')}`,
    );
  }
}
