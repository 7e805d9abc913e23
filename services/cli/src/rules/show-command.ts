import type { Command } from 'commander';
import { notOk } from '../exit.js';
import { report } from '../output.js';
import { tenantRulesOption } from './options.js';

export function showCommand(rules: Command): void {
  rules
    .command('show')
    .argument('<id>', 'the id of a rule')
    .description(
      'one rule as its file has it: its sentence, who says so, for whom it is, its condition, its repair, its examples',
    )
    .addOption(tenantRulesOption())
    .addHelpText('after', '\nExample:\n  chargeline rules show MOD-050')
    .action(async (id: string, { tenantRules = [] }: { tenantRules?: readonly string[] }, command: Command) => {
      const [{ rulebookTexts }, { rulesAt }] = await Promise.all([
        import('@chargeline/rules'),
        import('./rulebooks.js'),
      ]);
      const rule = [...rulebookTexts, ...tenantRules.flatMap(rulesAt)].find((one) => one.id === id.toUpperCase());
      if (rule === undefined)
        throw notOk(`There is no rule ${id || '""'}. "chargeline rules list" tells which there are.`);
      const { stringify } = await import('yaml');
      report(command, rule, () => stringify(rule).trimEnd());
    });
}
