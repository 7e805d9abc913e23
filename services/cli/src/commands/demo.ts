import type { Command } from 'commander';
import { EXIT } from '../exit.js';
import { homeOf } from '../line/home.js';
import { atLeastOne, wholeNumber } from '../option.js';
import { note, report, wantsJson } from '../output.js';

interface Options {
  readonly encounters: number;
  readonly seed: number;
  readonly exit?: boolean;
  readonly folder?: string;
}

export function demoCommand(program: Command): void {
  program
    .command('demo')
    .description('a synthetic practice through the real doors, counted at the far end; then the line stays up')
    .option('--encounters <n>', 'how many encounters', atLeastOne, 1000)
    .option('--seed <s>', 'another seed is another practice; the same one gives the same bytes', wholeNumber, 1)
    .option('--exit', 'stop the line and end; --json implies it unless standard output is a terminal')
    .option(
      '--folder <folder>',
      'where 837 files and the log go: an empty folder (default: a new one, out/demo-<seed>-<n>)',
    )
    .addHelpText('after', '\nExample:\n  chargeline demo --encounters 5000 --seed 7 --exit --json')
    .action(async ({ encounters, seed, exit = false, folder }: Options, command: Command) => {
      const { emptyFolder, nextFolder } = await import('../folder/fresh-folder.js');
      const place = folder === undefined ? await nextFolder('out', `demo-${seed}`) : await emptyFolder(folder);
      note('Starting PostgreSQL and every room ...');
      const { isBalanced, runDemo } = await import('@chargeline/standalone');
      const { fileLogger, logFile } = await import('../line/log-file.js');
      const { demoJson, demoText } = await import('../line/demo-report.js');
      const { stayUp } = await import('../line/stay.js');
      const { savedLine } = await import('../line/saved-line.js');
      const { sourceDirectory } = await import('@chargeline/synth');
      // A database of one's own would hold claims of other runs; of all variables only the wire is taken.
      const env = { CHARGELINE_WIRE: process.env['CHARGELINE_WIRE'] };
      const result = await runDemo({ encounters, seed, folder: place, logger: fileLogger(place), env });
      const { line, ledger, deliveries } = result;
      report(command, demoJson(result, encounters), () =>
        demoText(result, encounters, line.logins, logFile(place)).join('\n'),
      );
      process.exitCode = isBalanced(ledger) && deliveries.unexpected === 0 ? EXIT.ok : EXIT.notOk;
      if (exit || (wantsJson(command) && !process.stdout.isTTY)) await line.stop();
      else await stayUp(homeOf(process.env), savedLine(line, sourceDirectory(), {}), line.stop);
    });
}
