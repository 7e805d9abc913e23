import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { SourceDirectory } from '@chargeline/contracts';
import { MllpDoor } from '@chargeline/ehr-adapters';
import { type Log, MemoryLog } from '@chargeline/messaging';
import { type Context, type Running, settings, start, startAll, stopAll, topicsOf } from '@chargeline/runtime';
import { keyring, type KeyProvider, newKeyring } from '@chargeline/security';
import { startPostgres } from '@chargeline/store';
import type { Logger } from 'pino';
import { z } from 'zod';
import { rooms } from './rooms.js';

const PARTITIONS = 4;

const Env = z.object({ CHARGELINE_WIRE: z.enum(['avro', 'json']).default('avro') });

export interface LineOptions {
  /** Where the 837 files go: `<folder>/837/<tenant>/<payer>/`. */
  readonly folder: string;
  readonly sources: SourceDirectory;
  readonly logger: Logger;
  /** A log to run on, which stays the caller's; without one, a new in-process log. */
  readonly log?: Log;
  /** Variables of the rooms; they win over what the line sets itself. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Each tenant gets a user `name@tenant` with this password, which has no blanks. */
  readonly login: { readonly name: string; readonly password: string };
}

/** Who may log in at gateway. */
export interface Login {
  readonly tenant: string;
  readonly username: string;
  readonly password: string;
}

/** The whole line in this process. */
export interface Line {
  readonly running: readonly Running[];
  readonly log: Log;
  readonly keys: KeyProvider;
  readonly databaseUrl: string;
  readonly folder: string;
  readonly logins: readonly Login[];
  /** Where people and EHRs reach it. */
  readonly doors: {
    readonly mllp: { readonly host: string; readonly port: number };
    readonly ehr: string;
    readonly gateway: string;
    readonly billing: string;
  };
  /** Stops one room and starts it again with other variables; the others run on. */
  readonly restart: (room: string, env: Readonly<Record<string, string>>) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** The login's user at each tenant of the directory. */
const loginsOf = ({ name, password }: LineOptions['login'], { sources }: SourceDirectory): readonly Login[] =>
  [...new Set(sources.map(({ tenantId }) => tenantId))].map((tenant) => ({
    tenant,
    username: `${name}@${tenant}`,
    password,
  }));

function doorsOf(running: readonly Running[]): Line['doors'] {
  const room = (name: string): Running => running.find((one) => one.name === name)!;
  const { port } = room('ehr-adapters').app.get(MllpDoor);
  return {
    mllp: { host: '127.0.0.1', port },
    ehr: room('ehr-adapters').url!,
    gateway: room('gateway').url!,
    billing: room('billing').url!,
  };
}

/** Starts every room, each in its own application, on one log and one PostgreSQL: that of DATABASE_URL, else one of the line's own. */
export async function startLine({ folder, sources, logger, log: given, env = {}, login }: LineOptions): Promise<Line> {
  const { CHARGELINE_WIRE: format } = settings(Env, env);
  const files = join(folder, '837');
  await mkdir(files, { recursive: true });
  const postgres = env['DATABASE_URL'] === undefined ? await startPostgres() : null;
  const log = given ?? new MemoryLog();
  const logins = loginsOf(login, sources);
  const variables = {
    DATABASE_URL: postgres?.url,
    CHARGELINE_KEYRING: newKeyring(),
    EHR_ADAPTERS_SOURCES: JSON.stringify(sources),
    EHR_ADAPTERS_HTTP_PORT: '0',
    EHR_ADAPTERS_MLLP_PORT: '0',
    GATEWAY_HTTP_PORT: '0',
    GATEWAY_FIRST_USERS: logins.map(({ tenant, username, password }) => `${username}:${password}:${tenant}`).join(' '),
    BILLING_HTTP_PORT: '0',
    BILLING_FOLDER: files,
    ...env,
  };
  const running: Running[] = [];
  const context: Context = { log, env: variables, logger, now: () => new Date(), format };
  const stop = async (): Promise<void> => {
    await stopAll(running);
    if (given === undefined) await log.close();
    await postgres?.stop();
  };
  try {
    await log.createTopics(topicsOf(rooms, PARTITIONS));
    running.push(...(await startAll(rooms, context)));
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    running,
    log,
    keys: keyring(variables.CHARGELINE_KEYRING),
    databaseUrl: variables.DATABASE_URL!,
    folder: files,
    logins,
    doors: doorsOf(running),
    restart: async (room, changed) => {
      const place = running.findIndex(({ name }) => name === room);
      await running[place]!.stop();
      running[place] = await start(rooms[place]!, { ...context, env: { ...variables, ...changed } });
    },
    stop,
  };
}
