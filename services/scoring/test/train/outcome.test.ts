import { priced } from '@chargeline/contracts/testing';
import { featuresOf, type ScorableClaim, type ScorableLine } from '@chargeline/scoring';
import { CAUSES, denialProbability } from '#train/outcome';
import { randomOf } from '#train/random';
import { expect, test } from 'vitest';

/** Nothing hidden happens, and the reviewer's mood is even. */
const quiet = { ...randomOf(1, 1), chance: () => false, normal: () => 0 };

const line: ScorableLine = {
  code: '99213',
  modifiers: [],
  units: 1,
  chargeCents: 15_000,
  serviceFrom: '2025-06-02',
  serviceTo: '2025-06-02',
  placeOfService: '11',
  ndc: null,
};

const claimOf = (
  lines: readonly Partial<ScorableLine>[],
  encounter: Partial<ScorableClaim['encounter']> = {},
  rules: readonly string[] = [],
): ScorableClaim => ({
  encounter: { ...priced.encounter, referringProvider: {}, ...encounter },
  claim: { ...priced.claim, lines: lines.map((one) => ({ ...line, ...one })) },
  judgement: { findings: rules.map((rule) => ({ rule, severity: 'warn' })) },
});

const probability = (claim: ScorableClaim): number => denialProbability(claim, featuresOf(claim), quiet);

const payer = (filingIndicator: string | null) => ({ coverage: { filingIndicator } });

/** 1 / (1 + e^-x), worked out with a calculator. */
for (const [why, claim, denied] of [
  ['a clean commercial visit: -3.1', claimOf([{}]), 0.0431],
  ['a clean Medicare visit: -3.5', claimOf([{}], payer('MB')), 0.0293],
  ['nobody said who pays: -2.3', claimOf([{}], payer(null)), 0.0911],
  ['a payer that is not named: -2.3', claimOf([{}], payer('WC')), 0.0911],
  [
    'an operation without authorization, HMO: -2.7 + 3',
    claimOf([{ code: '27447', chargeCents: 300_000 }], { ...payer('HM'), authorization: null }),
    0.5744,
  ],
  [
    'Medicare hardly asks: -3.5 + 0.1',
    claimOf([{ code: '27447', chargeCents: 300_000 }], { ...payer('MB'), authorization: null }),
    0.0323,
  ],
  ['a shot into a joint is no operation: -3.1', claimOf([{ code: '20610' }], { authorization: null }), 0.0431],
  [
    'a film nobody referred, Medicare: -3.5 + 1.4',
    claimOf([{ code: '71046', chargeCents: 6_000 }], { ...payer('MB'), referringProvider: null }),
    0.1091,
  ],
  ['a drug without number, Medicaid: -2.8 + 2.6', claimOf([{ code: 'J1100' }], payer('MC')), 0.4502],
  ['half distinct, Medicare: -3.5 + 0.8', claimOf([{ modifiers: ['59'] }, {}], payer('MB')), 0.063],
  ['doubled, says a rule: -3.1 + 2', claimOf([{}], {}, ['DUP-002']), 0.2497],
  ['two warnings of one family count once', claimOf([{}], {}, ['DUP-002', 'DUP-003']), 0.2497],
  ['two days: -3.1 + 0.7', claimOf([{ serviceTo: '2025-06-03' }]), 0.0832],
] as const) {
  test(why, () => expect(probability(claim)).toBeCloseTo(denied, 4));
}

test('filed late and not covered, in a bad mood: -3.1 + 3 + 2.5 + 0.4', () =>
  expect(
    denialProbability(claimOf([{}]), featuresOf(claimOf([{}])), { ...quiet, chance: () => true, normal: () => 1 }),
  ).toBeCloseTo(0.9427, 4));

test('every cause says how much of it a claim has, from 0 to 1', () => {
  const claim = claimOf([{ chargeCents: 99_000_000 }], {}, ['REQ-008', 'REQ-022']);
  const most = CAUSES.map(({ of }) => of(claim, () => 1e9));
  expect(most.every((part) => part >= 0)).toBe(true);
  expect(CAUSES.map(({ of }) => of(claimOf([{}]), () => 0))).toEqual(CAUSES.map(() => 0));
});
