import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { freePorts } from '@chargeline/kernel';
import { answers } from './answers.js';
import { brokerAvailable } from './available.js';
import { run } from './command.js';
import { fetchJars } from './jars.js';
import { CLASS_PATH, type Java, startJava } from './java.js';

import { LOG4J, type Place, serverProperties } from './settings.js';
import { temporaryFolder } from './temporary-folder.js';

export interface BrokerOptions {
  /** Kept on stop, and used again by the next start. Default: a temporary folder that stop removes. */
  readonly dataFolder?: string;
  /** Default, and for 0: one that is free. */
  readonly port?: number;
  /** Told each line that the broker logs: warnings and errors. */
  readonly onLog?: (line: string) => void;
}

export interface Broker {
  /** Where clients connect, as `localhost:9092`. */
  readonly brokers: string;
  /** Ends the broker and removes its temporary folder. */
  readonly stop: () => Promise<void>;
  /** Kills the broker as a power cut would; its data stays for `restart`. */
  readonly kill: () => Promise<void>;
  /** Starts it again at the same address on the same data, which stay when it does not start, as on a full disk. */
  readonly restart: () => Promise<void>;
}

const START_MILLIS = 110_000;
const STOP_MILLIS = 15_000;
const HEAP = ['-Xms128m', '-Xmx512m', '-XX:+UseSerialGC'];

/** An id as Kafka writes one. The first bit is 0: the tool takes an id that begins with a hyphen for an option. */
function newClusterId(): string {
  const bytes = randomBytes(16);
  bytes[0]! &= 0x7f;
  return bytes.toString('base64url');
}

async function prepare(place: Place): Promise<string> {
  const properties = path.join(place.dataFolder, 'server.properties');
  await mkdir(place.dataFolder, { recursive: true });
  await writeFile(properties, serverProperties({ ...place, dataFolder: path.join(place.dataFolder, 'log') }));
  await writeFile(path.join(place.dataFolder, 'log4j.properties'), LOG4J);
  if (existsSync(path.join(place.dataFolder, 'log', 'meta.properties'))) return properties;
  const clusterId = newClusterId();
  const tool = ['kafka.tools.StorageTool', 'format', '-t', clusterId, '-c', properties];
  const { code, said } = await run('java', ['-XX:TieredStopAtLevel=1', ...CLASS_PATH, ...tool]);
  if (code === 0) return properties;
  throw new Error(
    `Kafka could not format ${place.dataFolder}. Empty the folder or name another. ${said.slice(-1_000)}`,
  );
}

async function launch(place: Place, properties: string, onLog: (line: string) => void): Promise<Java> {
  const last: string[] = [];
  const log4j = `-Dlog4j.configuration=file:${path.join(place.dataFolder, 'log4j.properties')}`;
  const java = startJava([...HEAP, log4j, ...CLASS_PATH, 'kafka.Kafka', properties], (line) => {
    last.splice(0, Math.max(0, last.length - 20));
    last.push(line);
    onLog(line);
  });
  let up = true;
  void java.gone.then(() => (up = false));
  const patience = AbortSignal.timeout(START_MILLIS);
  while (!(await answers(place.port))) {
    if (up && !patience.aborted) {
      await Promise.race([after(50), java.gone]);
      continue;
    }
    java.signal('SIGKILL');
    await java.gone;
    const fault = up ? `did not answer on port ${place.port} in ${START_MILLIS / 1_000} s` : 'ended at its start';
    throw new Error(`Kafka ${fault}. Its last words:\n${last.join('\n')}`);
  }
  return java;
}

/** Starts a real single-node Kafka (KRaft) and resolves when it answers. Ends with this process at the latest. */
export async function startBroker(options: BrokerOptions = {}): Promise<Broker> {
  try {
    return await startOnce(options);
  } catch (error) {
    if (options.port) throw error;
    // A port that was free a moment ago may be somebody else's before the broker listens: once more, on others.
    return await startOnce(options);
  }
}

async function startOnce(options: BrokerOptions): Promise<Broker> {
  const { port, onLog = () => undefined } = options;
  const availability = await brokerAvailable();
  if (!availability.ok) throw new Error(`Kafka cannot start here. ${availability.because}`);
  await fetchJars();
  const [free, controllerPort] = (await freePorts(2)) as [number, number];
  const dataFolder = path.resolve(options.dataFolder ?? (await temporaryFolder()));
  const place: Place = { port: port || free, controllerPort, dataFolder };
  const removeData = async (): Promise<void> => {
    if (options.dataFolder === undefined) await rm(dataFolder, { recursive: true, force: true });
  };

  const start = async (): Promise<Java> => launch(place, await prepare(place), onLog);
  let java = await start().catch(async (error: unknown) => {
    await removeData();
    throw error;
  });

  const end = async (signal: NodeJS.Signals): Promise<void> => {
    java.signal(signal);
    await Promise.race([java.gone, after(STOP_MILLIS, undefined, { ref: false })]);
    java.signal('SIGKILL');
    await java.gone;
  };

  return {
    brokers: `localhost:${place.port}`,
    kill: () => end('SIGKILL'),
    restart: async () => {
      java = await start();
    },
    stop: async () => {
      await end(options.dataFolder === undefined ? 'SIGKILL' : 'SIGTERM');
      await removeData();
    },
  };
}
