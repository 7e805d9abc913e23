import { priced } from '@chargeline/contracts/testing';
import { expect, test } from 'vitest';
import type { ScorableClaim, ScorableLine } from './claim.js';
import { featureNames, featuresOf } from './features.js';

const visit: ScorableClaim = priced;
const line: ScorableLine = {
  code: '99213',
  modifiers: ['25'],
  units: 1,
  chargeCents: 15_000,
  serviceFrom: '2025-06-02',
  serviceTo: '2025-06-02',
  placeOfService: '11',
  ndc: null,
};

type Changes = { [Section in keyof ScorableClaim]?: Partial<ScorableClaim[Section]> };

const changed = ({ encounter, claim, judgement }: Changes): ScorableClaim => ({
  encounter: { ...visit.encounter, ...encounter },
  claim: { ...visit.claim, ...claim },
  judgement: { ...visit.judgement, ...judgement },
});

function named(claim: ScorableClaim): Record<string, number | undefined> {
  const features = featuresOf(claim);
  return Object.fromEntries(featureNames.map((name, at) => [name, features[at]]));
}

test('every feature has a name of its own', () => expect(new Set(featureNames).size).toBe(featureNames.length));

test('an office visit, all of it: 99213-25 for 150.00, commercial, no referral, one warning of a diagnosis', () => {
  const told = Object.entries(named(visit)).filter(([, value]) => value !== 0);
  expect(Object.fromEntries(told)).toEqual({
    'total-dollars': 150,
    lines: 1,
    units: 1,
    'distinct-codes': 1,
    diagnoses: 1,
    'modifier-25-share': 1,
    'visit-lines': 1,
    'highest-charge-multiple': 15_000 / 8_895.2875,
    'referring-missing': 1,
    'age-band': 4,
    'filing-CI': 1,
    warnings: 1,
    'warnings-DX': 1,
  });
});

for (const [why, changes, feature, value] of [
  ['a replacement', { claim: { frequency: '7' } }, 'replaces-a-claim', 1],
  ['a void', { claim: { frequency: '8' } }, 'replaces-a-claim', 1],
  ['no diagnoses', { claim: { diagnoses: [] } }, 'diagnoses', 0],
  ['half of the lines', { claim: { lines: [line, { ...line, modifiers: ['59'] }] } }, 'modifier-59-share', 0.5],
  ['no lines, no share', { claim: { lines: [] } }, 'modifier-25-share', 0],
  ['an operation', { claim: { lines: [{ ...line, code: '27447' }] } }, 'surgery-lines', 1],
  ['a film', { claim: { lines: [{ ...line, code: '71046' }] } }, 'imaging-lines', 1],
  ['a blood count', { claim: { lines: [{ ...line, code: '85025' }] } }, 'laboratory-lines', 1],
  ['a drug', { claim: { lines: [{ ...line, code: 'J1100' }] } }, 'drug-lines', 1],
  ['a drug without its number', { claim: { lines: [{ ...line, code: 'J1100' }] } }, 'drugs-without-ndc', 1],
  ['a hospital', { claim: { lines: [{ ...line, placeOfService: '21' }] } }, 'facility-place', 1],
  ['two days', { claim: { lines: [{ ...line, serviceTo: '2025-06-04' }] } }, 'service-days', 2],
  ['somebody referred', { encounter: { referringProvider: {} } }, 'referring-missing', 0],
  ['not authorized', { encounter: { authorization: null } }, 'authorization-missing', 1],
  [
    'a visit needs no authorization',
    { encounter: { authorization: null } },
    'authorization-missing-for-imaging-or-surgery',
    0,
  ],
  [
    'a film does',
    { encounter: { authorization: null }, claim: { lines: [{ ...line, code: '71046' }] } },
    'authorization-missing-for-imaging-or-surgery',
    1,
  ],
  [
    'a film that is authorized',
    { claim: { lines: [{ ...line, code: '71046' }] } },
    'authorization-missing-for-imaging-or-surgery',
    0,
  ],
  ['Medicare', { encounter: { coverage: { filingIndicator: 'MB' } } }, 'filing-MB', 1],
  ['Medicare is not commercial', { encounter: { coverage: { filingIndicator: 'MB' } } }, 'filing-CI', 0],
  ['no kind of insurance', { encounter: { coverage: { filingIndicator: null } } }, 'filing-unknown', 1],
  ['no insurance', { encounter: { coverage: null } }, 'filing-unknown', 1],
  ['another kind has no column', { encounter: { coverage: { filingIndicator: 'WC' } } }, 'filing-unknown', 0],
] as const satisfies readonly (readonly [string, Changes, string, number])[]) {
  test(`${feature}, ${why}: ${value}`, () => expect(named(changed(changes))[feature]).toBe(value));
}

for (const [years, band] of [
  [null, -1],
  [-1, -1],
  [0, 0],
  [1, 1],
  [11, 1],
  [12, 2],
  [17, 2],
  [18, 3],
  [39, 3],
  [40, 4],
  [64, 4],
  [65, 5],
  [79, 5],
  [80, 6],
  [124, 6],
] as const) {
  test(`${years} years are band ${band}`, () =>
    expect(named(changed({ encounter: { patient: { ageYears: years } } }))['age-band']).toBe(band));
}

test('warnings count by family; what rejects, holds or only informs does not', () => {
  const findings = [
    { rule: 'DX-002', severity: 'warn' },
    { rule: 'DX-006', severity: 'warn' },
    { rule: 'DXA-001', severity: 'warn' },
    { rule: 'MOD-002', severity: 'reject' },
    { rule: 'MOD-003', severity: 'hold' },
    { rule: 'MOD-004', severity: 'info' },
    { rule: '', severity: 'warn' },
  ] as const;
  expect(named(changed({ judgement: { findings } }))).toMatchObject({
    warnings: 4,
    'warnings-DX': 2,
    'warnings-MOD': 0,
  });
});

for (const [why, units, value] of [
  ['beyond all reason', 1e308, 1e9],
  ['as far below', -1e308, -1e9],
  ['not a number', Number.NaN, 0],
] as const) {
  test(`units ${why} are bounded`, () =>
    expect(
      named(
        changed({
          claim: {
            lines: [
              { ...line, units },
              { ...line, units },
            ],
          },
        }),
      )['units'],
    ).toBe(value));
}
