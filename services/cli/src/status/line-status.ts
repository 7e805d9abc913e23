import { readinessOf } from '@chargeline/machine';
import { type Log, openKafkaLog } from '@chargeline/messaging';
import { rooms } from '@chargeline/standalone';
import { Client } from 'pg';
import type { SavedLine } from '../line/saved-line.js';
import type { ProcessView } from '../up/view.js';

/** One instance of a room. What only the process that keeps it up knows is null where there is none. */
export interface RoomStatus {
  readonly room: string;
  readonly instance: string;
  readonly pid: number | null;
  readonly state: string;
  readonly restarts: number | null;
  readonly ready: boolean;
  /** Why it is not ready, by what it needs: codes, no texts. Null when it does not answer. */
  readonly checks: Readonly<Record<string, string>> | null;
  /** How many records the room, all its instances together, has yet to read; null when nobody can say. */
  readonly behind: number | null;
  readonly admin: string;
}

export interface LineStatus {
  readonly pid: number;
  /** Whether all instances are ready, and Kafka and PostgreSQL answer. */
  readonly ready: boolean;
  readonly rooms: readonly RoomStatus[];
  /** Null for a log that lives in the line's process. */
  readonly kafka: { readonly address: string; readonly answers: boolean } | null;
  readonly postgres: { readonly address: string; readonly answers: boolean };
}

type Env = Readonly<Record<string, string | undefined>>;

async function behindOf(log: Log | null): Promise<ReadonlyMap<string, number>> {
  if (log === null) return new Map();
  const lags = rooms.map(async ({ name, consumes }) => {
    const topics = consumes.map((topic) => topic.name);
    const lag = await log.lag(name, topics).catch(() => null);
    return lag === null ? [] : [[name, lag.reduce((sum, { behind }) => sum + behind, 0)] as const];
  });
  return new Map((await Promise.all(lags)).flat());
}

async function postgresAnswers(databaseUrl: string): Promise<boolean> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function statusOf(view: ProcessView | Unkept, behind: ReadonlyMap<string, number>): Promise<RoomStatus> {
  const readiness = await readinessOf(view.admin);
  return {
    ...view,
    ready: readiness?.status === 'ready',
    checks: readiness?.checks ?? null,
    behind: behind.get(view.room) ?? null,
  };
}

/** An instance that nobody keeps up, as of a line in one process. */
type Unkept = Omit<ProcessView, 'pid' | 'state' | 'restarts'> & { pid: null; state: string; restarts: null };

const unkept = ({ admin }: SavedLine): readonly Unkept[] =>
  Object.entries(admin).map(([instance, url]) => {
    const room = rooms.find(({ name }) => name === instance.replace(/-\d+$/, ''))?.name ?? instance;
    return { room, instance, pid: null, state: 'running', restarts: null, admin: url };
  });

/** Looks at a running line from outside. `processes`: as the one who keeps it up sees them; null where nobody does. */
export async function lineStatus(
  line: SavedLine,
  processes: readonly ProcessView[] | null,
  env: Env,
): Promise<LineStatus> {
  const { pid, brokers, databaseUrl } = line;
  const log = brokers === null ? null : openKafkaLog({ ...env, KAFKA_BROKERS: brokers }, { clientId: 'chargeline' });
  try {
    const behind = await behindOf(log);
    const [all, kafkaAnswers, databaseAnswers] = await Promise.all([
      Promise.all((processes ?? unkept(line)).map((view) => statusOf(view, behind))),
      log?.listTopics().then(
        () => true,
        () => false,
      ),
      postgresAnswers(databaseUrl),
    ]);
    return {
      pid,
      ready: all.every(({ ready }) => ready) && kafkaAnswers !== false && databaseAnswers,
      rooms: all,
      kafka: brokers === null ? null : { address: brokers, answers: kafkaAnswers! },
      postgres: { address: new URL(databaseUrl).host, answers: databaseAnswers },
    };
  } finally {
    await log?.close();
  }
}
