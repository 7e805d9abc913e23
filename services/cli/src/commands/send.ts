import type { Command } from 'commander';
import { EXIT } from '../exit.js';
import { homeOf } from '../line/home.js';
import { note, report } from '../output.js';
import { table } from '../table.js';

interface Options {
  readonly source?: string;
  readonly tenant?: string;
}

export function sendCommand(program: Command): void {
  program
    .command('send')
    .argument('<path...>', 'files, and folders with all that is below them')
    .description(
      'send HL7 v2, FHIR JSON and claim batches through the doors of the line, and say what became of each file',
    )
    .option(
      '--source <id>',
      'the FHIR source of the directory that sends (default: the one in the name of a generated file, else the first)',
    )
    .option('--tenant <tenant>', 'whose claim batches they are (default: the first tenant of the line)')
    .addHelpText(
      'after',
      '\nUses the line that runs; without one it starts one as "chargeline start" does, and stops it.\n\nExample:\n  chargeline send messages/ bundle.json',
    )
    .action(async (paths: readonly string[], { source, tenant }: Options, command: Command) => {
      const { filesOf } = await import('../send/files-of.js');
      const files = await filesOf(paths);
      const { borrowLine } = await import('../line/borrow-line.js');
      const { throughLine } = await import('../send/through-line.js');
      const { sendFiles } = await import('../send/send-files.js');
      const borrowed = await borrowLine(homeOf(process.env), process.env);
      try {
        const { underWay, ...result } = await sendFiles(files, throughLine(borrowed, { source, tenant }));
        const { accepted, refused, parked, details } = result;
        report(command, result, () =>
          [
            table(
              ['fate', 'file', 'reason'],
              details.map(({ file, fate, reason }) => [fate, file, reason]),
            ),
            `files=${result.files} accepted=${accepted} refused=${refused} parked=${parked}`,
          ].join('\n'),
        );
        if (underWay > 0) note(`${underWay} encounters were still on their way after a minute.`);
        process.exitCode = underWay > 0 ? EXIT.notOk : EXIT.ok;
      } finally {
        await borrowed.giveBack();
      }
    });
}
