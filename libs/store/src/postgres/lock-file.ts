import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { ChargelineError } from '@chargeline/kernel';
import { commandOf, exists } from './processes.js';

/** A server whose owner was killed is about to end: it is given this long. */
const PATIENCE_MILLIS = 5_000;

const inUse = (data: string, pid: number): ChargelineError =>
  new ChargelineError(
    'CHL_STORE_FOLDER_IN_USE',
    `A PostgreSQL server (process ${pid}) runs on ${data} already. Stop it first, or name another folder.`,
    false,
  );

/**
 * Makes sure that no server runs on the data. Throws CHL_STORE_FOLDER_IN_USE when one does and goes on doing so.
 * The lock file that a power cut left may name a number that another process has by now, which PostgreSQL would take for a
 * server: such a file is removed. The server's own check of its shared memory stays.
 */
export async function waitUntilUnused(data: string): Promise<void> {
  const file = join(data, 'postmaster.pid');
  for (const patience = AbortSignal.timeout(PATIENCE_MILLIS); ; await after(50)) {
    const pid = Number.parseInt(await readFile(file, 'utf8').catch(() => ''), 10);
    if (!(pid > 0 && exists(pid))) return;
    if (!(await commandOf(pid)).includes(data)) return await rm(file, { force: true });
    if (patience.aborted) throw inUse(data, pid);
  }
}
