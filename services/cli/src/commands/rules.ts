import type { Command } from 'commander';
import { backtestCommand } from '../rules/backtest-command.js';
import { checkCommand } from '../rules/check-command.js';
import { coverageCommand } from '../rules/coverage-command.js';
import { explainCommand } from '../rules/explain-command.js';
import { listCommand } from '../rules/list-command.js';
import { newCommand } from '../rules/new-command.js';
import { showCommand } from '../rules/show-command.js';
import { testCommand } from '../rules/test-command.js';

/** In the order in which somebody who writes a rule meets them. */
const COMMANDS: readonly ((rules: Command) => void)[] = [
  listCommand,
  showCommand,
  checkCommand,
  explainCommand,
  newCommand,
  testCommand,
  coverageCommand,
  backtestCommand,
];

export function rulesCommand(program: Command): void {
  const rules = program
    .command('rules')
    .description('the rulebook: what it holds, what it says of claims, how it is changed');
  for (const add of COMMANDS) add(rules);
}
