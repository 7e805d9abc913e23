import type { Command } from 'commander';
import { EXIT } from '../exit.js';
import { report } from '../output.js';
import { table } from '../table.js';

export function rulesCommand(program: Command): void {
  const rules = program.command('rules').description('the rulebook');

  rules
    .command('list')
    .description('every rule: its id, what it does, the sentence that a biller reads, who says so')
    .addHelpText('after', '\nExample:\n  chargeline rules list --json')
    .action(async (_options: unknown, command: Command) => {
      const { rulebook, rulebookVersion } = await import('@chargeline/rules');
      const rows = rulebook.map(({ id, severity, because, source }) => ({ id, severity, because, source }));
      report(command, { rulebook: rulebookVersion(rulebook), rules: rows }, () =>
        table(
          ['id', 'severity', 'because', 'source'],
          rows.map(({ id, severity, because, source }) => [id, severity, because, source]),
        ),
      );
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
