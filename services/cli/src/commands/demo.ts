import { type Command, Option } from 'commander';
import { EXIT, wrongUse } from '../exit.js';
import { homeOf } from '../line/home.js';
import { atLeastOne, wholeNumber } from '../option.js';
import { note, report, wantsJson } from '../output.js';

interface Options {
  readonly encounters: number;
  readonly seed: number;
  readonly exit?: boolean;
  readonly folder?: string;
  readonly kafka?: boolean;
  readonly client?: string;
}

/** How the demo's line is started: in this process, or as processes on a Kafka of their own. */
async function opening({ kafka = false, client }: Options) {
  if (!kafka) {
    if (client !== undefined) throw wrongUse('--client goes with --kafka.');
    return {};
  }
  const { mustRunKafka } = await import('../line/kafka-here.js');
  await mustRunKafka('Without --kafka the demo needs neither.');
  const { startMachine } = await import('@chargeline/machine');
  return { open: startMachine };
}

export function demoCommand(program: Command): void {
  program
    .command('demo')
    .description('a synthetic practice through the real doors, counted at the far end; then the line stays up')
    .option('--encounters <n>', 'how many encounters', atLeastOne, 1000)
    .option('--seed <s>', 'another seed is another practice; the same one gives the same bytes', wholeNumber, 1)
    .option('--exit', 'stop the line and end; --json implies it unless standard output is a terminal')
    .option('--kafka', 'every room a process of its own, on a real Kafka that is started for it')
    .addOption(
      new Option('--client <client>', 'the Kafka client of the rooms (default: KAFKA_CLIENT, else kafkajs)').choices([
        'kafkajs',
        'platformatic',
      ]),
    )
    .option(
      '--folder <folder>',
      'where 837 files and the log go: an empty folder (default: a new one, out/demo-<seed>-<n>)',
    )
    .addHelpText(
      'after',
      '\nExample:\n  chargeline demo --encounters 5000 --seed 7 --exit --json\n  chargeline demo --kafka --exit',
    )
    .action(async (options: Options, command: Command) => {
      const { encounters, seed, exit = false, folder, kafka = false, client } = options;
      const how = await opening(options);
      const { emptyFolder, nextFolder } = await import('../folder/fresh-folder.js');
      const place = folder === undefined ? await nextFolder('out', `demo-${seed}`) : await emptyFolder(folder);
      note(`Starting ${kafka ? 'Kafka, ' : ''}PostgreSQL and every room ...`);
      const { isBalanced, runDemo } = await import('@chargeline/standalone');
      const { fileLogger, logFile, logFolder } = await import('../line/log-file.js');
      const { demoJson, demoText } = await import('../line/demo-report.js');
      const { demoVariables } = await import('../line/demo-variables.js');
      const { stayUp } = await import('../line/stay.js');
      const { savedLine } = await import('../line/saved-line.js');
      const { sourceDirectory } = await import('@chargeline/synth');
      const env = demoVariables(process.env, client);
      const logs = kafka ? logFolder(place) : place;
      const result = await runDemo({ encounters, seed, folder: place, logger: fileLogger(logs), env, ...how });
      const { line, ledger, deliveries } = result;
      report(command, demoJson(result, encounters), () =>
        demoText(result, encounters, line.logins, kafka ? logs : logFile(logs)).join('\n'),
      );
      process.exitCode = isBalanced(ledger) && deliveries.unexpected === 0 ? EXIT.ok : EXIT.notOk;
      if (exit || (wantsJson(command) && !process.stdout.isTTY)) await line.stop();
      else await stayUp(homeOf(process.env), savedLine(line, sourceDirectory(), {}, logs), line.stop);
    });
}
