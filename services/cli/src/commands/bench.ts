import { type Command, Option } from 'commander';
import type { DoorChoice, KafkaClient } from '@chargeline/bench';
import { EXIT, notOk, wrongUse } from '../exit.js';
import { atLeastOne, wholeNumber } from '../option.js';
import { note, report } from '../output.js';

interface Options {
  readonly claims: number;
  readonly seed: number;
  readonly door: DoorChoice;
  readonly kafka?: boolean;
  readonly client?: KafkaClient;
}

const MORE = `
First all messages are made, then some claims warm the line up, then the clock runs from the first send to the last committed
row, then a quarter as many claims come at half of that speed. The ledger counts all of them.

Example:
  chargeline bench --claims 20000 --kafka --client platformatic --json`;

/** The Kafka client of the rooms; null without Kafka. */
async function clientOf({ kafka = false, client }: Options, env: NodeJS.ProcessEnv): Promise<KafkaClient | null> {
  if (!kafka) {
    if (client !== undefined) throw wrongUse('--client goes with --kafka.');
    return null;
  }
  const { mustRunKafka } = await import('../line/kafka-here.js');
  await mustRunKafka('Without --kafka the benchmark needs neither.');
  return client ?? (env['KAFKA_CLIENT'] === 'platformatic' ? 'platformatic' : 'kafkajs');
}

/** Aborts when somebody asks this process to end. A launcher may pass on a signal that the terminal gave us already. */
function untilAsked(): AbortSignal {
  const asked = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => asked.abort(notOk('The benchmark was stopped before its end: there are no figures.')));
  return asked.signal;
}

function pricingCommand(bench: Command): void {
  bench
    .command('pricing')
    .description('how many five-line claims a second one core prices, from the fee schedule in use')
    .option('--claims <n>', 'how many are priced while the clock runs', atLeastOne, 2_000_000)
    .option('--seed <s>', 'another seed is another practice', wholeNumber, 1)
    .addHelpText('after', '\nExample:\n  chargeline bench pricing --claims 5000000 --json')
    .action(async ({ claims, seed }: { claims: number; seed: number }, command: Command) => {
      const { benchPricing } = await import('@chargeline/bench');
      const result = benchPricing({ claims, seed, tell: note });
      report(
        command,
        result,
        () =>
          `${result.claimsPerCoreSecond.toLocaleString('en-US')} five-line claims a second and core (${result.nanosALine} ns a line), ` +
          `${result.claimsPerCoreSecondInTurn.toLocaleString('en-US')} when each comes from memory, ` +
          `pfs ${result.release} of ${result.codes.toLocaleString('en-US')} codes, open in ${result.openMillis} ms, node ${result.node}`,
      );
    });
}

function rulesCommand(bench: Command): void {
  bench
    .command('rules')
    .description(
      'how many five-line claims a second one core judges by the whole rulebook, and two other engines by forty rules',
    )
    .option('--claims <n>', 'how many are judged while the clock runs', atLeastOne, 200_000)
    .option('--seed <s>', 'another seed is another practice', wholeNumber, 1)
    .addHelpText('after', '\nExample:\n  chargeline bench rules --claims 500000 --json')
    .action(async ({ claims, seed }: { claims: number; seed: number }, command: Command) => {
      const { benchRules } = await import('@chargeline/bench');
      const { rulesBenchText } = await import('../bench/rules-bench-report.js');
      const result = await benchRules({ claims, seed, tell: note });
      report(command, result, () => rulesBenchText(result).join('\n'));
    });
}

export function benchCommand(program: Command): void {
  const bench = program
    .command('bench')
    .description('how many claims a second the line takes here, what each process costs, and how long a claim takes')
    .option('--claims <n>', 'how many at full speed', atLeastOne, 10_000)
    .option('--kafka', 'every room a process of its own, on a real Kafka that is started for it')
    .addOption(
      new Option('--client <client>', 'the Kafka client of the rooms (default: KAFKA_CLIENT, else kafkajs)').choices([
        'kafkajs',
        'platformatic',
      ]),
    )
    .addOption(
      new Option('--door <door>', 'mix: as a practice sends; the others: all claims through one door')
        .choices(['mix', 'mllp', 'fhir', 'rest'])
        .default('mix'),
    )
    .option('--seed <s>', 'another seed is another practice; the same one gives the same bytes', wholeNumber, 1)
    .addHelpText('after', MORE)
    .action(async (options: Options, command: Command) => {
      const { claims, seed, door } = options;
      const kafka = await clientOf(options, process.env);
      const { arch, platform } = await import('node:os');
      const { runBench } = await import('@chargeline/bench');
      const { isBalanced } = await import('@chargeline/standalone');
      const { benchText } = await import('../bench/bench-report.js');
      const { demoVariables } = await import('../line/demo-variables.js');
      const env = demoVariables(process.env, kafka ?? undefined);
      const result = await runBench({ claims, seed, door, kafka, env, tell: note, signal: untilAsked() });
      report(command, result, () => benchText(result, `${platform()} ${arch()}`).join('\n'));
      const asPlanned = Object.keys(result.unexpected).length === 0;
      process.exitCode = isBalanced(result.ledger) && asPlanned ? EXIT.ok : EXIT.notOk;
    });
  pricingCommand(bench);
  rulesCommand(bench);
}
