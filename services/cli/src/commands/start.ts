import type { Command } from 'commander';
import { homeOf } from '../line/home.js';
import { note, report } from '../output.js';

interface Options {
  readonly folder?: string;
  readonly sources?: string;
}

export function startCommand(program: Command): void {
  program
    .command('start')
    .description('run the whole line in this process, until Ctrl-C')
    .option('--folder <folder>', 'where 837 files and the log go: an empty folder (default: a new one, out/line-<n>)')
    .option('--sources <file>', 'who may send: a source directory (default: anybody, for the tenant "default")')
    .addHelpText('after', '\nExample:\n  chargeline start --sources sources.json --folder out/monday')
    .action(async ({ folder, sources }: Options, command: Command) => {
      const { emptyFolder, nextFolder } = await import('../folder/fresh-folder.js');
      const { DEFAULT_SOURCES } = await import('../line/default-sources.js');
      const { readSources } = await import('../line/read-sources.js');
      const directory = sources === undefined ? DEFAULT_SOURCES : await readSources(sources);
      const place = folder === undefined ? await nextFolder('out', 'line') : await emptyFolder(folder);
      note('Starting PostgreSQL and every room ...');
      const { logFile } = await import('../line/log-file.js');
      const { ownLine } = await import('../line/own-line.js');
      const { stayUp } = await import('../line/stay.js');
      const { doorsText } = await import('../line/doors-text.js');
      const { urlsOf } = await import('../line/urls.js');
      const { line, state } = await ownLine(place, directory, process.env);
      const urls = urlsOf(line.doors);
      const { logins } = state;
      report(command, { pid: process.pid, urls, files: line.folder, log: logFile(place), logins }, () =>
        [...doorsText(urls, logins), `837 files    ${line.folder}`, `log          ${logFile(place)}`].join('\n'),
      );
      await stayUp(homeOf(process.env), state, line.stop);
    });
}
