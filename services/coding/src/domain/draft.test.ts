import type { Charge, Claim, Encounter, WorklistItem } from '@chargeline/contracts';
import { encounter } from '@chargeline/contracts/testing';
import { claimIdOf } from '@chargeline/kernel';
import { expect, test } from 'vitest';
import { draft } from './draft.js';

const [charge] = encounter.charges as [Charge];

function claimOf(change: Partial<Encounter>): Claim {
  const drafted = draft({ ...encounter, ...change });
  if (!('claim' in drafted)) throw new Error('a worklist');
  return drafted.claim;
}

function itemsOf(change: Partial<Encounter>): readonly WorklistItem[] {
  const drafted = draft({ ...encounter, ...change });
  return 'claim' in drafted ? [] : drafted.worklist.items;
}

const brief = (items: readonly WorklistItem[]): string[] =>
  items.map(({ what, ordinal, reason }) => `${what} ${ordinal} ${reason}`);

const many = (count: number, change: (n: number) => Partial<Charge>): Charge[] =>
  Array.from({ length: count }, (_, n) => ({ ...charge, chargeId: String(n), ...change(n) }));

/** Thirteen complete codes of FY2025. */
const THIRTEEN = 'E119 I10 M5450 C61 N400 N401 N402 N403 H259 H2511 H2512 H2513 M170'.split(' ');

test('an office visit is a claim', () => {
  expect(claimOf({})).toEqual({
    claimId: claimIdOf(encounter.encounterId),
    revision: 1,
    frequency: '1',
    originalReference: null,
    totalCents: 15_000,
    diagnoses: ['E119'],
    lines: [
      {
        line: 1,
        chargeId: '1',
        code: '99213',
        modifiers: ['25'],
        units: 1,
        minutes: null,
        chargeCents: 15_000,
        serviceFrom: '2025-06-02',
        serviceTo: '2025-06-02',
        placeOfService: '11',
        pointers: [1],
        ndc: { code: '00002821501', quantity: 1.5, unit: 'ML' },
      },
    ],
  });
});

for (const [why, change, expected] of [
  ['no frequency is an original', { frequency: null }, { frequency: '1' }],
  [
    'a replacement names what it replaces',
    { frequency: '7', originalReference: 'ICN1', revision: 4 },
    { frequency: '7', originalReference: 'ICN1', revision: 4 },
  ],
  [
    'the total is the sum of the lines',
    { charges: many(3, (n) => ({ chargeCents: 100 + n })) },
    { totalCents: 303, lines: [{ line: 1 }, { line: 2 }, { line: 3 }] },
  ],
  ['fifty lines fit', { charges: many(50, () => ({})) }, { totalCents: 750_000 }],
  [
    'pointers are places in the list of the claim',
    {
      diagnoses: [
        { code: 'I10', system: 'ICD10CM' },
        { code: 'E119', system: 'ICD10CM' },
      ],
      charges: many(2, (n) => ({ diagnoses: n === 0 ? ['E119', 'I10'] : [] })),
    },
    { diagnoses: ['I10', 'E119'], lines: [{ pointers: [2, 1] }, { pointers: [1, 2] }] },
  ],
  [
    'a thirteenth that no charge points to stays with the encounter',
    { diagnoses: THIRTEEN.map((code) => ({ code, system: 'ICD10CM' as const })), charges: [{ ...charge }] },
    { diagnoses: THIRTEEN.slice(0, 12) },
  ],
] satisfies (readonly [string, Partial<Encounter>, object])[]) {
  test(`claim: ${why}`, () => expect(claimOf(change)).toMatchObject(expected));
}

for (const [why, change, expected] of [
  ['no charges', { charges: [] }, ['encounter 0 no-charges']],
  ['no diagnosis', { diagnoses: [], charges: [{ ...charge, diagnoses: [] }] }, ['encounter 0 no-diagnosis']],
  ['fifty-one charges', { charges: many(51, () => ({})) }, ['encounter 0 too-many-lines']],
  [
    'one faulty charge parks the others with it',
    { charges: many(3, (n) => (n === 1 ? { chargeCents: null } : {})) },
    ['charge 1 no-charge-amount'],
  ],
  [
    'a faulty diagnosis that no charge needs',
    { diagnoses: [...encounter.diagnoses, { code: '73211009', system: 'SNOMED' as const }] },
    ['diagnosis 1 no-icd10cm-code'],
  ],
  [
    'only diagnoses of another system are not "no diagnosis"',
    { diagnoses: [{ code: '73211009', system: 'SNOMED' as const }], charges: [{ ...charge, diagnoses: [] }] },
    ['diagnosis 0 no-icd10cm-code'],
  ],
  [
    'charges that point to thirteen',
    { diagnoses: [], charges: many(13, (n) => ({ diagnoses: THIRTEEN.slice(n, n + 1) })) },
    ['charge 12 too-many-diagnoses'],
  ],
] satisfies (readonly [string, Partial<Encounter>, string[]])[]) {
  test(`worklist: ${why}`, () => expect(brief(itemsOf(change))).toEqual(expected));
}

test('a thousand faulty charges fit into one worklist event', () => {
  const items = itemsOf({
    serviceFrom: null,
    charges: many(1_000, () => ({ system: 'local', chargeCents: null, serviceFrom: null })),
  });
  expect(items).toHaveLength(2_000);
});
