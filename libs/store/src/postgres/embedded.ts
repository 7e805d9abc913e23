import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ChargelineError } from '@chargeline/kernel';
import { binaries } from './binaries.js';
import { runAs, type RunAs } from './run-as.js';

export interface EmbeddedPostgres {
  /** A superuser's connection to the database `postgres`. */
  readonly url: string;
  /** Stops the server and removes its files. */
  readonly stop: () => Promise<void>;
}

/** Ends the server and removes its files (below $0) when our end of its standard input closes, also when this process is killed. */
const GUARD = '"$@" & server=$!; read -r _; kill -INT $server; wait $server; cd / && rm -rf "$0"';

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

async function initialise(native: string, home: string, user: RunAs | null): Promise<string> {
  const password = randomBytes(18).toString('base64url');
  const passwordFile = join(home, 'password');
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (user !== null) {
    await chown(home, user.uid, user.gid);
    await chown(passwordFile, user.uid, user.gid);
  }
  const flags = [
    '-U',
    'postgres',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    '--locale=C',
    '--no-sync',
  ];
  await promisify(execFile)(join(native, 'bin', 'initdb'), ['-D', join(home, 'data'), ...flags], {
    ...user,
    cwd: home,
  });
  await rm(passwordFile);
  return password;
}

function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stderr!.on('data', (chunk: Buffer) => {
      if (said === 'ready') return;
      said = (said + chunk.toString()).slice(-4_000);
      if (!said.includes('ready to accept connections')) return;
      said = 'ready';
      resolve();
    });
    server.once('error', reject);
    server.stderr!.once('close', () =>
      reject(new ChargelineError('CHL_STORE_POSTGRES_DIED', `PostgreSQL ended at its start. It said: ${said}`, false)),
    );
  });
}

/** Starts a real PostgreSQL of this process's own on a free port, with its data below the temporary folder. */
export async function startPostgres(): Promise<EmbeddedPostgres> {
  const user = runAs();
  const native = await binaries(user !== null);
  const home = await mkdtemp(join(tmpdir(), 'chargeline-pg-'));
  const password = await initialise(native, home, user);
  const port = await freePort();
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=100',
    'shared_buffers=128MB',
  ];
  const args = ['-D', join(home, 'data'), '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
  const server = spawn('/bin/sh', ['-c', GUARD, home, join(native, 'bin', 'postgres'), ...args], {
    ...user,
    cwd: home,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  await ready(server);
  const ended = new Promise((resolve) => server.once('exit', resolve));
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    stop: async () => {
      server.stdin.end();
      await ended;
    },
  };
}
