import type { Command } from 'commander';
import { EXIT, missing } from '../exit.js';
import { report } from '../output.js';
import { table } from '../table.js';

export function rulesCommand(program: Command): void {
  const rules = program.command('rules').description('the rulebook');

  rules
    .command('list')
    .description('every rule: its id, what it does, by which reason a payer would deny, who can mend it')
    .addHelpText('after', '\nExample:\n  chargeline rules list --json')
    .action(async (_options: unknown, command: Command) => {
      const { rulebook, rulebookVersion } = await import('@chargeline/rules');
      const rows = rulebook.map(({ id, title, severity, because, source, carc, owner }) => ({
        id,
        title,
        severity,
        because,
        source,
        carc,
        owner,
      }));
      report(command, { rulebook: rulebookVersion(rulebook), rules: rows }, () =>
        table(
          ['id', 'severity', 'carc', 'owner', 'title'],
          rows.map(({ id, severity, carc, owner, title }) => [id, severity, carc ?? '', owner, title]),
        ),
      );
    });

  rules
    .command('show')
    .argument('<id>', 'the id of a rule')
    .description('one rule: its sentence, who says so, its condition and its examples')
    .addHelpText('after', '\nExample:\n  chargeline rules show MOD-050')
    .action(async (id: string, _options: unknown, command: Command) => {
      const { rulebookTexts } = await import('@chargeline/rules');
      const rule = rulebookTexts.find((one) => one.id === id.toUpperCase());
      if (rule === undefined) throw missing(`There is no rule ${id}. "chargeline rules list" tells which there are.`);
      const { stringify } = await import('yaml');
      report(command, rule, () => stringify(rule).trimEnd());
    });

  rules
    .command('test')
    .description('run the examples of every rule; ends with 1 when one does not come out as it says')
    .option('--mutants', 'also change each rule in every single place, and count the changes that its examples tell')
    .addHelpText('after', '\nExample:\n  chargeline rules test --mutants')
    .action(async ({ mutants }: { mutants?: true }, command: Command) => {
      const { mutate, ruleOf, rulebookTexts, wrongExamples } = await import('@chargeline/rules');
      const { useReference } = await import('@chargeline/codes');
      // Examples speak of the tables that come with the house.
      useReference(null);
      const examples = rulebookTexts.reduce((sum, { passes, fails }) => sum + passes.length + fails.length, 0);
      const wrong = rulebookTexts.flatMap((text) => wrongExamples(text, ruleOf(text)));
      const mutations = mutants === true ? rulebookTexts.map(mutate) : [];
      const changed = mutations.reduce((sum, one) => sum + one.mutants, 0);
      const survivors = mutations.flatMap(({ rule, survivors: alive }) => alive.map((when) => ({ rule, when })));
      const json = {
        rules: rulebookTexts.length,
        examples,
        wrong,
        ...(mutants === true ? { changed, survivors } : {}),
      };
      report(command, json, () =>
        [
          `${rulebookTexts.length} rules, ${examples} examples, ${wrong.length} of them wrong`,
          ...wrong.map(
            (one) => `${one.rule} ${one.example}: finds ${told(one.finds)}, should find ${told(one.shouldFind)}`,
          ),
          ...(mutants === true ? [`${changed - survivors.length} of ${changed} changed rules are told`] : []),
          ...survivors.map(({ rule, when }) => `${rule} not told: ${when}`),
        ].join('\n'),
      );
      process.exitCode = wrong.length > 0 ? EXIT.notOk : EXIT.ok;
    });

  rules
    .command('check')
    .argument('<file>', 'a claim document: JSON of an encounter and its claim')
    .description('judge one claim; ends with 1 when a rule rejects it')
    .addHelpText('after', '\nExample:\n  chargeline rules check claim.json')
    .action(async (file: string, _options: unknown, command: Command) => {
      const { judge, rulebook, rulebookVersion } = await import('@chargeline/rules');
      const { readClaimDocument } = await import('../claim-document.js');
      const { rejected, findings } = judge(await readClaimDocument(file), rulebook);
      report(command, { rulebook: rulebookVersion(rulebook), rejected, findings }, () =>
        findings.length === 0
          ? 'No rule has a word against it.'
          : table(
              ['rule', 'severity', 'line', 'because'],
              findings.map(({ rule, severity, line, because }) => [rule, severity, String(line ?? 'claim'), because]),
            ),
      );
      process.exitCode = rejected ? EXIT.notOk : EXIT.ok;
    });
}

const told = (lines: readonly (number | null)[]): string =>
  lines.length === 0 ? 'nothing' : lines.map((line) => (line === null ? 'the claim' : `line ${line}`)).join(', ');
