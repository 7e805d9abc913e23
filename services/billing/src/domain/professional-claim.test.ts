import type { ClaimLine } from '@chargeline/contracts';
import { read837p } from '@chargeline/x12';
import { expect, test } from 'vitest';
import { aBill, aLine, anIdentity, type Change, claimOfVisit } from '../../test/a-priced-claim.js';
import { fileText, type FileHeader } from './file.js';
import { professionalClaim } from './professional-claim.js';

const lines = (...changes: readonly Partial<ClaimLine>[]): Change => ({
  claim: { lines: changes.map((change, index) => ({ ...aLine, line: index + 1, ndc: null, ...change })) },
});
const claimOf = (change: Change) => professionalClaim(aBill(change), anIdentity);

test('the office visit', () => {
  expect(claimOf({ revision: 3 })).toMatchObject({
    controlNumber: claimOfVisit('1'),
    totalCents: 15_000,
    placeOfService: '11',
    frequency: '1',
    priorAuthorization: 'AUTH1',
    diagnosisCodeSet: 'ICD-10-CM',
    diagnoses: ['E119'],
    payer: { id: '12345' },
  });
  expect(claimOf({ revision: 3 }).lines).toEqual([
    {
      procedure: '99213',
      modifiers: ['25'],
      chargeCents: 15_000,
      unitBasis: 'UN',
      unitThousandths: 1_000,
      diagnosisPointers: [1],
      date: '2025-06-02',
      controlNumber: '3-1',
    },
  ]);
});

for (const [why, line, expected] of [
  ['anesthesia', { code: '00140', minutes: 75 }, { unitBasis: 'MJ', unitThousandths: 75_000 }],
  ['the last code of anesthesia', { code: '01999', minutes: 1 }, { unitBasis: 'MJ', unitThousandths: 1_000 }],
  ['anesthesia by the day', { code: '01996', units: 2 }, { unitBasis: 'UN', unitThousandths: 2_000 }],
  [
    'minutes of what is no anesthesia',
    { code: '97110', minutes: 30, units: 2 },
    { unitBasis: 'UN', unitThousandths: 2_000 },
  ],
  ['half a unit', { units: 0.5 }, { unitThousandths: 500 }],
  ['a unit that binary fractions miss', { units: 1.005 }, { unitThousandths: 1_005 }],
  ['another place than the claim’s', { placeOfService: '12' }, { placeOfService: '12' }],
  ['several days', { serviceTo: '2025-06-04' }, { date: '2025-06-02', through: '2025-06-04' }],
  [
    'a drug, its NDC with hyphens',
    { ndc: { code: '00002-8215-01', quantity: 1.5, unit: 'ML' } },
    { drug: { ndc: '00002821501', quantityThousandths: 1_500, unit: 'ML' } },
  ],
  ['a line keeps its number', { line: 7 }, { controlNumber: '1-7' }],
] as const) {
  test(why, () => expect(claimOf(lines(line)).lines[0]).toMatchObject(expected));
}

const LAB = '39D2000000';
const ANNEX = '39D2000001';
for (const [why, line, billing, facility, clia] of [
  ['tests are billed by the practice’s laboratory', { code: '80053', modifiers: [] }, LAB, null, LAB],
  ['or by that of the place', { code: '80053', modifiers: [] }, LAB, ANNEX, ANNEX],
  ['a claim without tests names none', { code: '99213', modifiers: [] }, LAB, ANNEX, undefined],
  ['nor does the reading of one', { code: '84165', modifiers: ['26'] }, LAB, null, undefined],
  ['an unknown laboratory is for rules to miss', { code: '80053', modifiers: [] }, null, null, undefined],
] as const) {
  test(`REF*X4: ${why}`, () => {
    const practice = aBill().encounter.billingProvider!;
    const providers = { billingProvider: { ...practice, clia: billing }, facility: { ...practice, clia: facility } };
    expect(claimOf({ ...lines({ ...line, modifiers: [...line.modifiers] }), encounter: providers }).clia).toBe(clia);
  });
}

test('a line that was posted before lines told minutes has units', () => {
  const { minutes: _, ...old } = { ...aLine, code: '00140' };
  expect(claimOf(lines(old)).lines[0]).toMatchObject({ unitBasis: 'UN', unitThousandths: 1_000 });
});

