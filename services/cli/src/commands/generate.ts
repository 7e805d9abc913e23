import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { atLeastOne, wholeNumber } from '../option.js';
import { report } from '../output.js';
import { progress } from '../progress.js';

interface Options {
  readonly encounters: number;
  readonly seed: number;
  readonly to: string;
}

export function generateCommand(program: Command): void {
  program
    .command('generate')
    .description(
      "write a synthetic practice as files: its messages, its source directory, the sender's own list of visits",
    )
    .option('--encounters <n>', 'how many encounters', atLeastOne, 1000)
    .option('--seed <s>', 'another seed is another practice; the same one gives the same bytes', wholeNumber, 1)
    .requiredOption('--to <folder>', 'an empty folder')
    .addHelpText(
      'after',
      '\nExample:\n  chargeline generate --encounters 200 --seed 7 --to practice\n  chargeline start --sources practice/sources.json',
    )
    .action(async ({ encounters, seed, to }: Options, command: Command) => {
      const { deliveriesOf, sourceDirectory, visitsOf, writeFolder } = await import('@chargeline/synth');
      const { emptyFolder } = await import('../folder/fresh-folder.js');
      const folder = await emptyFolder(to);
      const options = { encounters, seed };
      const tell = progress('files written:');
      let files = 0;
      const visits = [...visitsOf(options)];
      await writeFolder(
        { sources: sourceDirectory(), deliveries: deliveriesOf(options), visits },
        async (name, bytes) => {
          const path = join(folder, name);
          await mkdir(dirname(path), { recursive: true });
          await writeFile(path, bytes);
          tell((files += 1));
        },
      );
      report(
        command,
        { folder, files, encounters: visits.length, seed },
        () => `${visits.length} encounters in ${files} files below ${folder}`,
      );
    });
}
