import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import type { Machine } from '@chargeline/machine';
import { rooms } from '@chargeline/standalone';
import type { Killing } from './killing.ts';

const LOOK_EVERY_MILLIS = 20;

export interface GateKeeping {
  /** Where rooms ask to go on, as `plants/gate.ts` does. */
  readonly folder: string;
  /** The room to kill, once, while what it said was done waits at the gate; null for none. */
  readonly victim: string | null;
  readonly machine: Pick<Machine, 'log' | 'processes'>;
  readonly killing: Pick<Killing, 'kill'>;
  readonly signal: AbortSignal;
}

/** More than a small run has revisions that a later one of the same visit makes up for: some of so many records are told once alone. */
const ENOUGH_RECORDS = 20;

interface Sign {
  readonly file: string;
  readonly room: string;
  readonly pid: number;
  readonly records: number;
}

function signOf(file: string): Sign {
  const [room, pid, , records] = file.split('.');
  return { file, room: room!, pid: Number(pid), records: Number(records) };
}

/** Whether the group has committed all that there is, and with it what waits at the gate. */
async function hasCommitted(room: string, { log }: GateKeeping['machine']): Promise<boolean> {
  const topics = rooms.find(({ name }) => name === room)!.consumes.map(({ name }) => name);
  const lags = await log.lag(room, topics).catch(() => null);
  return lags !== null && lags.every(({ behind }) => behind === 0);
}

/**
 * Lets rooms go on with what a planted bug has them put off, until the signal aborts. The victim is not let through, but killed as soon
 * as enough waits and is committed; nothing of it is begun, so it is lost, however slow the machine is.
 */
export async function keepGate({ folder, victim, machine, killing, signal }: GateKeeping): Promise<void> {
  let isLeft = victim !== null;
  while (!signal.aborted) {
    const signs = (await readdir(folder)).toSorted().map(signOf);
    const pid = machine.processes().find(({ instance }) => instance.name === victim)?.pid;
    const caught = isLeft ? signs.filter((sign) => sign.pid === pid) : [];
    for (const { file } of signs.filter((sign) => !caught.includes(sign)))
      await rm(join(folder, file), { force: true });
    const waiting = caught.reduce((sum, { records }) => sum + records, 0);
    if (waiting >= ENOUGH_RECORDS && (await hasCommitted(victim!, machine))) {
      await killing.kill(victim!);
      isLeft = false;
    }
    await after(LOOK_EVERY_MILLIS);
  }
}
