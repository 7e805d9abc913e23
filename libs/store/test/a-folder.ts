import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A new folder that everybody may use. */
export async function openFolder(name: string): Promise<string> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), `chargeline-${name}-`));
  await chmod(folder, 0o777);
  return folder;
}

/** A folder that everybody may use, gone after the test. */
export async function aFolder(name: string): Promise<string> {
  const folder = await openFolder(name);
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
