import { expect, test } from 'vitest';
import type { Rule } from './domain/rule.js';
import { rulebookVersion } from './rulebook-version.js';

const rule: Rule = {
  id: 'A-001',
  title: 'A test',
  severity: 'warn',
  because: 'Look again.',
  source: 'a test',
  carc: null,
  owner: 'coding',
  when: 'line.units > 2',
  condition: 'line.units > 2',
  tenants: null,
  isForClaim: () => true,
  isForLine: () => true,
  scope: 'line',
  isInForce: () => true,
  holds: () => false,
  concerns: null,
  concernsDays: null,
  concernsPayer: () => true,
  rest: null,
  repair: null,
  cost: 1,
};
const other: Rule = { ...rule, id: 'A-002' };
const version = rulebookVersion([rule, other]);

test('the start of the SHA-256 of [[["A-001","warn","Look again.","line.units > 2"]],[]], as sha256sum prints it', () =>
  expect(rulebookVersion([rule], [], [])).toBe('a5061bc9848d'));

test('another version: another word in a table', () =>
  expect(rulebookVersion([rule], [], ['years: 2'])).not.toBe(rulebookVersion([rule], [], ['years: 1'])));

for (const [why, rulebook] of [
  ['another id', [rule, { ...other, id: 'A-003' }]],
  ['another severity', [rule, { ...other, severity: 'reject' }]],
  ['another sentence', [rule, { ...other, because: 'Look twice.' }]],
  ['another condition', [rule, { ...other, condition: 'line.units > 1' }]],
  ['another order', [other, rule]],
  ['one rule less', [rule]],
] satisfies (readonly [string, Rule[]])[]) {
  test(`another version: ${why}`, () => expect(rulebookVersion(rulebook)).not.toBe(version));
}

test('the same version: another source, another way to ask', () =>
  expect(
    rulebookVersion([
      { ...rule, source: 'elsewhere' },
      { ...other, holds: () => true },
    ]),
  ).toBe(version));
