import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { chargeline } from './program.js';

/** The commands that do something, by all their words. */
const leaves = (command: Command, words = ''): readonly (readonly [string, Command])[] =>
  command.commands.length === 0
    ? [[words.trim(), command]]
    : command.commands.flatMap((one) => leaves(one, `${words} ${one.name()}`));

const commands = leaves(chargeline());

test('every command of the tool', () =>
  expect(commands.map(([words]) => words).toSorted()).toEqual([
    'bench',
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
    'rules check',
    'rules list',
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
