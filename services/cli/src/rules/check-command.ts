import type { Verdict } from '@chargeline/rules';
import type { Command } from 'commander';
import { EXIT, notOk, wrongUse } from '../exit.js';
import { calendarDate } from '../option.js';
import { print, report } from '../output.js';
import { table } from '../table.js';
import { tenantRulesOption } from './options.js';

interface Options {
  readonly on?: string;
  readonly tenantRules?: readonly string[];
  readonly model?: true;
}

interface CheckedClaim extends Verdict {
  readonly at: string;
  readonly claimId: string;
  readonly releases: Readonly<Record<string, readonly string[]>>;
}

const MORE = `
A claim document is { "encounter": …, "claim": … }, at will with "judgedOn" (the day on which it is looked at) and
"history" (earlier claims of the patient). A file holds one, a JSON list of them, or one a line (NDJSON); - is standard input.

Examples:
  chargeline rules check --model > claim.json
  chargeline rules check claim.json
  chargeline rules check claims.ndjson --on 2025-06-30 --tenant-rules ours.yaml --json`;

export function checkCommand(rules: Command): void {
  rules
    .command('check')
    .argument('[file]', 'claim documents, or - for those of standard input')
    .description('what the rules say of claims before they are billed; ends with 1 when one is rejected or held')
    .option('--on <date>', 'the day on which the claims are looked at; else as they say, else today', calendarDate)
    .addOption(tenantRulesOption())
    .option(
      '--model',
      'prints a whole claim document instead, to begin with: the one that the examples of rules change',
    )
    .addHelpText('after', MORE)
    .action(async (file: string | undefined, { on, tenantRules = [], model }: Options, command: Command) => {
      if ((file === undefined) === (model === undefined)) throw wrongUse('Say either a file or --model.');
      if (file === undefined) {
        const { modelClaim } = await import('@chargeline/rules');
        print(JSON.stringify(modelClaim(), null, 2));
        return;
      }
      const [{ ClaimView, releasesUsed, rulesFor, verdictOn }, { claimDocuments }, { houseWith }] = await Promise.all([
        import('@chargeline/rules'),
        import('../claim-document.js'),
        import('./rulebooks.js'),
      ]);
      const { rulebook, version } = houseWith(tenantRules);
      const claims: CheckedClaim[] = [];
      const otherwise = new Date().toISOString().slice(0, 10);
      for await (const { at, document } of claimDocuments(file, { on, otherwise })) {
        const releases = releasesUsed(new ClaimView(document));
        const verdict = verdictOn(document, rulesFor(rulebook, document.encounter.tenantId ?? null));
        claims.push({ at, claimId: document.claim.claimId, ...verdict, releases });
      }
      if (claims.length === 0) throw notOk(`${file} holds no claim.`);
      const count = (outcome: Verdict['outcome']): number => claims.filter((one) => one.outcome === outcome).length;
      const outcomes = { judged: count('judged'), held: count('held'), rejected: count('rejected') };
      report(command, { rulebook: version, ...outcomes, claims }, () =>
        [
          ...claims.map(told),
          ...(claims.length === 1
            ? []
            : [
                `of ${claims.length} claims: rejected ${outcomes.rejected}, held ${outcomes.held}, going on ${outcomes.judged}`,
              ]),
        ].join('\n'),
      );
      process.exitCode = outcomes.judged === claims.length ? EXIT.ok : EXIT.notOk;
    });
}

const OUTCOMES: Readonly<Record<Verdict['outcome'], string>> = {
  judged: 'goes on',
  held: 'is held for a person',
  rejected: 'is rejected',
};

function told({ claimId, outcome, findings }: CheckedClaim): string {
  if (findings.length === 0) return `${claimId} ${OUTCOMES[outcome]}: no rule has a word against it.`;
  const rows = findings.flatMap(({ rule, severity, line, because, carc, source, repair }) => [
    [severity, line === null ? 'claim' : String(line), rule, carc ?? '', because],
    ...(source === null ? [] : [['', '', '', '', `  by ${source}`]]),
    ...(repair === null
      ? []
      : [['', '', '', '', `  repair: ${repair.says} ${repair.field} ${repair.before} becomes ${repair.after}`]]),
  ]);
  return `${claimId} ${OUTCOMES[outcome]}:\n${table(['severity', 'line', 'rule', 'carc', 'because'], rows)}`;
}
