import type { ClaimLine } from '@chargeline/contracts';
import { claim, encounter } from '@chargeline/contracts/testing';
import { expect, test } from 'vitest';
import type { RuleText } from '../rulebook/rule-file.js';
import { ruleOf } from '../rulebook/written-rule.js';
import type { ClaimDocument } from './claim-document.js';
import { decide } from './decision.js';

const textOf = (id: string, severity: RuleText['severity'], when: string, repair?: RuleText['repair']): RuleText => ({
  id,
  title: `A rule ${id} to try`,
  because: `This was done to try the rule ${id}.`,
  severity,
  scope: 'line',
  source: 'a test',
  owner: 'coding',
  when,
  ...(repair === undefined ? {} : { repair }),
  passes: [],
  fails: [],
});
const rule = (...said: Parameters<typeof textOf>) => ruleOf(textOf(...said));

const repairOf = (set: 'line.modifiers' | 'line.pointers' | 'line.place' | 'line.ndc.unit', to: string) =>
  ({ says: 'Mend it by this.', set, to }) as const;

const HOLD = rule('T-001', 'hold', 'line.modifiers has "AA"');
const REJECT = rule('T-002', 'reject', 'line.modifiers has "BB"');
const NO_QW_REPAIR = repairOf('line.modifiers', 'without(line.modifiers, "QW")');
const NO_QW = rule('T-003', 'warn', 'line.modifiers has "QW"', NO_QW_REPAIR);
const NO_51 = rule(
  'T-004',
  'reject',
  'line.modifiers has "51"',
  repairOf('line.modifiers', 'without(line.modifiers, "51")'),
);
const ONCE = rule(
  'T-005',
  'warn',
  '(count one in line.pointers: one = 1) > 1',
  repairOf('line.pointers', 'numbersOnce(line.pointers)'),
);
const PLACE = rule('T-006', 'warn', 'line.place = "99"', repairOf('line.place', '"11"'));
const UNIT = rule('T-007', 'warn', 'line.ndc.unit = "EA"', repairOf('line.ndc.unit', '"UN"'));
const RULES = [HOLD, REJECT, NO_QW, NO_51, ONCE, PLACE, UNIT];

const [drafted] = claim.lines as [ClaimLine];
const withLines = (...lines: readonly Partial<ClaimLine>[]): ClaimDocument => ({
  judgedOn: null,
  encounter,
  claim: {
    ...claim,
    diagnoses: ['E119', 'I10'],
    lines: lines.map((line, at) => ({ ...drafted, line: at + 1, chargeId: String(at + 1), modifiers: [], ...line })),
  },
});

const nothing = { cleared: null, repaired: null };
const all = new Set(RULES.map(({ id }) => id));
const none = new Set<string>();

test('the gravest finding decides', () => {
  const outcome = (...modifiers: string[]): string => decide(withLines({ modifiers }), RULES, none, nothing).outcome;
  expect([outcome(), outcome('QW'), outcome('AA'), outcome('AA', 'BB')]).toEqual([
    'judged',
    'judged',
    'held',
    'rejected',
  ]);
});

test('a cleared hold travels along as a warning; what rejects does not', () => {
  const cleared = { cleared: ['T-001', 'T-002'], repaired: null };
  expect(decide(withLines({ modifiers: ['AA'] }), RULES, none, cleared)).toMatchObject({
    outcome: 'judged',
    findings: [{ rule: 'T-001', severity: 'warn' }],
  });
  expect(decide(withLines({ modifiers: ['AA', 'BB'] }), RULES, none, cleared)).toMatchObject({
    outcome: 'rejected',
    findings: [{ severity: 'warn' }, { severity: 'reject' }],
  });
});

const changesOf = (document: ClaimDocument, allowed: ReadonlySet<string> = all, repaired: string[] | null = null) => {
  const decision = decide(document, RULES, allowed, { cleared: null, repaired });
  return decision.outcome === 'repaired' ? decision.changes : decision.outcome;
};

test('repairs of one field are made one after the other, and told by charge', () => {
  const changes = changesOf(withLines({}, { modifiers: ['QW', '51', 'GC'] }));
  expect(changes).toMatchObject({
    charges: [{ chargeId: '2', modifiers: ['GC'], diagnoses: null, placeOfService: null, ndc: null, code: null }],
    repairs: ['T-003', 'T-004'],
    diagnoses: null,
    clears: [],
  });
});

test('each field in the words of the charge', () => {
  const ndc = { code: '00002143380', quantity: 1, unit: 'EA' };
  const changes = changesOf(withLines({ pointers: [1, 2, 1], placeOfService: '99', ndc }));
  expect(changes).toMatchObject({
    charges: [
      { chargeId: '1', modifiers: null, diagnoses: ['E119', 'I10'], placeOfService: '11', ndc: { ...ndc, unit: 'UN' } },
    ],
    repairs: ['T-005', 'T-006', 'T-007'],
  });
});

test('what the tenant does not allow, or was applied before, is left as a finding', () => {
  const document = withLines({ modifiers: ['QW', '51'] });
  expect(changesOf(document, none)).toBe('rejected');
  expect(changesOf(document, new Set(['T-003']))).toMatchObject({
    charges: [{ modifiers: ['51'] }],
    repairs: ['T-003'],
  });
  expect(changesOf(document, all, ['T-003'])).toMatchObject({ charges: [{ modifiers: ['QW'] }], repairs: ['T-004'] });
  expect(changesOf(document, all, ['T-003', 'T-004'])).toBe('rejected');
});

test('what a repair takes out of a rule’s reach is not mended by it', () => {
  const elsewhere = ruleOf({
    ...textOf('T-008', 'warn', 'line.modifiers has "QW"', NO_QW_REPAIR),
    applies: { places: ['99'] },
  });
  const document = withLines({ placeOfService: '99', modifiers: ['QW'] });
  const decision = decide(document, [PLACE, elsewhere], new Set(['T-006', 'T-008']), nothing);
  expect(decision).toMatchObject({
    changes: { charges: [{ placeOfService: '11', modifiers: null }], repairs: ['T-006'] },
  });
});

test('a charge of two lines is left alone', () =>
  expect(changesOf(withLines({ chargeId: '7', modifiers: ['QW'] }, { chargeId: '7', modifiers: [] }))).toBe('judged'));
