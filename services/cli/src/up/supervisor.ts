import { ChargelineError } from '@chargeline/kernel';
import { missing } from '../exit.js';
import type { Control, Fault, Scale } from './control.js';
import type { View } from './view.js';
import { readWord } from './word.js';

/** The process that keeps a line up, from outside. */
export interface Supervisor {
  readonly pid: number;
  readonly folder: string;
  readonly view: () => Promise<View>;
  /** Resolves when all instances are ready, or gone. */
  readonly scale: (scale: Scale) => Promise<View>;
}

const ANSWER_MILLIS = 10_000;
/** Instances that stop have their own grace, those that start their own patience. */
const SCALE_MILLIS = 290_000;

async function ask({ url, token }: Control, init: RequestInit, millis: number): Promise<Response> {
  const headers = { authorization: `Bearer ${token}` };
  return fetch(url, { ...init, headers, signal: AbortSignal.timeout(millis) });
}

async function viewIn(response: Response): Promise<View> {
  const body = (await response.json()) as View | Fault;
  if ('phase' in body) return body;
  throw new ChargelineError(body.code as `CHL_${string}`, body.message, false);
}

export function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * The process that keeps a line up here, or null. Its number alone proves nothing, another process may have it by now: it has to
 * answer. Throws CHL_CLI_MISSING when it is too busy to.
 */
export async function findSupervisor(home: string): Promise<Supervisor | null> {
  const word = await readWord(home);
  if (word === null || !isThere(word.pid)) return null;
  const { pid, folder, control } = word;
  try {
    if (!(await ask(control, {}, ANSWER_MILLIS)).ok) return null;
  } catch (error) {
    if ((error as Error).name !== 'TimeoutError') return null;
    throw missing(
      `The process that keeps the line up (${pid}) does not answer. Try again, or end it with "kill -9 ${pid}": the next "chargeline up" recovers.`,
    );
  }
  return {
    pid,
    folder,
    view: async () => viewIn(await ask(control, {}, ANSWER_MILLIS)),
    scale: async (scale) => viewIn(await ask(control, { method: 'POST', body: JSON.stringify(scale) }, SCALE_MILLIS)),
  };
}
