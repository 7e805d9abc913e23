import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { deadLetters, type Topic } from '@chargeline/contracts';
import { kafkaSettings, type Log, openKafkaLog, type TopicSpec } from '@chargeline/messaging';
import { unknownSchema } from '@chargeline/runtime';
import { rooms } from '@chargeline/standalone';
import { CLONE } from '../line/home.js';
import type { Looks, UnknownSchema } from './kafka.js';

type Env = Readonly<Record<string, string | undefined>>;

export interface KafkaFacts {
  readonly brokers: string;
  /** As `kafkajs 2.2.4`. */
  readonly client: string;
  readonly existing: readonly TopicSpec[];
  /** How many topics were looked at for unknown schemas. */
  readonly looked: number;
  readonly unknown: readonly UnknownSchema[];
  readonly looks: readonly Looks[];
}

const BETWEEN_LOOKS_MILLIS = 2_000;
const PACKAGES = { kafkajs: 'kafkajs', platformatic: '@platformatic/kafka' };

async function clientOf(env: Env): Promise<string> {
  const name = PACKAGES[kafkaSettings(env).client];
  const file = join(CLONE, 'libs', 'messaging', 'node_modules', name, 'package.json');
  return `${name} ${(JSON.parse(await readFile(file, 'utf8')) as { version: string }).version}`;
}

async function unknownSchemas(log: Log, topics: readonly Topic[]): Promise<readonly UnknownSchema[]> {
  const found = await Promise.all(
    topics.map(async (topic) => ({ topic: topic.name, schema: await unknownSchema(log, topic) })),
  );
  return found.flatMap(({ topic, schema }) => (schema === null ? [] : [{ topic, schema }]));
}

/** By room, for those whose topics are all there. */
async function behind(log: Log, there: ReadonlySet<string>): Promise<ReadonlyMap<string, number>> {
  const lags = rooms
    .map(({ name, consumes }) => ({ name, topics: consumes.map((topic) => topic.name) }))
    .filter(({ topics }) => topics.length > 0 && topics.every((topic) => there.has(topic)))
    .map(async ({ name, topics }) => {
      const lag = await log.lag(name, topics);
      return [name, lag.reduce((sum, one) => sum + one.behind, 0)] as const;
    });
  return new Map(await Promise.all(lags));
}

/** Looks at the Kafka that the environment names, for a few seconds. Rejects with a ChargelineError when it does not answer or a variable is wrong. */
export async function kafkaFacts(env: Env): Promise<KafkaFacts> {
  const client = await clientOf(env);
  const log = openKafkaLog(env, { clientId: 'chargeline' });
  try {
    const existing = await log.listTopics();
    const there = new Set(existing.map(({ name }) => name));
    const before = await behind(log, there);
    const own = rooms.flatMap(({ name, consumes, produces }) => [
      ...produces,
      ...(consumes.length > 0 ? [deadLetters(name)] : []),
    ]);
    const looked = own.filter(({ name }) => there.has(name));
    const [unknown] = await Promise.all([unknownSchemas(log, looked), after(BETWEEN_LOOKS_MILLIS)]);
    const now = await behind(log, there);
    return {
      brokers: env['KAFKA_BROKERS']!,
      client,
      existing,
      looked: looked.length,
      unknown,
      looks: [...before].map(([room, count]) => ({ room, before: count, after: now.get(room)! })),
    };
  } finally {
    await log.close();
  }
}
