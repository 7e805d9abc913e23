import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ChargelineError } from '@chargeline/kernel';
import type { RunAs } from './run-as.js';

const run = promisify(execFile);

/** What one server keeps, and the password of its superuser `postgres`. */
export interface Cluster {
  readonly data: string;
  readonly password: string;
  /** Who runs the server when we are root: the owner of its files. */
  readonly user: RunAs | null;
}

async function mustReach(folder: string, user: RunAs): Promise<void> {
  await run('/bin/sh', ['-c', 'cd "$0"', folder], { ...user, cwd: '/' }).catch(() => {
    throw new ChargelineError(
      'CHL_STORE_CLOSED_FOLDER',
      `PostgreSQL refuses to run as root, and the user who runs it (${user.uid}) may not enter ${folder}. Name a folder that everybody may enter.`,
      false,
    );
  });
}

async function create(native: string, cluster: string, user: RunAs | null, sync: boolean): Promise<void> {
  const half = `${cluster}.half`;
  const password = join(half, 'password');
  await rm(half, { recursive: true, force: true });
  await mkdir(half, { mode: 0o700 });
  await writeFile(password, randomBytes(18).toString('base64url'), { mode: 0o600 });
  if (user !== null) for (const path of [half, password]) await chown(path, user.uid, user.gid);
  const flags = ['-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${password}`, '--encoding=UTF8', '--locale=C'];
  const args = ['-D', join(half, 'data'), ...flags, ...(sync ? [] : ['--no-sync'])];
  await run(join(native, 'bin', 'initdb'), args, { ...user, cwd: half });
  await rename(half, cluster);
}

async function mustBeOfVersion(native: string, data: string): Promise<void> {
  const files = (await readFile(join(data, 'PG_VERSION'), 'utf8')).trim();
  const { stdout } = await run(join(native, 'bin', 'postgres'), ['--version']);
  const server = /\d+/.exec(stdout)?.[0];
  if (files === server) return;
  throw new ChargelineError(
    'CHL_STORE_OTHER_VERSION',
    `The files in ${data} are those of PostgreSQL ${files}; the server is PostgreSQL ${server}. Dump them with a server ${files} and load them into a new folder, or name an empty one.`,
    false,
  );
}

const unreadable = (folder: string, cause: unknown): ChargelineError =>
  new ChargelineError(
    'CHL_STORE_FOLDER_UNREADABLE',
    `The database in ${folder} cannot be read (${(cause as NodeJS.ErrnoException).code}). Start as the user who made it, or name another folder.`,
    false,
    { cause },
  );

/**
 * The cluster in `home/cluster`, made when there is none. It appears whole, by a rename, or not at all. `sync` writes it
 * through to the disk, for files that are to outlive a power cut.
 */
export async function openCluster(native: string, home: string, user: RunAs | null, sync: boolean): Promise<Cluster> {
  const cluster = join(home, 'cluster');
  const data = join(cluster, 'data');
  if (user !== null) await mustReach(home, user);
  if ((await stat(cluster).catch(() => null)) === null) await create(native, cluster, user, sync);
  try {
    const { uid, gid } = await stat(cluster);
    const password = await readFile(join(cluster, 'password'), 'utf8');
    await mustBeOfVersion(native, data);
    return { data, password, user: user && { uid, gid } };
  } catch (error) {
    throw error instanceof ChargelineError ? error : unreadable(home, error);
  }
}
