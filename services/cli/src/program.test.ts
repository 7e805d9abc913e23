import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { chargeline } from './program.js';

/** The commands that do something, by all their words. */
function doers(command: Command, words = ''): readonly (readonly [string, Command])[] {
  const own = [[words.trim(), command]] as const;
  const below = command.commands.flatMap((one) => doers(one, `${words} ${one.name()}`));
  // What only gathers others has no options of its own.
  return below.length > 0 && (words === '' || command.options.length === 0) ? below : [...own, ...below];
}

const commands = doers(chargeline());

test('every command of the tool', () =>
  expect(commands.map(([words]) => words).toSorted()).toEqual([
    'bench',
    'bench pricing',
    'bench rules',
    'dead-letters list',
    'dead-letters replay',
    'dead-letters show',
    'demo',
    'doctor',
    'down',
    'generate',
    'keys add',
    'keys new',
    'keys use',
    'ledger verify',
    'logs',
    'price',
    'reference diff',
    'reference freshness',
    'reference list',
    'reference load',
    'reference verify',
    'rules backtest',
    'rules check',
    'rules coverage',
    'rules explain',
    'rules list',
    'rules new',
    'rules show',
    'rules test',
    'send',
    'start',
    'status',
    'topics create',
    'topics list',
    'up',
    'x12 read',
  ]));

for (const [words, command] of commands) {
  test(`${words}: its help says what it is for, knows --json and gives an example`, () => {
    let help = '';
    command.configureOutput({ writeOut: (text) => (help += text) }).outputHelp();
    expect(command.description()).not.toBe('');
    expect(help).toContain('--json');
    expect(help).toMatch(new RegExp(`Example[^]*chargeline ${words}`));
  });
}
