import type { RulebookChange } from '@chargeline/contracts';
import { expect, test } from 'vitest';
import type { RuleText } from '../rulebook/rule-file.js';
import { ruleOf } from '../rulebook/written-rule.js';
import {
  changed,
  type House,
  type Idle,
  isNone,
  MOST_OWN_RULES,
  MOST_OWN_STEPS,
  NO_OVERLAY,
  type Overlay,
  type OwnRule,
  questionOf,
  refusalOf,
  rulesWith,
  tooDear,
} from './overlay.js';

const repair = { says: 'Take modifier QW out.', set: 'line.modifiers', to: 'without(line.modifiers, "QW")' } as const;

function aRule(id: string, change: Partial<RuleText> = {}): OwnRule {
  const text: RuleText = {
    id,
    title: `A rule ${id} to try`,
    because: `This was done to try the rule ${id}.`,
    severity: 'warn',
    scope: 'line',
    source: 'a test',
    owner: 'coding',
    when: 'line.modifiers has "QW"',
    passes: [],
    fails: [],
    ...change,
  };
  return { text, rule: ruleOf(text) };
}

const house: House = {
  rules: new Map([aRule('T-001'), aRule('T-002', { repair })].map(({ rule }) => [rule.id, rule])),
  families: new Set(['T', 'RVL']),
};
const own = aRule('OWN-001', { repair });
/** The house of a later release, which took the id. */
const withOwnId: House = {
  ...house,
  rules: new Map([...house.rules, ['OWN-001', aRule('OWN-001', { severity: 'reject', repair }).rule]]),
};
const UNREADABLE: Idle = { because: 'unreadable', at: null };

const aChange = (action: RulebookChange['action'], rule: string, severity: RulebookChange['severity'] = null) => ({
  changeId: 'c1',
  tenantId: 'acme',
  requestedBy: 'analyst',
  reason: 'as we agreed',
  action,
  rule,
  severity,
  text: null,
});

type Step = readonly [action: RulebookChange['action'], rule: string, severity?: RulebookChange['severity']];
const after = (...steps: readonly Step[]): Overlay =>
  steps.reduce(
    (overlay, [action, rule, severity]) =>
      changed(overlay, aChange(action, rule, severity ?? null), action === 'add' ? own : null),
    NO_OVERLAY,
  );

for (const [why, before, step, says] of [
  ['a rule that the house has', [], ['add', 'T-001'], 'T-001 is a rule of the house.'],
  ['an id of a family of the house', [], ['add', 'T-900'], 'T is a family of the house'],
  ['an id of a family that the house has for others', [], ['add', 'RVL-001'], 'RVL is a family of the house'],
  ['a rule that is there', [['add', 'OWN-001']], ['add', 'OWN-001'], 'You have a rule OWN-001 already.'],
  ['removing one of the house', [], ['remove', 'T-001'], 'It can be silenced, not removed.'],
  ['removing nobody', [], ['remove', 'OWN-001'], 'There is no such rule'],
  ['silencing nobody', [], ['silence', 'T-009'], 'There is no such rule'],
  ['silencing its own', [['add', 'OWN-001']], ['silence', 'OWN-001'], 'Remove it.'],
  ['silencing twice', [['silence', 'T-001']], ['silence', 'T-001'], 'T-001 is silenced already.'],
  ['restoring what is as it was', [], ['restore', 'T-001'], 'nothing is to be restored'],
  [
    'restoring twice',
    [
      ['silence', 'T-001'],
      ['restore', 'T-001'],
    ],
    ['restore', 'T-001'],
    'nothing is to be restored',
  ],
  ['regrading nobody', [], ['regrade', 'T-009', 'info'], 'There is no such rule'],
  ['regrading to nothing', [], ['regrade', 'T-001'], 'Say the severity'],
  ['regrading to what it is', [], ['regrade', 'T-001', 'warn'], 'T-001 has the severity warn already.'],
  ['regrading twice', [['regrade', 'T-001', 'info']], ['regrade', 'T-001', 'info'], 'has the severity info already'],
  ['allowing what is no repair', [], ['allow-repair', 'T-001'], 'T-001 has no repair.'],
  ['allowing nobody', [], ['allow-repair', 'T-009'], 'There is no such rule'],
  ['allowing twice', [['allow-repair', 'T-002']], ['allow-repair', 'T-002'], 'is allowed already'],
  ['forbidding what is not allowed', [], ['forbid-repair', 'T-002'], 'is not allowed now'],
] as const satisfies readonly (readonly [string, readonly Step[], Step, string])[])
  test(`refused: ${why}`, () => {
    const [action, rule, severity] = step as Step;
    expect(refusalOf(aChange(action, rule, severity ?? null), after(...before), house)).toContain(says);
  });

for (const [why, before, step] of [
  ['a new rule', [], ['add', 'OWN-001']],
  [
    'a rule that was removed',
    [
      ['add', 'OWN-001'],
      ['remove', 'OWN-001'],
    ],
    ['add', 'OWN-001'],
  ],
  [
    'silencing again after restoring',
    [
      ['silence', 'T-001'],
      ['restore', 'T-001'],
    ],
    ['silence', 'T-001'],
  ],
  ['restoring a regraded one', [['regrade', 'T-001', 'info']], ['restore', 'T-001']],
  ['restoring one that the house has no more', [['silence', 'T-009']], ['restore', 'T-009']],
  ['regrading back', [['regrade', 'T-001', 'info']], ['regrade', 'T-001', 'warn']],
  ['regrading its own', [['add', 'OWN-001']], ['regrade', 'OWN-001', 'hold']],
  ['the repair of its own', [['add', 'OWN-001']], ['allow-repair', 'OWN-001']],
  ['forbidding an allowed repair', [['allow-repair', 'T-002']], ['forbid-repair', 'T-002']],
] as const satisfies readonly (readonly [string, readonly Step[], Step])[])
  test(`accepted: ${why}`, () => {
    const [action, rule, severity] = step as Step;
    expect(refusalOf(aChange(action, rule, severity ?? null), after(...before), house)).toBeNull();
  });

