import { claim, encounter } from '@chargeline/contracts/testing';
import { expect, test } from 'vitest';
import type { Checked } from '../language/check.js';
import { BOOLEAN } from '../language/types.js';
import type { ClaimView, LineView } from './claim-view.js';
import { judge } from './judge.js';
import { type Broken, type Rule } from './rule.js';

const document = {
  judgedOn: null,
  encounter,
  claim: { ...claim, lines: [1, 2, 3].map((line) => ({ ...claim.lines[0]!, line, modifiers: [] })) },
};

const always = () => true;

/** Holds of these lines, or of the claim. */
const asking = (broken: Broken): Checked => ({
  is: 'call',
  type: BOOLEAN,
  call: (part: LineView | ClaimView) => broken.includes('line' in part ? part.line.line : null),
  given: [{ is: 'slot', type: BOOLEAN, slot: broken.includes(null) ? 1 : 2 }],
});

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
  when: '',
  condition: '',
  tenants: null,
  isForClaim: always,
  isForLine: always,
  isInForce: always,
  holds: always,
  rest: asking(broken),
  concerns: null,
  concernsDays: null,
  concernsPayer: always,
  repair: null,
  cost: 1,
  ...change,
});

for (const [why, rules, outcome, findings] of [
  ['no rules, no findings', [], 'judged', []],
  ['a rule that passes says nothing', [rule('A', 'reject', [])], 'judged', []],
  ['warnings alone do not reject', [rule('A', 'warn', [1])], 'judged', ['A 1']],
  ['one rejection is enough', [rule('A', 'warn', [1]), rule('B', 'reject', [null])], 'rejected', ['A 1', 'B null']],
  ['one hold is enough', [rule('A', 'warn', [1]), rule('B', 'hold', [null])], 'held', ['A 1', 'B null']],
  [
    'what rejects is graver than what holds',
    [rule('A', 'hold', [1]), rule('B', 'reject', [1])],
    'rejected',
    ['A 1', 'B 1'],
  ],
  ['not of its payer', [rule('A', 'reject', [1], { isForClaim: () => false })], 'judged', []],
  ['not of its kind or place', [rule('A', 'reject', [1], { isForLine: () => false })], 'judged', []],
  [
    'in the order of the rulebook',
    [rule('B', 'warn', [1, 2]), rule('A', 'warn', [3])],
    'judged',
    ['B 1', 'B 2', 'A 3'],
  ],
  ['a claim before its lines', [rule('B', 'warn', [null]), rule('A', 'warn', [1])], 'judged', ['B null', 'A 1']],
  ['not on its day', [rule('A', 'warn', [1], { isInForce: () => false })], 'judged', []],
  ['not of its codes', [rule('A', 'warn', [1], { concerns: asking([]) })], 'judged', []],
  ['not of its days', [rule('A', 'warn', [1], { concernsDays: asking([]) })], 'judged', []],
  [
    'not of a payer that its condition asks for',
    [rule('A', 'warn', [1], { concernsPayer: () => false })],
    'judged',
    [],
  ],
] as const) {
  test(`judge: ${why}`, () => {
    const verdict = judge(document, rules);
    expect(verdict.outcome).toBe(outcome);
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
      repair: null,
    },
  ]);
});
