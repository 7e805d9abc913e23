import { ChargelineError } from '@chargeline/kernel';
import { topicSettings } from '@chargeline/runtime';
import { neededTopics } from '../kafka/create-topics.js';
import type { SavedLine } from '../line/saved-line.js';
import { broker } from './broker.js';
import { httpAhead, judgeSkew } from './clocks.js';
import { judgeDatabase, judgeNoDatabase, judgeTables } from './database.js';
import { databaseFacts, placeOf } from './database-facts.js';
import { type Finding, ok } from './finding.js';
import { judgeKafka, judgeLag, judgeNoKafka, judgeSchemas, judgeTopics } from './kafka.js';
import { kafkaFacts } from './kafka-facts.js';
import { line as doors } from './line.js';
import { machine } from './machine.js';
import { judgePorts, portFacts } from './ports.js';
import { ring } from './ring.js';
import { judgeRoom } from './rooms.js';
import { roomFacts } from './room-facts.js';
import { tables } from './tables.js';

type Env = Readonly<Record<string, string | undefined>>;

async function kafka(env: Env): Promise<readonly Finding[]> {
  if (!env['KAFKA_BROKERS']?.trim()) return [ok('Kafka', 'KAFKA_BROKERS is not set: "chargeline up" brings one')];
  try {
    const { brokers, client, existing, looked, unknown, looks } = await kafkaFacts(env);
    return [
      judgeKafka(brokers, client),
      ...judgeTopics(existing, neededTopics(env), topicSettings(env).partitions),
      judgeSchemas(looked, unknown),
      ...judgeLag(looks),
    ];
  } catch (error) {
    if (!(error instanceof ChargelineError)) throw error;
    return [judgeNoKafka(error)];
  }
}

async function database(env: Env): Promise<readonly Finding[]> {
  const { DATABASE_URL: url } = env;
  if (!url) return [ok('database', 'DATABASE_URL is not set: each line brings its own')];
  try {
    const facts = await databaseFacts(url, env);
    return [judgeDatabase(facts), judgeTables(facts.applied), judgeSkew('the database', facts.aheadMillis)];
  } catch (error) {
    return [judgeNoDatabase(placeOf(url), (error as NodeJS.ErrnoException).code ?? 'no answer')];
  }
}

async function running(line: SavedLine | null): Promise<readonly Finding[]> {
  if (line === null) return doors(null);
  const ahead = await httpAhead(line.doors.gateway);
  return [
    ...(await doors(line)),
    ...(await roomFacts(line)).map(judgeRoom),
    ...(ahead === null ? [] : [judgeSkew('gateway', ahead)]),
  ];
}

/** Looks at this machine, at what the variables name, and at the line that runs. What a line says of its Kafka and its database wins. */
export async function examine(env: Env, line: SavedLine | null): Promise<readonly Finding[]> {
  const seen = {
    ...env,
    ...(line === null ? {} : { DATABASE_URL: line.databaseUrl }),
    ...(line?.brokers ? { KAFKA_BROKERS: line.brokers } : {}),
  };
  const [ofMachine, ports, java, ofKafka, ofDatabase, ofLine] = await Promise.all([
    machine(),
    line === null ? portFacts(env) : Promise.resolve(null),
    broker(),
    kafka(seen),
    database(seen),
    running(line),
  ]);
  return [
    ...ofMachine,
    ...(ports === null ? [] : judgePorts(ports)),
    java,
    ...tables(new Date().toISOString().slice(0, 10)),
    ring(env['CHARGELINE_KEYRING']),
    ...ofKafka,
    ...ofDatabase,
    ...ofLine,
  ];
}
