import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openKafkaLog } from '@chargeline/messaging';
import { topicSettings, topicsOf } from '@chargeline/runtime';
import { keyring } from '@chargeline/security';
import { rooms, type SetUp, setUp } from '@chargeline/standalone';
import { type Backing, startBacking } from './backing.js';
import { adminOf, doorsOf } from './doors.js';
import { Fleet } from './fleet.js';
import { roomOf, systemVariables } from './instances.js';
import { mend } from './mend.js';
import { PortBook } from './port-book.js';
import { untilReady } from './ready.js';
import type { Machine, MachineOptions } from './the-machine.js';

interface Prepared {
  readonly backing: Backing;
  readonly ports: PortBook;
  readonly set: SetUp;
}

/** Starts the topics and the rooms on what they stand on, and stops all of it when they do not start. */
async function startRooms({ backing, ports, set }: Prepared, options: MachineOptions): Promise<Machine> {
  const { folder, logger, env = {}, instances = {}, signal, onProgress = () => undefined } = options;
  const variables = { ...systemVariables(process.env), ...set.variables, ...backing.variables };
  const log = openKafkaLog(variables, { clientId: 'machine', onAlarm: (text) => logger.warn(text) });
  const onDeath = (name: string, by: string): void => logger.warn({ name, by }, 'A process ended.');
  const fleet = new Fleet({ variables, folder, ports, onDeath });
  const stopMending = options.mend ? mend(backing, logger) : null;

  const end = async (): Promise<void> => {
    await fleet.stop();
    await log.close();
    await stopMending?.();
    await backing.stop();
  };
  let ending: Promise<void> | undefined;
  const stop = (): Promise<void> => (ending ??= end());
  const onAbort = (): void => void stop();
  signal?.addEventListener('abort', onAbort);
  try {
    signal?.throwIfAborted();
    const { partitions, retentionDays } = topicSettings(env);
    await log.createTopics(topicsOf(rooms, partitions, retentionDays));
    onProgress('Kafka, its topics and PostgreSQL are there. Starting the rooms ...');
    for (const room of rooms) await fleet.scale(room, instances[room.name] ?? 1);
    const ready = fleet.all().map(async (member) => {
      await untilReady(member);
      onProgress(`${member.instance.name} is ready.`);
    });
    await Promise.all(ready);
    signal?.throwIfAborted();
  } catch (error) {
    await stop();
    throw error;
  } finally {
    signal?.removeEventListener('abort', onAbort);
  }
  return {
    log,
    keys: keyring(set.variables.CHARGELINE_KEYRING),
    databaseUrl: backing.variables.DATABASE_URL,
    folder: set.files,
    logins: set.logins,
    doors: doorsOf(fleet),
    admin: () => adminOf(fleet),
    processes: () => fleet.all(),
    broker: backing.broker,
    postgres: backing.postgres,
    brokers: backing.variables.KAFKA_BROKERS,
    scale: async (room, count) => {
      await fleet.scale(roomOf(room), count);
      await Promise.all(fleet.of(room).map(untilReady));
    },
    restart: (room, changed) => fleet.restart(room, changed),
    stop,
  };
}

/**
 * Starts Kafka and PostgreSQL (or uses those of KAFKA_BROKERS and DATABASE_URL in `env`), the topics, and each room as its own
 * process. Resolves when all are ready; when one is not, it leaves nothing running and rejects.
 */
export async function startMachine(options: MachineOptions): Promise<Machine> {
  const { folder, logger, env = {}, keep = false, onProgress = () => undefined } = options;
  for (const name of Object.keys(options.instances ?? {})) roomOf(name);
  // The user who runs PostgreSQL must be able to enter the one, nobody else the other.
  await mkdir(folder, { recursive: true });
  await mkdir(join(folder, 'logs'), { recursive: true, mode: 0o700 });
  const set = await setUp(options);
  const ports = await PortBook.open(keep ? join(folder, 'ports.json') : null);
  const kafka = logger.child({ service: 'kafka' });
  onProgress('Starting Kafka and PostgreSQL ...');
  const dataFolder = keep ? folder : null;
  const backing = await startBacking({ dataFolder, ports, env, onLog: (line) => kafka.warn(line) });
  try {
    return await startRooms({ backing, ports, set }, options);
  } catch (error) {
    await backing.stop();
    throw error;
  }
}
