import { chmod, mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Machine, startMachine } from '@chargeline/machine';
import { countFarEnd } from '@chargeline/standalone';
import { syntheticPractice, type SyntheticPractice } from '@chargeline/synth';
import { destination, pino } from 'pino';
import { unexpectedLines } from './error-lines.ts';
import { killFilers, requestFiles } from './filing.ts';
import { keepGate } from './gate-keeper.ts';
import { Killing } from './killing.ts';
import { readIds, readLetters } from './one-id.ts';
import { GATE } from './plants/gate.ts';
import { killsOf, type Outage, type Plan, planOf, planText, stepText } from './plan.ts';
import { untilAtRest } from './rest.ts';
import { deliver } from './senders/deliver.ts';
import { Logins } from './senders/logins.ts';
import { Tally } from './tally.ts';
import type { Findings } from './verdict.ts';
import { until } from './wait.ts';

export interface CrashRunOptions {
  readonly claims: number;
  readonly seed: number;
  readonly kills: number;
  readonly outages: readonly Outage[];
  readonly client: 'kafkajs' | 'platformatic';
  /** How many instances of a room; one where nothing is said. */
  readonly instances: Readonly<Record<string, number>>;
  readonly partitions: number;
  /** How long Kafka keeps the place of a member that was killed; the rooms' own default where nothing is said. */
  readonly sessionMillis?: number;
  /** A module that every room loads first, to plant a bug: `plants/commit-first.ts`. */
  readonly plant?: string;
  /** A room that is killed once more, while the plant has it put off what it said was done. */
  readonly caught?: string | null;
  /** Ends the run early; all is stopped. */
  readonly signal: AbortSignal;
  /** Told how it goes, in lines for people. */
  readonly say: (line: string) => void;
}

/** No secret: the line is a synthetic one, on this machine alone. */
const LOGIN = { name: 'faults', password: 'faults-only-password' };
const SAY_EVERY_MILLIS = 5_000;

/** PostgreSQL may run as another user, who must be able to enter. */
export async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'chargeline-faults-'));
  await chmod(folder, 0o711);
  return folder;
}

const gateIn = (folder: string): string => join(folder, 'gate');

function start(folder: string, { sources }: SyntheticPractice, options: CrashRunOptions): Promise<Machine> {
  const { instances, client, partitions, sessionMillis, plant } = options;
  const preload =
    plant === undefined
      ? {}
      : { NODE_OPTIONS: `--import ${new URL(plant, import.meta.url).href}`, [GATE]: gateIn(folder) };
  return startMachine({
    folder,
    sources,
    instances,
    // A broker that is stopped must find its data when it starts again.
    keep: true,
    signal: options.signal,
    logger: pino({ level: 'debug' }, destination({ dest: join(folder, 'machine.log'), sync: true })),
    login: LOGIN,
    env: {
      BILLING_FILE_EVERY_SECONDS: '0',
      KAFKA_CLIENT: client,
      KAFKA_TOPIC_PARTITIONS: String(partitions),
      ...(sessionMillis === undefined ? {} : { KAFKA_SESSION_TIMEOUT_MS: String(sessionMillis) }),
      ...preload,
    },
  });
}

interface Running {
  readonly machine: Machine;
  readonly practice: SyntheticPractice;
  readonly plan: Plan;
  readonly killing: Killing;
  readonly tally: Tally;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

/** Sends all, kills meanwhile, and resolves when all of it came to rest. Steps that the run never came to are done at its end. */
async function sendAndKill(
  { machine, practice, plan, killing, tally, signal, say }: Running,
  logins: Logins,
): Promise<void> {
  let drained = false;
  const kill = async (): Promise<void> => {
    for (const step of plan.steps) {
      await until(() => drained || tally.progress >= step.at, signal);
      say(`${(tally.progress * 100).toFixed(1).padStart(5)} %  now: ${stepText(step)}`);
      await killing.carryOut(step);
    }
  };
  const send = async (): Promise<void> => {
    await deliver(practice.deliveries, machine.doors, logins, tally, signal);
    await untilAtRest(machine, signal);
    drained = true;
  };
  await Promise.all([kill(), send()]);
  await untilAtRest(machine, signal);
}

async function fileAndKill({ machine, plan, killing, tally, signal }: Running, logins: Logins): Promise<void> {
  let filed = false;
  const file = async (): Promise<void> => {
    await requestFiles(machine, logins, tally, signal);
    await untilAtRest(machine, signal);
    filed = true;
  };
  await Promise.all([killFilers(machine, plan.filing, killing, () => filed, signal), file()]);
  await untilAtRest(machine, signal);
}

async function find(running: Running, options: CrashRunOptions, folder: string, seconds: number): Promise<Findings> {
  const { machine, practice, plan, killing, tally } = running;
  return {
    seed: options.seed,
    client: options.client,
    seconds,
    count: await countFarEnd(practice.visits, tally.delivered, machine),
    ids: await readIds(machine.log),
    letters: await readLetters(machine.log),
    kills: {
      promised: Math.max(options.kills, killsOf(plan)) + (typeof options.caught === 'string' ? 1 : 0),
      done: killing.count,
      byRoom: killing.byRoom,
    },
    outages: { promised: options.outages.length, done: killing.outages },
    restarts: machine.processes().reduce((sum, { restarts }) => sum + restarts, 0),
    retries: Object.fromEntries(tally.retries),
    errorLines: await unexpectedLines(join(folder, 'logs')),
    refused: machine.processes().flatMap(({ state, instance }) => (state === 'refused' ? [instance.name] : [])),
  };
}

/**
 * Sends a synthetic practice through the line on a real Kafka while rooms are killed and brokers and databases go down, files the
 * claims, and looks at the far end. The folder, which must be empty, keeps the logs of all rooms. Stops all that it started.
 */
export async function crashRun(folder: string, options: CrashRunOptions): Promise<Findings> {
  const { claims, seed, kills, outages, caught = null, say } = options;
  const practice = syntheticPractice({ encounters: claims, seed });
  say(`Starting Kafka, PostgreSQL and every room; their logs: ${join(folder, 'logs')}`);
  await mkdir(gateIn(folder));
  const machine = await start(folder, practice, options);
  const over = new AbortController();
  const signal = AbortSignal.any([options.signal, over.signal]);
  const tally = new Tally(practice);
  const timer = setInterval(() => say(tally.text), SAY_EVERY_MILLIS);
  try {
    const instances = machine.processes().map(({ instance }) => instance.name);
    const plan = planOf({ seed, kills, instances, outages });
    planText(plan).forEach(say);
    const killing = new Killing(machine, signal);
    const running = { machine, practice, plan, killing, tally, signal, say };
    const gate = { folder: gateIn(folder), victim: caught, machine, killing, signal };
    void keepGate(gate).catch((error: unknown) => over.abort(error));
    const logins = new Logins(machine);
    const tail = await tally.follow(machine.log);
    const started = performance.now();
    await sendAndKill(running, logins);
    await fileAndKill(running, logins);
    const seconds = (performance.now() - started) / 1_000;
    await tail.stop();
    say(`${tally.text}. Counting at the far end.`);
    return await find(running, options, folder, seconds);
  } finally {
    clearInterval(timer);
    over.abort();
    await machine.stop();
  }
}
