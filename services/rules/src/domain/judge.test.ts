import { claim, encounter } from '@chargeline/contracts/testing';
import { expect, test } from 'vitest';
import type { LineView } from './claim-view.js';
import { judge } from './judge.js';
import { type Broken, type Rule } from './rule.js';

const document = {
  encounter,
  claim: { ...claim, lines: [1, 2, 3].map((line) => ({ ...claim.lines[0]!, line, modifiers: [] })) },
};

/** A rule that finds these lines, or the claim as a whole. */
const rule = (id: string, severity: Rule['severity'], broken: Broken, change: Partial<Rule> = {}): Rule => ({
  id,
  title: `Rule ${id}`,
  severity,
  because: `Because of ${id}.`,
  source: 'a test',
  carc: '16',
  owner: 'billing',
  scope: broken.includes(null) ? 'claim' : 'line',
  condition: '',
  isInForce: () => true,
  holds: ([, , line]) => broken.includes(line === undefined ? null : (line as LineView).line.line),
  concerns: () => true,
  needsModifier: false,
  ...change,
});

for (const [why, rules, rejected, findings] of [
  ['no rules, no findings', [], false, []],
  ['a rule that passes says nothing', [rule('A', 'reject', [])], false, []],
  ['warnings alone do not reject', [rule('A', 'warn', [1])], false, ['A 1']],
  ['one rejection is enough', [rule('A', 'warn', [1]), rule('B', 'reject', [null])], true, ['A 1', 'B null']],
  ['in the order of the rulebook', [rule('B', 'warn', [1, 2]), rule('A', 'warn', [3])], false, ['B 1', 'B 2', 'A 3']],
  ['a claim before its lines', [rule('B', 'warn', [null]), rule('A', 'warn', [1])], false, ['B null', 'A 1']],
  ['not on its day', [rule('A', 'warn', [1], { isInForce: () => false })], false, []],
  ['not of its codes', [rule('A', 'warn', [1], { concerns: () => false })], false, []],
  ['no modifier, which it needs', [rule('A', 'warn', [1], { needsModifier: true })], false, []],
] as const) {
  test(`judge: ${why}`, () => {
    const verdict = judge(document, rules);
    expect(verdict.rejected).toBe(rejected);
    expect(verdict.findings.map((finding) => `${finding.rule} ${finding.line}`)).toEqual(findings);
  });
}

test('a finding carries what its rule says', () => {
  expect(judge(document, [rule('A', 'warn', [1])]).findings).toEqual([
    {
      rule: 'A',
      severity: 'warn',
      line: 1,
      because: 'Because of A.',
      carc: '16',
      owner: 'billing',
      source: 'a test',
    },
  ]);
});
