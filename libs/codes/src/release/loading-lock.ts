import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DatabaseSync } from 'node:sqlite';
import { ChargelineError } from '@chargeline/kernel';

const LOCK = 'loading.lock';
const LOOK_AGAIN_MILLIS = 50;
/** The largest official file takes a few minutes. */
const PATIENCE_MILLIS = 600_000;
const SQLITE_BUSY = 5;

const busy = (folder: string): ChargelineError =>
  new ChargelineError(
    'CHL_CODES_BUSY',
    `Another load into ${folder} goes on. Wait until it has ended, then load again.`,
    true,
  );

/**
 * Waits until no other load, of this process or another, writes into a reference folder, and keeps others waiting until the
 * returned function is called. It is a lock of the system on an empty SQLite file: it ends with its process, however that
 * ends, so none is ever left behind. Throws CHL_CODES_BUSY when patience ends.
 */
export async function loadingLock(folder: string, patienceMillis = PATIENCE_MILLIS): Promise<() => void> {
  mkdirSync(folder, { recursive: true });
  const lock = new DatabaseSync(join(folder, LOCK), { timeout: 0 });
  const until = performance.now() + patienceMillis;
  while (!taken(lock)) {
    if (performance.now() >= until) {
      lock.close();
      throw busy(folder);
    }
    await pause(LOOK_AGAIN_MILLIS);
  }
  return () => lock.close();
}

function taken(lock: DatabaseSync): boolean {
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return true;
  } catch (error) {
    if ((error as { readonly errcode?: number }).errcode === SQLITE_BUSY) return false;
    throw error;
  }
}
