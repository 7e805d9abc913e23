import { expect, test } from 'vitest';
import type { Rule } from './domain/rule.js';
import { rulebookVersion } from './rulebook-version.js';

const rule: Rule = { id: 'A-001', severity: 'warn', because: 'Look again.', source: 'a test', broken: () => [] };
const other: Rule = { ...rule, id: 'A-002' };
const version = rulebookVersion([rule, other]);

test('the start of the SHA-256 of [["A-001","warn","Look again."]], as sha256sum prints it', () =>
  expect(rulebookVersion([rule])).toBe('7f100e3df3e4'));

for (const [why, rulebook] of [
  ['another id', [rule, { ...other, id: 'A-003' }]],
  ['another severity', [rule, { ...other, severity: 'reject' }]],
  ['another sentence', [rule, { ...other, because: 'Look twice.' }]],
  ['another order', [other, rule]],
  ['one rule less', [rule]],
] satisfies (readonly [string, Rule[]])[]) {
  test(`another version: ${why}`, () => expect(rulebookVersion(rulebook)).not.toBe(version));
}

test('the same version: another source, another way to ask', () =>
  expect(
    rulebookVersion([
      { ...rule, source: 'elsewhere' },
      { ...other, broken: () => [null] },
    ]),
  ).toBe(version));
