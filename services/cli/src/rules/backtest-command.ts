import type { Accuracy, BacktestReport } from '@chargeline/rules';
import { type Command, Option } from 'commander';
import { counted } from '../counted.js';
import { wrongUse } from '../exit.js';
import { homeOf } from '../line/home.js';
import { calendarDate } from '../option.js';
import { note, report } from '../output.js';
import { progress } from '../progress.js';
import { table } from '../table.js';

interface Options {
  readonly from: string;
  readonly to: string;
  readonly claims?: string;
  readonly since?: string;
  readonly on?: string;
}

const MORE = `
A rulebook is "house"; "house+FILE" for rules of one's own laid over it; a folder or a file that is a whole rulebook, as
the one of another release; or the house's version. Claims are read one by one, from NDJSON without holding them. A line may
have the outcome that became known: { "encounter": …, "claim": …, "outcome": { "paid": false, "deniedCarcs": ["16"] } }.
A finding that rejects or holds a claim that was paid is a false alarm, unless its CARC was denied; a denial whose CARC a
finding has is a hit. Claims of the line are taken once, by their last revision, and seen without their patients' earlier claims.

Examples:
  chargeline rules backtest --from house --to house+ours.yaml --claims claims.ndjson
  chargeline rules backtest --from ../before/services/rules/rulebook/families --to house --since 2025-06-01 --json`;

export function backtestCommand(rules: Command): void {
  rules
    .command('backtest')
    .description('two rulebooks over the same claims: new and lost findings, dollars touched, false alarms')
    .requiredOption('--from <rulebook>', 'the one before')
    .requiredOption('--to <rulebook>', 'the one after')
    .option('--claims <file>', 'claim documents, as "rules check" takes them')
    .addOption(
      new Option('--since <date>', "instead, the claims drafted since a day in the running line's Kafka")
        .argParser(calendarDate)
        .conflicts('claims'),
    )
    .option('--on <date>', 'the day on which all claims are looked at; else as they say, or were drafted', calendarDate)
    .addHelpText('after', MORE)
    .action(async ({ from, to, claims, since, on }: Options, command: Command) => {
      if (claims === undefined && since === undefined) throw wrongUse('Say --claims or --since.');
      const [{ Backtest }, { rulebookNamed }] = await Promise.all([
        import('@chargeline/rules'),
        import('./rulebooks.js'),
      ]);
      const [before, after] = [rulebookNamed(from), rulebookNamed(to)];
      const backtest = new Backtest(before.rulebook, after.rulebook);
      const tell = progress('claims read:');
      let read = 0;
      if (claims !== undefined) {
        const { claimDocuments } = await import('../claim-document.js');
        for await (const { document, known } of claimDocuments(claims, { on, otherwise: null })) {
          backtest.add(document, known);
          tell((read += 1));
        }
      } else {
        const { draftsOfLine } = await import('./drafts-of-line.js');
        const unreadable = await draftsOfLine(homeOf(process.env), process.env, since!, (document) => {
          backtest.add(on === undefined ? document : { ...document, judgedOn: on });
          tell((read += 1));
        });
        if (unreadable > 0) note(`${unreadable} records of the topic are no drafts and were passed over.`);
      }
      const result = backtest.report();
      report(command, { from: before.version, to: after.version, ...result }, () =>
        told(result, `${from} (${before.version})`, `${to} (${after.version})`),
      );
    });
}

function told(result: BacktestReport, from: string, to: string): string {
  const { claims, rules, newFindings, lostFindings, outcomes, changedClaims, touchedCents, known } = result;
  return [
    `${counted(claims, 'claim')} by ${from}, then by ${to}`,
    `${counted(newFindings, 'new finding')}, ${lostFindings} lost; ${counted(changedClaims, 'claim')} with another outcome, charging ${dollarsOf(touchedCents)}`,
    ...(rules.length === 0
      ? []
      : [
          '',
          table(
            ['rule', 'before', 'after', 'new', 'lost', 'regraded', 'as in (three at most)'],
            rules.map((one) => [
              one.rule,
              one.severityBefore ?? 'none',
              one.severityAfter ?? 'none',
              ...[one.newFindings, one.lostFindings, one.regraded].map(String),
              one.claims.join(' '),
            ]),
          ),
        ]),
    ...(outcomes.length === 0
      ? []
      : [
          '',
          table(
            ['before', 'after', 'claims', 'charge'],
            outcomes.map((one) => [one.before, one.after, String(one.claims), dollarsOf(one.cents)]),
          ),
        ]),
    ...(known === null
      ? []
      : [
          '',
          `claims that came with their outcome: ${known.claims}`,
          table(
            ['rulebook', 'false alarms', 'claims stopped though paid', 'denials foreseen', 'denials missed'],
            [accuracyRow('before', known.before), accuracyRow('after', known.after)],
          ),
        ]),
  ].join('\n');
}

const accuracyRow = (name: string, { falseAlarms, stoppedThoughPaid, hits, missed }: Accuracy): readonly string[] => [
  name,
  ...[falseAlarms, stoppedThoughPaid, hits, missed].map(String),
];

const dollarsOf = (cents: number): string => `$${(cents / 100).toFixed(2)}`;
