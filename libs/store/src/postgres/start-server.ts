import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { ChargelineError } from '@chargeline/kernel';
import type { Cluster } from './cluster.js';
import { waitUntilUnused } from './lock-file.js';
import { launch, type Server } from './server.js';

export interface Place {
  /** The folder of the program. */
  readonly native: string;
  readonly home: string;
  readonly temporary: boolean;
  readonly cluster: Cluster;
}

/** What keeps a commit (fsync, synchronous_commit, full_page_writes) is left as it is by default: on. */
const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  // Eight rooms of four connections each, six instances of each, and a few for people.
  'max_connections=200',
  'shared_buffers=128MB',
];

/** Children of a server that was killed end as soon as they notice; until then its shared memory is in use. */
const PATIENCE_MILLIS = 10_000;

const diedSaying = (error: unknown, words: RegExp): boolean =>
  error instanceof ChargelineError && error.code === 'CHL_STORE_POSTGRES_DIED' && words.test(error.message);

const portTaken = (port: number): ChargelineError =>
  new ChargelineError(
    'CHL_STORE_PORT_TAKEN',
    `Port ${port} is taken by another program. Stop that program, or name another port (0: one that is free).`,
    false,
  );

/** Starts the cluster's server at the port. Throws CHL_STORE_FOLDER_IN_USE, CHL_STORE_PORT_TAKEN or CHL_STORE_POSTGRES_DIED. */
export async function startServer({ native, home, temporary, cluster }: Place, port: number): Promise<Server> {
  const { data, user } = cluster;
  const settings = SETTINGS.flatMap((setting) => ['-c', setting]);
  const command = [join(native, 'bin', 'postgres'), '-D', data, '-p', String(port), ...settings] as const;
  await waitUntilUnused(data);
  for (const patience = AbortSignal.timeout(PATIENCE_MILLIS); ; await after(100)) {
    try {
      return await launch({ command, user, home, remove: temporary });
    } catch (error) {
      if (diedSaying(error, /address already in use/i)) throw portTaken(port);
      if (patience.aborted || !diedSaying(error, /shared memory block/)) throw error;
    }
  }
}
