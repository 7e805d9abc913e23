import type { CoverageReport, Rule } from '@chargeline/rules';
import { type Command, Option } from 'commander';
import { counted } from '../counted.js';
import { wrongUse } from '../exit.js';
import { atLeastOne, calendarDate, wholeNumber } from '../option.js';
import { report } from '../output.js';
import { progress } from '../progress.js';
import { table } from '../table.js';
import { tenantRulesOption } from './options.js';

interface Options {
  readonly claims?: string;
  readonly synthetic?: number;
  readonly seed: number;
  readonly on?: string;
  readonly tenantRules?: readonly string[];
}

const MORE = `
A rule looks when nothing that is known at once ruled it out: payer, people, code, units, days, place, modifiers, what stands
beside a line. So a rule about lines without units never looks where all have some.

Examples:
  chargeline rules coverage --synthetic 2000
  chargeline rules coverage --claims claims.ndjson --json`;

/** The claims that are covered, one by one. */
async function* corpus({ claims, synthetic, seed, on }: Options, rulebook: readonly Rule[]) {
  if (claims === undefined) {
    const { syntheticCorpus } = await import('./corpus.js');
    yield* syntheticCorpus({ encounters: synthetic!, seed }, on ?? null, rulebook);
    return;
  }
  const { claimDocuments } = await import('../claim-document.js');
  for await (const { document } of claimDocuments(claims, { on, otherwise: null })) yield document;
}

export function coverageCommand(rules: Command): void {
  rules
    .command('coverage')
    .description('which rules look and fire on a corpus of claims, and which never do')
    .option('--claims <file>', 'claim documents, as "rules check" takes them')
    .addOption(
      new Option('--synthetic <n>', 'instead, the claims that coding drafts of so many synthetic encounters')
        .argParser(atLeastOne)
        .conflicts('claims'),
    )
    .addOption(
      new Option('--seed <s>', 'of the synthetic practice').argParser(wholeNumber).default(1).conflicts('claims'),
    )
    .option(
      '--on <date>',
      'the day on which the claims are looked at; else as they say, else none: nothing is late',
      calendarDate,
    )
    .addOption(tenantRulesOption())
    .addHelpText('after', MORE)
    .action(async (options: Options, command: Command) => {
      if (options.claims === undefined && options.synthetic === undefined)
        throw wrongUse('Say --claims or --synthetic.');
      const [{ Coverage }, { houseWith }] = await Promise.all([import('@chargeline/rules'), import('./rulebooks.js')]);
      const { rulebook, version } = houseWith(options.tenantRules ?? []);
      const coverage = new Coverage(rulebook);
      const tell = progress('claims read:');
      let read = 0;
      for await (const document of corpus(options, rulebook)) {
        coverage.add(document);
        tell((read += 1));
      }
      const covered = coverage.report();
      report(command, { rulebook: version, ...covered }, () => told(covered, version));
    });
}

function told({ claims, rules, families, neverLooked, neverFired }: CoverageReport, version: string): string {
  const fired = rules.filter((rule) => rule.fired > 0);
  const silent = rules.filter((rule) => rule.fired === 0);
  return [
    `${counted(claims, 'claim')} by rulebook ${version}: of ${rules.length} rules ${rules.length - neverLooked.length} looked and ${fired.length} fired`,
    '',
    table(
      ['family', 'rules', 'looked', 'fired'],
      families.map((one) => [one.family, ...[one.rules, one.looked, one.fired].map(String)]),
    ),
    '',
    ...(fired.length === 0
      ? []
      : [
          table(
            ['fired', 'severity', 'claims looked at', 'claims', 'findings', 'title'],
            fired.map((one) => [
              one.rule,
              one.severity,
              ...[one.looked, one.fired, one.findings].map(String),
              one.title,
            ]),
          ),
          '',
        ]),
    `${neverFired.length} rules never fired`,
    ...(silent.length === 0
      ? []
      : [
          table(
            ['never fired', 'severity', 'claims looked at', 'title'],
            silent.map((one) => [one.rule, one.severity, String(one.looked), one.title]),
          ),
        ]),
  ].join('\n');
}
