import type { Command } from 'commander';
import { report } from '../output.js';
import { table } from '../table.js';
import { topicRows } from '../topic-rows.js';

export function topicsCommand(program: Command): void {
  program
    .command('topics')
    .description('every topic of the line: who writes it, its key, its sections, who reads it')
    .addHelpText('after', '\nExample:\n  chargeline topics --json')
    .action(async (_options: unknown, command: Command) => {
      const { rooms } = await import('@chargeline/standalone');
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
