import type { ExplainedClaim, Explanation } from '@chargeline/rules';
import type { Command } from 'commander';
import { notOk, wrongUse } from '../exit.js';
import { homeOf } from '../line/home.js';
import { calendarDate } from '../option.js';
import { report } from '../output.js';
import { table } from '../table.js';
import { tenantRulesOption } from './options.js';
import { wrapped } from './wrapped.js';

interface Options {
  readonly file?: string;
  readonly on?: string;
  readonly tenantRules?: readonly string[];
}

const MORE = `
A claim id is looked for among the claims that the running line judged; its latest revision is judged again by the rulebook
of now, as it stood on the day when it was judged. With --file a claim document is explained without any line.

Examples:
  chargeline rules explain C9D0K4T7X2B5M8Q1Z6R3
  chargeline rules explain --file claim.json --tenant-rules ours.yaml`;

export function explainCommand(rules: Command): void {
  rules
    .command('explain')
    .argument('[claim-id]', 'a claim of the running line')
    .description('for one claim: which rules looked, which fired and why, which were not asked and why not')
    .option('--file <file>', 'a claim document instead of a claim of the line')
    .option('--on <date>', 'with --file: the day on which it is looked at; else as it says, else today', calendarDate)
    .addOption(tenantRulesOption())
    .addHelpText('after', MORE)
    .action(async (claimId: string | undefined, options: Options, command: Command) => {
      const { file, on, tenantRules } = options;
      if ((claimId === undefined) === (file === undefined)) throw wrongUse('Say either a claim id or --file.');
      if (claimId !== undefined && (on ?? tenantRules) !== undefined)
        throw wrongUse(
          'A claim of the line has its own day and its own tenant: --on and --tenant-rules go with --file.',
        );
      const { UNASKED } = await import('@chargeline/rules');
      if (file === undefined) {
        const { explainedByLine } = await import('./explained-by-line.js');
        const claim = await explainedByLine(homeOf(process.env), claimId!);
        report(command, claim, () => [...told(claim), ...explained(claim.now, UNASKED)].join('\n'));
        return;
      }
      const explanation = await ofFile(file, options);
      report(command, explanation, () =>
        [
          `${explanation.claimId} ${explanation.outcome} by rulebook ${explanation.rulebook}`,
          ...explained(explanation, UNASKED),
        ].join('\n'),
      );
    });
}

async function ofFile(file: string, { on, tenantRules = [] }: Options) {
  const [{ explain, rulesFor }, { claimDocuments }, { houseWith }] = await Promise.all([
    import('@chargeline/rules'),
    import('../claim-document.js'),
    import('./rulebooks.js'),
  ]);
  const { rulebook, version } = houseWith(tenantRules);
  const otherwise = new Date().toISOString().slice(0, 10);
  for await (const { document } of claimDocuments(file, { on, otherwise })) {
    const rules = rulesFor(rulebook, document.encounter.tenantId ?? null);
    return { claimId: document.claim.claimId, rulebook: version, ...explain(document, rules) };
  }
  throw notOk(`${file} holds no claim.`);
}

const releasesOf = (releases: Explanation['releases']): string =>
  Object.entries(releases)
    .map(([kind, ids]) => `${kind} ${ids.join(', ')}`)
    .join('; ');

function told({ claimId, revision, tenant, cleared, judged, now }: ExplainedClaim): readonly string[] {
  const pinned = Object.entries(judged.releases).map(([table, release]) => `${table} ${release}`);
  return [
    `${claimId} revision ${revision} of ${tenant}`,
    `then  ${judged.outcome} on ${judged.time.slice(0, 10)} by rulebook ${judged.rulebook}; pinned: ${pinned.join('; ') || 'nothing'}`,
    `now   ${now.outcome} by rulebook ${now.rulebook}`,
    ...(cleared.length === 0 ? [] : [`a person lifted the holds of ${cleared.join(', ')}`]),
    ...(now.silenced.length === 0 ? [] : [`silenced for ${tenant}: ${now.silenced.join(', ')}`]),
  ];
}

function explained(
  { releases, findings, looked, unasked }: Explanation,
  because: Readonly<Record<string, string>>,
): readonly string[] {
  const rules = looked.length + unasked.reduce((sum, one) => sum + one.rules.length, 0);
  const fired = new Set(findings.map(({ rule }) => rule)).size;
  return [
    `releases used: ${releasesOf(releases) || 'none speaks for the days of the claim'}`,
    '',
    `${fired} of ${rules} rules fired`,
    ...findings.flatMap(({ rule, severity, line, because: sentence, source, carc, when, values, repair }) => [
      `${rule} ${severity}, ${line === null ? 'the claim' : `line ${line}`}: ${sentence}`,
      `  when    ${when.replaceAll(/\s+/g, ' ').trim()}`,
      ...values.map(({ field, value }) => `          ${field} is ${value}`),
      ...(source === null ? [] : [`  by      ${source}`]),
      ...(carc === null ? [] : [`  denied  CARC ${carc}`]),
      ...(repair === null ? [] : [`  repair  ${repair.says} ${repair.field} ${repair.before} becomes ${repair.after}`]),
    ]),
    '',
    `${looked.length} rules looked`,
    wrapped(
      looked.map(({ rule }) => rule),
      '  ',
    ),
    '',
    `${rules - looked.length} rules were not asked`,
    table(
      ['rules', 'because'],
      unasked.map((one) => [String(one.rules.length), because[one.because]!]),
    ),
  ];
}
