import { MllpDoor } from '@chargeline/ehr-adapters';
import { type Log, MemoryLog } from '@chargeline/messaging';
import {
  type AdminServer,
  type Context,
  openAdmin,
  type Running,
  settings,
  start,
  startAll,
  stopAll,
  topicsOf,
} from '@chargeline/runtime';
import { keyring } from '@chargeline/security';
import { startPostgres } from '@chargeline/store';
import { z } from 'zod';
import { rooms } from './rooms.js';
import { setUp } from './setting-up.js';
import type { Line, LineOptions } from './the-line.js';

const PARTITIONS = 4;
const HOST = '127.0.0.1';

const Env = z.object({ CHARGELINE_WIRE: z.enum(['avro', 'json']).default('avro') });

export interface OneProcess extends LineOptions {
  /** A log to run on, which stays the caller's; without one, a new in-process log. */
  readonly log?: Log;
}

function doorsOf(running: readonly Running[]): Line['doors'] {
  const room = (name: string): Running => running.find((one) => one.name === name)!;
  const { port } = room('ehr-adapters').app.get(MllpDoor);
  return {
    mllp: { host: HOST, port },
    ehr: room('ehr-adapters').url!,
    gateway: room('gateway').url!,
    billing: room('billing').url!,
    rules: room('rules').url!,
  };
}

/** Starts every room, each in its own application, on one log and one PostgreSQL: that of DATABASE_URL, else one of the line's own. */
export async function startLine({ logger, log: given, env = {}, ...options }: OneProcess): Promise<Line> {
  const { CHARGELINE_WIRE: format } = settings(Env, env);
  const { files, logins, variables: own } = await setUp({ ...options, env });
  const postgres = env['DATABASE_URL'] === undefined ? await startPostgres() : null;
  const log = given ?? new MemoryLog();
  const variables = { ...own, DATABASE_URL: postgres?.url ?? own['DATABASE_URL'] };
  const running: Running[] = [];
  const admins: AdminServer[] = [];
  const context: Context = { log, env: variables, logger, now: () => new Date(), format };
  const stop = async (): Promise<void> => {
    await stopAll(running);
    await Promise.all(admins.map((admin) => admin.close()));
    if (given === undefined) await log.close();
    await postgres?.stop();
  };
  try {
    await log.createTopics(topicsOf(rooms, PARTITIONS));
    running.push(...(await startAll(rooms, context)));
    for (const place of running.keys()) {
      admins.push(
        await openAdmin(HOST, 0, {
          stuck: () => running[place]!.answers.stuck(),
          ready: () => running[place]!.answers.ready(),
          metrics: () => running[place]!.answers.metrics(),
        }),
      );
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    log,
    keys: keyring(variables.CHARGELINE_KEYRING),
    databaseUrl: variables.DATABASE_URL!,
    folder: files,
    logins,
    doors: doorsOf(running),
    admin: () => Object.fromEntries(running.map(({ name }, place) => [name, admins[place]!.url])),
    restart: async (room, changed) => {
      const place = running.findIndex(({ name }) => name === room);
      await running[place]!.stop();
      running[place] = await start(rooms[place]!, { ...context, env: { ...variables, ...changed } });
    },
    stop,
  };
}
