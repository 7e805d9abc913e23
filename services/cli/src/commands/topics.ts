import type { Command } from 'commander';
import { EXIT } from '../exit.js';
import { atLeastOne } from '../option.js';
import { note, report } from '../output.js';
import { table } from '../table.js';
import { schemasOf, topicRows } from '../topic-rows.js';

interface CreateOptions {
  readonly partitions?: number;
  readonly retentionDays?: number;
  readonly brokers?: string;
}

async function list({ schema }: { readonly schema?: string }, command: Command): Promise<void> {
  const { rooms } = await import('@chargeline/standalone');
  if (schema !== undefined) {
    const schemas = schemasOf(rooms, schema);
    report(command, schemas, () => JSON.stringify(schemas, null, 2));
    return;
  }
  const topics = topicRows(rooms);
  report(command, { topics }, () =>
    table(
      ['topic', 'owner', 'key', 'sections', 'read by'],
      topics.map(({ topic, owner, key, sections, readers }) => [
        topic,
        owner,
        key,
        sections.join(', '),
        readers.join(', ') || 'nobody yet',
      ]),
    ),
  );
}

/** What an option says wins over its variable. */
const variablesOf = ({ partitions, retentionDays, brokers }: CreateOptions): NodeJS.ProcessEnv => ({
  ...process.env,
  ...(partitions === undefined ? {} : { KAFKA_TOPIC_PARTITIONS: String(partitions) }),
  ...(retentionDays === undefined ? {} : { KAFKA_TOPIC_RETENTION_DAYS: String(retentionDays) }),
  ...(brokers === undefined ? {} : { KAFKA_BROKERS: brokers }),
});

async function create(options: CreateOptions, command: Command): Promise<void> {
  const { onKafka } = await import('../kafka/on-kafka.js');
  const { createTopics } = await import('../kafka/create-topics.js');
  const { topicSettings } = await import('@chargeline/runtime');
  const { adviceOn, retentionText } = await import('../topic-outcomes.js');
  const env = variablesOf(options);
  const topics = await onKafka(env, (log) => createTopics(log, env));
  report(command, { topics }, () =>
    table(
      ['topic', 'partitions', 'retention', 'outcome'],
      topics.map(({ topic, partitions, retentionMs, outcome }) => [
        topic,
        String(partitions),
        retentionText(retentionMs),
        outcome,
      ]),
    ),
  );
  const advice = adviceOn(topics, topicSettings(env).partitions);
  if (advice === null) return;
  note(advice);
  process.exitCode = EXIT.notOk;
}

export function topicsCommand(program: Command): void {
  const topics = program.command('topics').description('the topics of the line: list them, create them on Kafka');
  topics
    .command('list', { isDefault: true })
    .description('every topic of the line: who writes it, its key, its sections, who reads it')
    .option('--schema <topic>', 'the Avro and JSON schemas of one topic instead')
    .addHelpText('after', '\nExample:\n  chargeline topics list --schema pricing.claim.priced.v1')
    .action(list);
  topics
    .command('create')
    .description(
      'create every topic of the line that Kafka lacks, and change none that is there; ends with 1 when one has fewer partitions',
    )
    .option('--partitions <count>', 'of each topic (default: KAFKA_TOPIC_PARTITIONS, else 12)', atLeastOne)
    .option(
      '--retention-days <days>',
      'how long events stay (default: KAFKA_TOPIC_RETENTION_DAYS, else 30)',
      atLeastOne,
    )
    .option('--brokers <host:port,...>', 'the Kafka to create them on (default: KAFKA_BROKERS)')
    .addHelpText('after', '\nExample:\n  chargeline topics create --brokers kafka-0:9092 --partitions 12')
    .action(create);
}
