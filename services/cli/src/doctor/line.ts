import { connect } from 'node:net';
import type { LineState } from '@chargeline/standalone';
import { fault, type Finding, ok, toNote } from './finding.js';

const PATIENCE_MILLIS = 3_000;

/** Whatever a door says to a path that it does not have: it answers. */
async function answersHttp(url: string): Promise<boolean> {
  try {
    await (await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MILLIS) })).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

function answersTcp({ host, port }: LineState['doors']['mllp']): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: PATIENCE_MILLIS });
    const end = (answers: boolean): void => {
      socket.destroy();
      resolve(answers);
    };
    socket.once('connect', () => end(true));
    socket.once('timeout', () => end(false));
    socket.once('error', () => end(false));
  });
}

/** Whether the doors of the running line answer. That no line runs is no fault. */
export async function line(state: Pick<LineState, 'pid' | 'doors'> | null): Promise<readonly Finding[]> {
  if (state === null) return [toNote('line', 'none runs', 'Start one with "chargeline up" when you want one.')];
  const { gateway, ehr, billing, mllp } = state.doors;
  const doors = [
    ['gateway', gateway, () => answersHttp(gateway)],
    ['EHR doors', ehr, () => answersHttp(ehr)],
    ['billing', billing, () => answersHttp(billing)],
    ['MLLP', `${mllp.host}:${mllp.port}`, () => answersTcp(mllp)],
  ] as const;
  return Promise.all(
    doors.map(async ([name, place, answers]) =>
      (await answers())
        ? ok(name, `answers at ${place}`)
        : fault(
            name,
            `does not answer at ${place}`,
            `See why with "chargeline logs"; or stop process ${state.pid} (kill ${state.pid}) and start anew.`,
          ),
    ),
  );
}
