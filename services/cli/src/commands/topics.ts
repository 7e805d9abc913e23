import type { Command } from 'commander';
import { report } from '../output.js';
import { table } from '../table.js';
import { schemasOf, topicRows } from '../topic-rows.js';

interface Options {
  readonly schema?: string;
}

export function topicsCommand(program: Command): void {
  program
    .command('topics')
    .description('every topic of the line: who writes it, its key, its sections, who reads it')
    .option('--schema <topic>', 'the Avro and JSON schemas of one topic instead')
    .addHelpText('after', '\nExample:\n  chargeline topics --schema pricing.claim.priced.v1')
    .action(async ({ schema }: Options, command: Command) => {
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
    });
}