test('no more than so many rules of a tenant’s own', () => {
  const full = { ...NO_OVERLAY, added: new Map(Array.from({ length: MOST_OWN_RULES }, (_, at) => [String(at), own])) };
  expect(refusalOf(aChange('add', 'OWN-001'), full, house)).toContain('You have 200 rules of your own');
});

for (const [idle, action, says] of [
  ['unreadable', 'add', 'You have a rule OWN-001 already. Remove it first'],
  ['unreadable', 'silence', 'OWN-001 is a rule of your own. Remove it.'],
  ['unreadable', 'regrade', 'This release cannot read your rule OWN-001. Remove it'],
  ['unreadable', 'allow-repair', 'This release cannot read your rule OWN-001. Remove it'],
  ['unreadable', 'remove', 'it can be'],
  ['id-taken', 'add', 'You have a rule OWN-001 already. Remove it first'],
  ['id-taken', 'silence', 'it can be'],
  ['id-taken', 'regrade', 'OWN-001 is a rule of the house by now, and yours of this id is asked no more. Remove yours'],
  ['id-taken', 'allow-repair', 'OWN-001 is a rule of the house by now'],
  ['id-taken', 'remove', 'it can be'],
] as const)
  test(`a change of a rule that is idle, ${idle}: ${action}`, () => {
    const overlay = changed(NO_OVERLAY, aChange('add', 'OWN-001'), { because: idle, at: null });
    const now = idle === 'unreadable' ? house : withOwnId;
    const because = refusalOf(aChange(action, 'OWN-001', 'info'), overlay, now);
    expect(because ?? 'it can be').toContain(says);
  });

test('rules that are idle count among those that a tenant may have', () => {
  const idle = new Map(Array.from({ length: MOST_OWN_RULES }, (_, at) => [String(at), UNREADABLE]));
  expect(refusalOf(aChange('add', 'OWN-001'), { ...NO_OVERLAY, idle }, house)).toContain('You have 200 rules');
});

test('no more than so many steps of all rules of a tenant’s own', () => {
  const dear = { ...own, rule: { ...own.rule, cost: MOST_OWN_STEPS - 5 } };
  const overlay = { ...NO_OVERLAY, added: new Map([['OWN-002', dear]]) };
  expect(tooDear(overlay, { id: 'OWN-003', cost: 5 })).toBeNull();
  expect(tooDear(overlay, { id: 'OWN-003', cost: 6 })).toContain(
    'With OWN-003, which takes 6, it takes 20,000,001 steps to ask your own rules of the longest claim',
  );
});

const idsOf = (overlay: Overlay): readonly string[] =>
  rulesWith(overlay, house).map(({ id, severity }) => `${id} ${severity}`);

test('the rules of the house in their order, then its own, each as it was regraded', () => {
  expect(idsOf(NO_OVERLAY)).toEqual(['T-001 warn', 'T-002 warn']);
  expect(idsOf(after(['add', 'OWN-001'], ['regrade', 'OWN-001', 'hold'], ['regrade', 'T-002', 'reject']))).toEqual([
    'T-001 warn',
    'T-002 reject',
    'OWN-001 hold',
  ]);
  expect(idsOf(after(['add', 'OWN-001'], ['silence', 'T-001'], ['remove', 'OWN-001']))).toEqual(['T-002 warn']);
});

test('a later rule of the house takes its id, and neither grade nor repair of the tenant’s own falls on it', () => {
  const idle = changed(NO_OVERLAY, aChange('add', 'OWN-001'), { because: 'id-taken', at: null });
  const later = [aChange('regrade', 'OWN-001', 'info'), aChange('allow-repair', 'OWN-001')];
  const overlay = later.reduce((now, change) => changed(now, change, null), idle);
  expect(rulesWith(overlay, withOwnId).map(({ id, severity }) => `${id} ${severity}`)).toEqual([
    'T-001 warn',
    'T-002 warn',
    'OWN-001 reject',
  ]);
  expect(overlay.repairs).toEqual(new Set());
  const removed = changed(overlay, aChange('remove', 'OWN-001'), null);
  const regraded = changed(removed, aChange('regrade', 'OWN-001', 'info'), null);
  expect(rulesWith(regraded, withOwnId).at(-1)?.severity).toBe('info');
});

test('a rule asks the same however its condition is written', () => {
  const asks = (when: string): string => questionOf({ scope: 'line', when });
  expect(asks('line.units > 1 and line.code = "1"')).toBe(asks('( line.units > 1 )\n  and (line.code = "1")'));
  expect(asks('line.units > 1')).not.toBe(asks('line.units > 2'));
  expect(asks('encounter.place = "11"')).not.toBe(questionOf({ scope: 'claim', when: 'encounter.place = "11"' }));
});

test('what is taken back leaves no overlay', () => {
  expect(isNone(after(['silence', 'T-001'], ['regrade', 'T-001', 'info'], ['restore', 'T-001']))).toBe(true);
  expect(
    isNone(
      after(['add', 'OWN-001'], ['regrade', 'OWN-001', 'info'], ['allow-repair', 'OWN-001'], ['remove', 'OWN-001']),
    ),
  ).toBe(true);
  expect(isNone(after(['allow-repair', 'T-002']))).toBe(false);
  expect(isNone(after(['allow-repair', 'T-002'], ['forbid-repair', 'T-002']))).toBe(true);
});
