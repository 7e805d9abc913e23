import { fromHeaders, knownSchemas, type Topic } from '@chargeline/contracts';
import { ChargelineError } from '@chargeline/kernel';
import type { Log, LogRecord, TopicSpec } from '@chargeline/messaging';
import type { ServiceManifest } from '../manifest.js';
import { topicsOf } from '../start-all.js';

const refused = (what: 'MISSING' | 'PARTITIONS' | 'SCHEMA', message: string): ChargelineError =>
  new ChargelineError(`CHL_RUNTIME_TOPIC_${what}`, message, false);

/** Throws CHL_RUNTIME_TOPIC_MISSING or CHL_RUNTIME_TOPIC_PARTITIONS, which name all the topics at fault. */
export function mustFit(existing: readonly TopicSpec[], needed: readonly TopicSpec[]): void {
  const counts = new Map(existing.map(({ name, partitions }) => [name, partitions]));
  const missing = needed.filter(({ name }) => !counts.has(name)).map(({ name }) => name);
  if (missing.length > 0) {
    throw refused('MISSING', `Missing: ${missing.join(', ')}. Create the topics with "chargeline topics create".`);
  }
  const few = needed.filter(({ name, partitions }) => counts.get(name)! < partitions);
  if (few.length === 0) return;
  const found = few.map(({ name }) => `${name} has ${counts.get(name)}`).join(', ');
  throw refused(
    'PARTITIONS',
    `Too few partitions: ${found}; KAFKA_TOPIC_PARTITIONS is ${few[0]!.partitions}. Set it to what is there: a topic that grows loses the order of its keys.`,
  );
}

/** The schema of a record of ours; undefined for what a stranger wrote, which is parked when it is read. */
function schemaOf({ headers }: LogRecord): string | undefined {
  try {
    return fromHeaders(headers).fingerprint;
  } catch {
    return undefined;
  }
}

/** The fingerprint of a schema of a later release among the topic's newest records; null where this release can read them all. */
export async function unknownSchema(log: Pick<Log, 'newest'>, topic: Topic): Promise<string | null> {
  const known = knownSchemas(topic);
  const schemas = (await log.newest(topic.name)).map(schemaOf);
  return schemas.find((schema) => schema !== undefined && !known.has(schema)) ?? null;
}

async function mustKnowSchemas(log: Log, topic: Topic): Promise<void> {
  const unknown = await unknownSchema(log, topic);
  if (unknown === null) return;
  throw refused(
    'SCHEMA',
    `${topic.name} carries schema ${unknown}, which this release does not know. Upgrade this service before those that write the topic.`,
  );
}

/**
 * Refuses to work on a log that is not as the service's manifest needs it: a topic is missing, has fewer partitions than are
 * configured, or its newest records carry a schema of a later release.
 */
export async function mustFindTopics(log: Log, manifest: ServiceManifest, partitions: number): Promise<void> {
  mustFit(await log.listTopics(), topicsOf([manifest], partitions));
  const remembered = (manifest.remembers ?? []).map(({ topic }) => topic);
  await Promise.all([...manifest.consumes, ...remembered].map((topic) => mustKnowSchemas(log, topic)));
}
