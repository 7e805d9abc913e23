import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { chmod, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { aFolder } from './a-folder.js';

const mount = (folder: string, megabytes: number): void =>
  void execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'pipe' });
/** Lazily: it goes away even if somebody still has a file open. */
const unmount = (folder: string): void => void execFileSync('umount', ['-l', folder]);

/** Why this process cannot mount a small disk; null when it can. */
export function noSmallDisk(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'chargeline-mount-'));
  try {
    mount(folder, 1);
    unmount(folder);
    return null;
  } catch {
    return 'This process may not mount a small disk: that needs root on Linux.';
  } finally {
    rmdirSync(folder);
  }
}

/** A disk of so many megabytes, gone after the test. `fill` leaves no more than `free` of them, also a part of one, until `makeRoom`. */
export async function aSmallDisk(megabytes: number): Promise<{
  readonly folder: string;
  readonly fill: (free: number) => Promise<void>;
  readonly makeRoom: () => Promise<void>;
}> {
  const folder = await aFolder('small-disk');
  mount(folder, megabytes);
  onTestFinished(() => unmount(folder));
  await chmod(folder, 0o777);
  const ballast = join(folder, 'ballast');
  return {
    folder,
    fill: async (free) => {
      const { bavail, bsize } = await statfs(folder);
      await writeFile(ballast, Buffer.alloc(bavail * bsize - free * 2 ** 20)).catch(isFull);
    },
    makeRoom: () => rm(ballast),
  };
}

/** Whoever writes meanwhile may have taken the rest: the disk is full all the same. */
function isFull(fault: NodeJS.ErrnoException): void {
  if (fault.code !== 'ENOSPC') throw fault;
}
