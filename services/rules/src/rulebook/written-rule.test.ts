import type { ClaimLine } from '@chargeline/contracts';
import { claim, encounter } from '@chargeline/contracts/testing';
import { expect, test } from 'vitest';
import { brokenBy } from '../domain/broken.js';
import { ClaimView } from '../domain/claim-view.js';
import { RuleFault } from './rule-fault.js';
import type { RuleText } from './rule-file.js';
import { ruleOf } from './written-rule.js';

const [drafted] = claim.lines as [ClaimLine];

const viewOf = (diagnoses: string[], ...lines: Partial<ClaimLine>[]) =>
  new ClaimView({
    judgedOn: null,
    encounter,
    claim: { ...claim, diagnoses, lines: lines.map((line, at) => ({ ...drafted, line: at + 1, ...line })) },
  });

const rule = (scope: RuleText['scope'], when: string, days: Pick<RuleText, 'from' | 'to'> = {}) =>
  ruleOf({
    id: 'T-001',
    title: 'A rule to try',
    because: 'This was done to try the rule.',
    severity: 'warn',
    scope,
    source: 'a test',
    owner: 'coding',
    when,
    passes: [],
    fails: [],
    ...days,
  });

test('a rule of the claim finds the claim', () => {
  const several = rule('claim', 'claim.diagnoses.size > 1');
  expect(brokenBy(several, viewOf(['A', 'B']))).toEqual([null]);
  expect(brokenBy(several, viewOf(['A']))).toEqual([]);
});

test('a rule of the line finds the numbers of lines, which need not be their places', () =>
  expect(
    brokenBy(rule('line', 'line.units = 2'), viewOf([], { line: 7, units: 2 }, { line: 3 }, { line: 9, units: 2 })),
  ).toEqual([7, 9]));

for (const [why, view, expected] of [
  ['the line that points to it', viewOf(['I10', 'BAD'], { pointers: [1] }, { pointers: [2] }), [2]],
  ['both lines that do', viewOf(['BAD'], { pointers: [1] }, { pointers: [1] }), [1, 2]],
  ['once a line', viewOf(['BAD', 'BAD'], { pointers: [1, 2] }), [1]],
  ['the claim, when no line does', viewOf(['I10', 'BAD'], { pointers: [1] }), [null]],
  ['both', viewOf(['BAD', 'BAD'], { pointers: [1] }), [null, 1]],
  ['nothing where a pointer points to nothing', viewOf([], { pointers: [1, 0, -1, 0.5] }), []],
  ['the claim without lines', viewOf(['BAD']), [null]],
] as const)
  test(`a rule of the diagnosis finds ${why}`, () =>
    expect(brokenBy(rule('diagnosis', 'diagnosis.code = "BAD"'), view)).toEqual(expected));

test('a rule of the diagnosis sees the line that points to it, and none where no line does', () =>
  expect(
    brokenBy(
      rule('diagnosis', 'not line.modifiers has "KX"'),
      viewOf(['A', 'B'], { pointers: [1], modifiers: [] }, { pointers: [1], modifiers: ['KX'] }),
    ),
  ).toEqual([null, 1]));

for (const [scope, when, first, second] of [
  ['claim', 'claim.diagnoses.size = 2', [null], []],
  ['line', 'line.units = 1', [2], [1]],
  ['diagnosis', 'diagnosis.code in ["A", "B"]', [null, 2], [1]],
] as const)
  test(`a rule of the ${scope} is asked on the days that it is for, both ends counted`, () => {
    const view = viewOf(
      ['A', 'B'],
      { pointers: [1], serviceFrom: '2025-10-01', units: 1 },
      { pointers: [1], serviceFrom: '2025-09-30', units: 1 },
    );
    expect(brokenBy(rule(scope, when, { to: '2025-09-30' }), view)).toEqual(first);
    expect(brokenBy(rule(scope, when, { from: '2025-10-01' }), view)).toEqual(second);
    expect(brokenBy(rule(scope, when, { from: '2025-10-02' }), view)).toEqual([]);
  });

test('a condition that cannot be read names the rule, the line and the column', () => {
  expect(() => rule('line', 'line.units = 1\n  and line.cod = "99213"')).toThrow(RuleFault);
  expect(() => rule('line', 'line.units = 1\n  and line.cod = "99213"')).toThrow(
    'T-001: its condition, line 2 column 12: A line has no field "cod".',
  );
});
