import { resolve } from 'node:path';
import type { Command } from 'commander';
import { EXIT, notOk, wrongUse } from '../exit.js';
import { homeOf } from '../line/home.js';
import { note, report } from '../output.js';
import type { Scale } from '../up/control.js';
import { scaleOption } from '../up/scale-option.js';
import type { Supervisor } from '../up/supervisor.js';

interface Options {
  readonly folder?: string;
  readonly sources?: string;
  readonly scale?: Scale;
  readonly stay?: boolean;
}

const MORE = `
Data, keys, users and ports stay in the folder: "down" and "up" find them again. KAFKA_BROKERS and DATABASE_URL name a Kafka
and a PostgreSQL to use instead of own ones. On a line that is up, --scale starts or stops instances of it.

Example:
  chargeline up --scale pricing=2 --sources sources.json`;

async function table(home: string, { view }: Supervisor, command: Command): Promise<void> {
  const { runningLine } = await import('../line/saved-line.js');
  const { lineStatus } = await import('../status/line-status.js');
  const { upJson, upText } = await import('../up/up-report.js');
  const line = await runningLine(home);
  const status = await lineStatus(line, (await view()).processes, process.env);
  report(command, upJson(line, status), () => upText(line, status));
  process.exitCode = status.ready ? EXIT.ok : EXIT.notOk;
}

/** What is asked of a line that is up already: another scale, or nothing but how it stands. */
async function adjust(running: Supervisor, { folder, sources, scale }: Options): Promise<void> {
  const { pid } = running;
  if (folder !== undefined && resolve(folder) !== running.folder)
    throw wrongUse(`A line is up already, in ${running.folder}. Stop it first with "chargeline down".`);
  if (sources !== undefined)
    throw wrongUse('Who may send is read when a line starts. Stop it first with "chargeline down".');
  if ((await running.view()).phase !== 'running')
    throw notOk(`The line of process ${pid} starts or stops right now. See it with "chargeline status".`);
  note(`The line of process ${pid} is up.`);
  if (scale === undefined) return;
  const words = Object.entries(scale).map(([room, count]) => `${room}=${count}`);
  note(`Scaling ${words.join(', ')} ...`);
  await running.scale(scale);
}

/** The arguments of the same command in the background. */
const again = ({ sources, scale = {} }: Options, folder: string): readonly string[] => [
  'up',
  '--stay',
  '--folder',
  folder,
  ...(sources === undefined ? [] : ['--sources', sources]),
  ...Object.entries(scale).flatMap(([room, count]) => ['--scale', `${room}=${count}`]),
];

export function upCommand(program: Command): void {
  program
    .command('up')
    .description('run the whole line on this machine, every room a process of its own, on a real Kafka, until "down"')
    .option('--folder <folder>', "where its data stay (default: the one below the tool's home)")
    .option('--sources <file>', 'who may send: a source directory (default: as the last time, at first anybody)')
    .option('--scale <room=n>', 'how many instances of a room; may be given for several rooms', scaleOption)
    .option('--stay', 'stay in the foreground until Ctrl-C or SIGTERM, as service managers want it')
    .addHelpText('after', MORE)
    .action(async (options: Options, command: Command) => {
      const { findSupervisor } = await import('../up/supervisor.js');
      const home = homeOf(process.env);
      const running = await findSupervisor(home);
      if (running !== null && !options.stay) {
        await adjust(running, options);
        return table(home, running, command);
      }
      const { upFolder } = await import('../up/up-folder.js');
      const { readSources } = await import('../line/read-sources.js');
      const folder = options.folder === undefined ? upFolder(home) : resolve(options.folder);
      const sources = options.sources === undefined ? null : await readSources(options.sources);
      if (process.env['KAFKA_BROKERS'] === undefined) {
        const { mustRunKafka } = await import('../line/kafka-here.js');
        await mustRunKafka('Or set KAFKA_BROKERS to a Kafka that runs elsewhere.');
      }
      const { scale = {} } = options;
      if (options.stay) {
        const { supervise } = await import('../up/supervise.js');
        const onReady = async (): Promise<void> => table(home, (await findSupervisor(home))!, command);
        await supervise({ home, folder, sources, scale, env: process.env, onReady });
        process.exitCode = EXIT.ok;
        return;
      }
      const { inBackground } = await import('../up/background.js');
      const started = await inBackground(again(options, folder), home, folder);
      if ('exit' in started) process.exitCode = started.exit;
      else await table(home, started, command);
    });
}
