import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ChargelineError } from '@chargeline/kernel';

/** A rename is on disk only when its folder is; where folders cannot be opened, the system does this by itself. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function writeThrough(path: string, text: string): Promise<void> {
  const handle = await open(path, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Writes a file that nobody ever sees half written: a temporary name, flushed to disk, then renamed. Only its owner may
 * read it. Throws CHL_BILLING_FOLDER with the system's code; trying later may help, but nothing needs to wait for it.
 */
export async function writeWhole(path: string, text: string): Promise<void> {
  const folder = dirname(path);
  const half = join(folder, `.${randomUUID()}.half`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeThrough(half, text);
    await rename(half, path);
    await syncFolder(folder);
  } catch (cause) {
    await rm(half, { force: true }).catch(() => undefined);
    const { code = 'unknown' } = cause as NodeJS.ErrnoException;
    throw new ChargelineError('CHL_BILLING_FOLDER', `BILLING_FOLDER cannot be written (${code}).`, false);
  }
}
