import { claim, encounter } from '@chargeline/contracts/testing';
import { expect, test } from 'vitest';
import { judge } from './judge.js';
import { type Broken, type Rule } from './rule.js';

const rule = (id: string, severity: Rule['severity'], broken: Broken): Rule => ({
  id,
  severity,
  because: `Because of ${id}.`,
  source: 'a test',
  broken: () => broken,
});

for (const [why, rules, rejected, findings] of [
  ['no rules, no findings', [], false, []],
  ['a rule that passes says nothing', [rule('A', 'reject', [])], false, []],
  ['warnings alone do not reject', [rule('A', 'warn', [1])], false, ['A 1']],
  ['one rejection is enough', [rule('A', 'warn', [1]), rule('B', 'reject', [null])], true, ['A 1', 'B null']],
  ['in the order of the rulebook', [rule('B', 'warn', [2, 1]), rule('A', 'warn', [3])], false, ['B 2', 'B 1', 'A 3']],
] as const) {
  test(`judge: ${why}`, () => {
    const verdict = judge({ encounter, claim }, rules);
    expect(verdict.rejected).toBe(rejected);
    expect(verdict.findings.map(({ rule, line }) => `${rule} ${line}`)).toEqual(findings);
  });
}

test('a finding carries the sentence of its rule', () => {
  expect(judge({ encounter, claim }, [rule('A', 'warn', [1])]).findings).toEqual([
    { rule: 'A', severity: 'warn', line: 1, because: 'Because of A.' },
  ]);
});
