import type { Command } from 'commander';
import { EXIT } from '../exit.js';
import { counted } from '../counted.js';
import { report } from '../output.js';

export function testCommand(rules: Command): void {
  rules
    .command('test')
    .argument('[path]', "rules of one's own: a YAML file, or a folder of them; else those of the house")
    .description(
      'run the examples of every rule; ends with 1 when one does not come out as it says, or a changed rule is not told',
    )
    .option('--mutants', 'also change each rule in every single place, and count the changes that its examples tell')
    .addHelpText('after', '\nExamples:\n  chargeline rules test --mutants\n  chargeline rules test ours.yaml')
    .action(async (path: string | undefined, { mutants }: { mutants?: true }, command: Command) => {
      const { checkExamples, mutate, ruleOf, rulebookTexts, wrongExamples } = await import('@chargeline/rules');
      const { useReference } = await import('@chargeline/codes');
      const { rulesAt } = await import('./rulebooks.js');
      const texts = path === undefined ? rulebookTexts : rulesAt(path);
      // Examples speak of the tables that come with the house.
      useReference(null);
      const examples = texts.reduce((sum, { passes, fails }) => sum + passes.length + fails.length, 0);
      // The house also shows what no door lets in.
      if (path !== undefined) texts.forEach(checkExamples);
      const wrong = texts.flatMap((text) => wrongExamples(text, ruleOf(text)));
      const mutations = mutants === true ? texts.map(mutate) : [];
      const changed = mutations.reduce((sum, one) => sum + one.mutants, 0);
      const survivors = mutations.flatMap(({ rule, survivors: alive }) => alive.map((when) => ({ rule, when })));
      const json = { rules: texts.length, examples, wrong, ...(mutants === true ? { changed, survivors } : {}) };
      report(command, json, () =>
        [
          `${counted(texts.length, 'rule')}, ${counted(examples, 'example')}, ${wrong.length} of them wrong`,
          ...wrong.map(
            (one) => `${one.rule} ${one.example}: finds ${told(one.finds)}, should find ${told(one.shouldFind)}`,
          ),
          ...(mutants === true ? [`${changed - survivors.length} of ${changed} changed rules are told`] : []),
          ...survivors.map(({ rule, when }) => `${rule} not told: ${when}`),
        ].join('\n'),
      );
      process.exitCode = wrong.length + survivors.length > 0 ? EXIT.notOk : EXIT.ok;
    });
}

/** Lines that are found, null for the claim; or values that a repair proposes. */
const told = (found: readonly unknown[]): string => (found.length === 0 ? 'nothing' : found.map(toldOne).join(', '));

function toldOne(one: unknown): string {
  if (one === null) return 'the claim';
  return typeof one === 'number' ? `line ${one}` : JSON.stringify(one);
}
