import type { RuleFilter } from '@chargeline/rules';
import type { Command } from 'commander';
import { wrongUse } from '../exit.js';
import { report } from '../output.js';
import { table } from '../table.js';
import { familyName, scopeOption, severityOption, tenantRulesOption } from './options.js';

interface Options extends RuleFilter {
  readonly tenantRules?: readonly string[];
}

export function listCommand(rules: Command): void {
  rules
    .command('list')
    .description('every rule: its id, what it does, by which reason a payer would deny, who can mend it')
    .option('--family <letters>', 'of one family, as MOD', familyName)
    .addOption(severityOption('of one severity'))
    .addOption(scopeOption('that are asked of claims, of lines or of diagnoses'))
    .addOption(tenantRulesOption())
    .addHelpText('after', '\nExample:\n  chargeline rules list --family MOD --severity reject')
    .action(async ({ tenantRules = [], ...filter }: Options, command: Command) => {
      const [{ familyOf, ruleRows }, { houseWith }] = await Promise.all([
        import('@chargeline/rules'),
        import('./rulebooks.js'),
      ]);
      const { rulebook, version } = houseWith(tenantRules);
      const families = new Set(rulebook.map(familyOf));
      if (filter.family !== undefined && !families.has(filter.family))
        throw wrongUse(`There is no family ${filter.family}. There are ${[...families].toSorted().join(', ')}.`);
      const rows = ruleRows(rulebook, filter);
      report(command, { rulebook: version, rules: rows }, () =>
        [
          table(
            ['id', 'severity', 'scope', 'carc', 'owner', 'title'],
            rows.map(({ id, severity, scope, carc, owner, title }) => [id, severity, scope, carc ?? '', owner, title]),
          ),
          `${rows.length} of ${rulebook.length} rules of rulebook ${version}`,
        ].join('\n'),
      );
    });
}
