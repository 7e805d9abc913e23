import { chown, mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChargelineError } from '@chargeline/kernel';
import { binaries } from './binaries.js';
import { openCluster } from './cluster.js';
import { freePort } from './free-port.js';
import { runAs, type RunAs } from './run-as.js';
import type { Server } from './server.js';
import { type Place, startServer } from './start-server.js';

export interface PostgresOptions {
  /** Kept on stop, and used again by the next start. Default: a temporary folder that stop removes. */
  readonly dataFolder?: string;
  /** Default, and for 0: one that is free. */
  readonly port?: number;
}

export interface EmbeddedPostgres {
  /** A superuser's connection to the database `postgres`; the same after a restart. */
  readonly url: string;
  /** The server's process; those that serve its connections are its children. Another one after a restart. */
  readonly pid: number;
  /** Ends the server in order, and removes its temporary folder. */
  readonly stop: () => Promise<void>;
  /** Kills the server as a power cut would, and waits for its children, who notice; its data stays for `restart`. */
  readonly kill: () => Promise<void>;
  /** Starts it again at the same address on the same data; one that is up is ended in order first. */
  readonly restart: () => Promise<void>;
}

async function keptFolder(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  return await realpath(folder);
}

async function temporaryFolder(user: RunAs | null): Promise<string> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), 'chargeline-pg-'));
  if (user !== null) await chown(folder, user.uid, user.gid);
  return folder;
}

async function startOn(place: Place, wanted: number | undefined): Promise<{ server: Server; port: number }> {
  const port = wanted || (await freePort());
  try {
    return { server: await startServer(place, port), port };
  } catch (error) {
    const taken = error instanceof ChargelineError && error.code === 'CHL_STORE_PORT_TAKEN';
    if (wanted || !taken) throw error;
    // A port that was free a moment ago may be somebody else's before the server listens: once more, on another.
    const another = await freePort();
    return { server: await startServer(place, another), port: another };
  }
}

async function serve(place: Place, wanted: number | undefined): Promise<EmbeddedPostgres> {
  const started = await startOn(place, wanted);
  const { port } = started;
  let { server } = started;

  return {
    url: `postgres://postgres:${place.cluster.password}@127.0.0.1:${port}/postgres`,
    get pid() {
      return server.pid;
    },
    restart: async () => {
      const before = server;
      await before.end('SIGINT');
      server = await startServer(place, port);
      await before.abandon();
    },
    kill: () => server.end('SIGKILL'),
    stop: () => server.close(),
  };
}

/**
 * Starts a real PostgreSQL and resolves when it takes connections. Ends with this process at the latest. Throws CHL_STORE_...
 * when the data folder is in use, of another major version, or closed to the user who runs the server, and when the port is taken.
 */
export async function startPostgres({ dataFolder, port }: PostgresOptions = {}): Promise<EmbeddedPostgres> {
  const user = runAs();
  const native = await binaries(user !== null);
  const temporary = dataFolder === undefined;
  const home = temporary ? await temporaryFolder(user) : await keptFolder(dataFolder);
  try {
    const cluster = await openCluster(native, home, user, !temporary);
    return await serve({ native, home, temporary, cluster }, port);
  } catch (error) {
    if (temporary) await rm(home, { recursive: true, force: true });
    throw error;
  }
}
