import { expect, test } from 'vitest';
import type { ScorableLine } from './claim.js';
import { lineFacts, serviceDays } from './line-facts.js';

const line: ScorableLine = {
  code: '99213',
  modifiers: [],
  units: 1,
  chargeCents: 10_000,
  serviceFrom: '2025-06-02',
  serviceTo: '2025-06-02',
  placeOfService: null,
  ndc: null,
};

const encounter = {
  patient: { ageYears: 47 },
  coverage: null,
  referringProvider: null,
  placeOfService: '11',
  authorization: null,
};

const factsOf = (lines: readonly Partial<ScorableLine>[], placeOfService: string | null = '11') =>
  lineFacts({
    encounter: { ...encounter, placeOfService },
    claim: { frequency: '1', totalCents: 0, diagnoses: [], lines: lines.map((one) => ({ ...line, ...one })) },
  });

for (const [why, lines, facts] of [
  ['units add up', [{ units: 1.5 }, { units: 2 }], { units: 3.5 }],
  ['a code twice is one code', [{}, {}, { code: '71046' }], { codes: new Set(['99213', '71046']) }],
  ['modifier 25 counts lines', [{ modifiers: ['25', '24'] }, { modifiers: ['25'] }, {}], { separateVisit: 2 }],
  [
    'the four X modifiers are 59 told apart; a line counts once',
    [{ modifiers: ['59', 'XS'] }, { modifiers: ['XU'] }, { modifiers: ['XX'] }],
    { distinctService: 2 },
  ],
  [
    'a drug wants its number, a visit does not',
    [{ code: 'J1100' }, { code: 'J1100', ndc: {} }, {}],
    { drugsWithoutNdc: 1 },
  ],
  [
    'the line says where, else the encounter',
    [{ placeOfService: '22' }, { placeOfService: '11' }, {}],
    { facilityLines: 1 },
  ],
  ['a place nobody knows is no facility', [{ placeOfService: 'ZZ' }], { facilityLines: 0 }],
  [
    'the dearest line counts: 177.90 for 88.95',
    [{ chargeCents: 17_790 }, {}],
    { highestMultiple: 17_790 / 8_895.2875 },
  ],
  ['no lines, no days', [], { firstDay: '', lastDay: '', units: 0 }],
] as const) {
  test(why, () => expect(factsOf(lines)).toMatchObject(facts));
}

test('each line counts in its family', () =>
  expect(factsOf([{ code: '27447' }, { code: '71046' }, { code: 'J1100' }, {}, {}]).families).toEqual({
    surgery: 1,
    imaging: 1,
    laboratory: 0,
    medicine: 0,
    visit: 2,
    drug: 1,
    other: 0,
  }));

test('a hospital stay as the encounter has it', () => expect(factsOf([{}], '21').facilityLines).toBe(1));
test('no place at all', () => expect(factsOf([{}], null).facilityLines).toBe(0));

for (const [why, lines, days] of [
  ['one day', [{}], 0],
  ['over the end of a month', [{ serviceFrom: '2025-01-30' }, { serviceTo: '2025-02-02' }], 123],
  ['the order of lines does not matter', [{ serviceTo: '2025-06-05' }, { serviceFrom: '2025-06-01' }], 4],
  ['a last day before the first', [{ serviceTo: '2025-06-01' }], -1],
  ['no lines', [], 0],
] as const) {
  test(`service days: ${why}`, () => expect(serviceDays(factsOf(lines))).toBe(days));
}
