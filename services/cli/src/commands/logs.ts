import { resolve } from 'node:path';
import type { Command } from 'commander';
import { homeOf } from '../line/home.js';
import { atLeastOne } from '../option.js';
import { print, wantsJson } from '../output.js';

interface Options {
  readonly follow?: boolean;
  readonly lines: number;
  readonly folder?: string;
}

const LOOK_EVERY_MILLIS = 300;

const MORE = `
Rooms are ehr-adapters, gateway, ingestion, coding, rules, scoring, pricing and billing; "line" is the process that keeps them
up, "kafka" its Kafka. With --json each line stands as it was written.

Example:
  chargeline logs pricing --follow`;

/** The folder of the logs: of the line that runs, else of the one that ran. */
async function folderOf({ folder }: Options): Promise<string> {
  const { findSavedLine } = await import('../line/saved-line.js');
  const { logFolder } = await import('../line/log-file.js');
  const { upFolder } = await import('../up/up-folder.js');
  const { readWord } = await import('../up/word.js');
  if (folder !== undefined) return logFolder(resolve(folder));
  const home = homeOf(process.env);
  const running = await findSavedLine(home);
  if (running !== null) return running.logs;
  return logFolder((await readWord(home))?.folder ?? upFolder(home));
}

export function logsCommand(program: Command): void {
  program
    .command('logs')
    .argument('[room]', 'this room alone, or one instance of it, as pricing-2')
    .description('what the rooms of the line say of themselves, by time')
    .option('--follow', 'go on with what comes, until Ctrl-C')
    .option('--lines <n>', 'how many of the last lines', atLeastOne, 50)
    .option(
      '--folder <folder>',
      'as it was given to "up" (default: that of the running line, else that of the last one)',
    )
    .addHelpText('after', MORE)
    .action(async (room: string | undefined, options: Options, command: Command) => {
      const [{ setTimeout: pause }, { LogFiles }, { isOf, lineText }, { missing }] = await Promise.all([
        import('node:timers/promises'),
        import('../logs/log-files.js'),
        import('../logs/log-line.js'),
        import('../exit.js'),
      ]);
      const folder = await folderOf(options);
      const files = new LogFiles(folder);
      const told = wantsJson(command) ? ({ text }: { readonly text: string }) => text : lineText;
      const next = async () =>
        (await files.next()).filter(({ instance }) => room === undefined || isOf(room, instance));
      const last = await next().catch(() => {
        throw missing(`There are no logs in ${folder}. Start a line with "chargeline up".`);
      });
      for (const line of last.slice(-options.lines)) print(told(line));
      while (options.follow) {
        await pause(LOOK_EVERY_MILLIS);
        for (const line of await next()) print(told(line));
      }
    });
}
