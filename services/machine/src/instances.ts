import { join } from 'node:path';
import { ChargelineError } from '@chargeline/kernel';
import type { ServiceManifest } from '@chargeline/runtime';
import { rooms } from '@chargeline/standalone';
import type { Instance } from './room-process.js';

type Variables = Readonly<Record<string, string | undefined>>;

/** What every process on this machine is told. */
const SYSTEM = /^(PATH|TZ|TMPDIR|NODE_.+|SSL_CERT_.+)$/;

/** What every room may be told; what else it is told stands in its manifest. */
const SHARED = /^(CHARGELINE_(HOST|LOG_LEVEL|GRACE_SECONDS|WIRE|REFERENCE)|KAFKA_.+|OTEL_.+)$/;

/** Those variables of this process that say something of the machine. */
export const systemVariables = (env: Variables): Variables =>
  Object.fromEntries(Object.entries(env).filter(([name]) => SYSTEM.test(name)));

const isShared = (name: string): boolean => SYSTEM.test(name) || SHARED.test(name);

/** The variables of one room out of those of all: no room is told another's, and those without a key get none. */
export function variablesOf({ variables, httpPort }: ServiceManifest, all: Variables): NodeJS.ProcessEnv {
  const own = new Set<string | null>([...variables, httpPort]);
  return Object.fromEntries(
    Object.entries(all).filter(([name, value]) => value !== undefined && (isShared(name) || own.has(name))),
  );
}

/** Throws CHL_MACHINE_NO_ROOM, which names those that there are. */
export function roomOf(name: string): ServiceManifest {
  const room = rooms.find((one) => one.name === name);
  if (room !== undefined) return room;
  const names = rooms.map((one) => one.name).join(', ');
  throw new ChargelineError('CHL_MACHINE_NO_ROOM', `There is no room ${name}. The rooms are ${names}.`, false);
}

/** `pricing` is the first instance, `pricing-2` the second. */
export const instanceName = (room: string, ordinal: number): string => (ordinal === 1 ? room : `${room}-${ordinal}`);

const MLLP_PORT = 'EHR_ADAPTERS_MLLP_PORT';

/** The variables that hold the ports of a room's doors. */
const doorPorts = ({ httpPort, variables }: ServiceManifest): readonly string[] => [
  ...(httpPort === null ? [] : [httpPort]),
  ...(variables.includes(MLLP_PORT) ? [MLLP_PORT] : []),
];

/** How many ports an instance of the room listens on: its operators' and its doors'. */
export const portsOf = (manifest: ServiceManifest): number => 1 + doorPorts(manifest).length;

const isChosen = (port: string | undefined): boolean => port !== undefined && port !== '0';

/** One instance, which keeps its ports for all its lives, so that senders find it again. A port that somebody chose goes to the first one. */
export function instanceOf(
  manifest: ServiceManifest,
  ordinal: number,
  all: Variables,
  ports: readonly number[],
  folder: string,
): Instance {
  const name = instanceName(manifest.name, ordinal);
  const [admin, ...free] = ports.map(String);
  const doors = doorPorts(manifest).map((variable, place) => {
    const chosen = ordinal === 1 && isChosen(all[variable]) ? all[variable] : undefined;
    return [variable, chosen ?? free[place]];
  });
  return {
    room: manifest.name,
    name,
    logFile: join(folder, 'logs', `${name}.log`),
    admin: `http://127.0.0.1:${admin}`,
    variables: { ...variablesOf(manifest, all), ...Object.fromEntries(doors), CHARGELINE_ADMIN_PORT: admin },
  };
}
