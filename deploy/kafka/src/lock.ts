import { open, readFile, rm } from 'node:fs/promises';
import { setTimeout as after } from 'node:timers/promises';
import { alive } from './alive.js';

/** Does the work while this process has the lock file; waits for whoever has it; a lock whose owner is dead is broken. */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  for (;;) {
    const lock = await open(file, 'wx').catch(() => undefined);
    if (lock !== undefined) {
      try {
        await lock.writeFile(String(process.pid));
        return await work();
      } finally {
        await lock.close();
        await rm(file, { force: true });
      }
    }
    await after(200);
    const owner = Number(await readFile(file, 'utf8').catch(() => ''));
    if (owner > 0 && !alive(owner)) await rm(file, { force: true });
  }
}