test('anesthesia as it stands in the file', () => {
  const [visit, anesthesia] = [
    { chargeCents: 10_000 },
    { code: '00140', modifiers: ['AA', 'P2'], chargeCents: 5_000, minutes: 75 },
  ];
  const text = fileText(9, new Date(0), HEADER, [claimOf(lines(visit, anesthesia))]);
  expect(text.split('~').flatMap((one) => /^\s*(SV1.*)$/.exec(one)?.[1] ?? [])).toEqual([
    'SV1*HC:99213:25*100*UN*1***1',
    'SV1*HC:00140:AA:P2*50*MJ*75***1',
  ]);
});

test('a place that only the lines tell', () => {
  const bill = claimOf({
    ...lines({ placeOfService: null }, { placeOfService: '22' }),
    encounter: { placeOfService: null },
  });
  expect(bill.placeOfService).toBe('22');
  expect(bill.lines.map(({ placeOfService }) => placeOfService)).toEqual([undefined, undefined]);
});

test('no place at all', () =>
  expect(() => claimOf({ ...lines({ placeOfService: null }), encounter: { placeOfService: null } })).toThrow(
    'CLM05-1 of loop 2300 is missing',
  ));

test('a unit that drugs have not', () =>
  expect(() => claimOf(lines({ ndc: { code: '00002821501', quantity: 1, unit: 'XX' } }))).toThrow('CTP05'));

test('the payer’s number goes with a replacement or a void, and with nothing else', () => {
  const claim = (frequency: '1' | '7' | '8') => claimOf({ claim: { frequency, originalReference: 'ICN9' } });
  expect(claim('7').originalReference).toBe('ICN9');
  expect(claim('8').originalReference).toBe('ICN9');
  expect(claim('1').originalReference).toBeUndefined();
});

const HEADER: FileHeader = {
  submitter: { name: { kind: 'organization', name: 'SENDER' }, id: 'SENDER', contact: { phone: '4125550100' } },
  receiver: { name: 'RECEIVER', id: 'RECEIVER' },
  usage: 'T',
};
const { patient } = anIdentity;
const child = {
  ...anIdentity,
  subscriber: { ...patient, firstName: 'John' },
};
const asChild = {
  encounter: { patient: { ref: 'b1', sex: 'F', ageYears: 9, relationship: '19', servedAfterDeath: null } },
} as const;
const doctor = { ...aBill().encounter.billingProvider!, entity: 'person', name: 'House', npi: '1679576722' } as const;

for (const [why, bill, identity] of [
  ['an office visit', aBill(), anIdentity],
  ['a child on the father’s policy', aBill(asChild), child],
  ['a void', aBill({ claim: { frequency: '8', originalReference: 'ICN9' } }), anIdentity],
  [
    'everybody named',
    aBill({ encounter: { renderingProvider: doctor, referringProvider: { ...doctor, taxonomy: null } } }),
    anIdentity,
  ],
  [
    'several lines, units in thousandths, four modifiers',
    aBill({
      claim: {
        ...lines(
          { chargeCents: 10_001, units: 0.333, modifiers: ['25', '59', 'LT', 'GT'] },
          { chargeCents: 1, pointers: [2, 1], serviceTo: '2025-06-30' },
        ).claim,
        totalCents: 10_002,
        diagnoses: ['E119', 'I10'],
      },
    }),
    anIdentity,
  ],
  ['anesthesia by its minutes', aBill(lines({ code: '00140', modifiers: ['AA'], minutes: 75 })), anIdentity],
] as const) {
  test(`read back equal: ${why}`, () => {
    const claim = professionalClaim(bill, identity);
    const { files, faults } = read837p(fileText(9, new Date('2025-07-01T10:30:00Z'), HEADER, [claim]));
    expect(faults).toEqual([]);
    expect(files[0]?.claims).toEqual([claim]);
  });
}

test('names with separators and accents shift no element: they are read back as X12 can carry them', () => {
  const named = { ...patient, lastName: 'O~Br*ien:^', firstName: 'Zoë', middleName: 'Łucja' };
  const claim = professionalClaim(aBill(), { ...anIdentity, patient: named });
  const { files, faults } = read837p(fileText(9, new Date(0), HEADER, [claim]));
  expect(faults).toEqual([]);
  const name = { kind: 'person', last: 'O Br ien', first: 'Zoe', middle: 'Lucja' };
  expect(files[0]?.claims).toEqual([{ ...claim, subscriber: { ...claim.subscriber, name } }]);
});
