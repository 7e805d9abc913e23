import { expect, test } from 'vitest';
import { aClaim, aFile, aLine, CONTROL, NPI } from '../../test/a-claim.js';
import { textOf } from '../../test/envelope-text.js';
import type { ProfessionalClaim, ProfessionalFile } from './claim.js';
import { write837p } from './write-837p.js';

const linesOf = (file: ProfessionalFile): readonly string[] => write837p(file, CONTROL).split('~').slice(0, -1);
const find = (claim: ProfessionalClaim, id: string): readonly string[] =>
  linesOf(aFile(claim)).filter((line) => line.startsWith(`${id}*`));

test('an office visit of a subscriber, segment by segment', () => {
  expect(write837p(aFile(), CONTROL)).toBe(
    textOf([
      'ISA*00*          *00*          *ZZ*SUB123         *ZZ*RCV456         *260105*0930*^*00501*000000042*0*T*:',
      'GS*HC*SUB123*RCV456*20260105*0930*7*X*005010X222A1',
      'ST*837*0001*005010X222A1',
      'BHT*0019*00*BATCH-9*20260105*0930*CH',
      'NM1*41*2*CHARGELINE BILLING*****46*SUB123',
      'PER*IC*BILLING DESK*TE*4125550100',
      'NM1*40*2*ACME CLEARING*****46*RCV456',
      'HL*1**20*1',
      'PRV*BI*PXC*207Q00000X',
      'NM1*85*2*RIVERSIDE FAMILY PRACTICE*****XX*1234567893',
      'N3*12 MAIN ST*SUITE 4',
      'N4*PITTSBURGH*PA*152221234',
      'REF*EI*123456789',
      'HL*2*1*22*0',
      'SBR*P*18*G-77******CI',
      'NM1*IL*1*DOE*JANE*Q**III*MI*M0001',
      'N3*5 ELM ST',
      'N4*PITTSBURGH*PA*15222',
      'DMG*D8*19800229*F',
      'NM1*PR*2*ACME HEALTH*****PI*ACME1',
      'CLM*CLM-1*85.52***11:B:1*Y*A*Y*Y',
      'HI*ABK:E119',
      'LX*1',
      'SV1*HC:99213*85.52*UN*1***1',
      'DTP*472*D8*20260102',
      'SE*24*0001',
      'GE*1*7',
      'IEA*1*000000042',
    ]),
  );
});

test('a claim with everything, from its CLM on', () => {
  const claim = aClaim({
    totalCents: 20_000,
    frequency: '7',
    signatureOnFile: false,
    assignment: 'C',
    benefitsAssigned: 'N',
    release: 'I',
    accident: { cause: 'AA', state: 'PA', date: '2026-01-01' },
    onset: '2025-12-30',
    admission: '2025-12-31',
    priorAuthorization: 'AUTH-5',
    originalReference: '2025300001',
    clia: '39D2000000',
    diagnoses: ['E119', 'I10', 'Z0000'],
    referring: { name: { kind: 'person', last: 'ROE', first: 'RICHARD' }, npi: NPI },
    rendering: { name: { kind: 'person', last: 'POE', first: 'ANN' }, npi: NPI, taxonomy: '207RC0000X' },
    facility: {
      name: 'CITY HOSPITAL',
      npi: NPI,
      address: { line1: '1 HILL RD', city: 'TORONTO', state: 'ON', postalCode: 'M5V2T6', country: 'CA' },
    },
    lines: [
      aLine({
        modifiers: ['25', '59', 'LT', 'GA'],
        chargeCents: 12_050,
        unitThousandths: 2_500,
        placeOfService: '22',
        diagnosisPointers: [3, 1],
        through: '2026-01-04',
        controlNumber: 'L-1',
        note: 'See letter',
      }),
      aLine({
        procedure: 'J1885',
        chargeCents: 7_950,
        unitBasis: 'MJ',
        unitThousandths: 90_000,
        drug: { ndc: '00409379601', quantityThousandths: 1_500, unit: 'ML' },
      }),
    ],
  });
  const lines = linesOf(aFile(claim));
  expect(
    lines.slice(
      lines.findIndex((line) => line.startsWith('CLM')),
      -3,
    ),
  ).toEqual([
    'CLM*CLM-1*200***11:B:7*N*C*N*I**AA:::PA',
    'DTP*431*D8*20251230',
    'DTP*439*D8*20260101',
    'DTP*435*D8*20251231',
    'REF*G1*AUTH-5',
    'REF*F8*2025300001',
    'REF*X4*39D2000000',
    'HI*ABK:E119*ABF:I10*ABF:Z0000',
    'NM1*DN*1*ROE*RICHARD****XX*1234567893',
    'NM1*82*1*POE*ANN****XX*1234567893',
    'PRV*PE*PXC*207RC0000X',
    'NM1*77*2*CITY HOSPITAL*****XX*1234567893',
    'N3*1 HILL RD',
    'N4*TORONTO*ON*M5V2T6*CA',
    'LX*1',
    'SV1*HC:99213:25:59:LT:GA*120.5*UN*2.5*22**3:1',
    'DTP*472*RD8*20260102-20260104',
    'REF*6R*L-1',
    'NTE*ADD*See letter',
    'LX*2',
    'SV1*HC:J1885*79.5*MJ*90***1',
    'DTP*472*D8*20260102',
    'LIN**N4*00409379601',
    'CTP****1.5*ML',
  ]);
});

test('a patient who is not the subscriber has a level of their own', () => {
  const claim = aClaim({
    subscriber: { ...aClaim().subscriber, address: undefined, birthDate: undefined, sex: undefined },
    patient: {
      relationship: '19',
      name: { kind: 'person', last: 'DOE', first: 'TIM' },
      address: { line1: '5 ELM ST', city: 'PITTSBURGH', state: 'PA', postalCode: '15222' },
      birthDate: '2015-05-05',
      sex: 'M',
      deathDate: '2026-01-05',
    },
  });
  const lines = linesOf(aFile(claim));
  const from = lines.indexOf('HL*2*1*22*1');
  expect(lines.slice(from, from + 11)).toEqual([
    'HL*2*1*22*1',
    'SBR*P**G-77******CI',
    'NM1*IL*1*DOE*JANE*Q**III*MI*M0001',
    'NM1*PR*2*ACME HEALTH*****PI*ACME1',
    'HL*3*2*23*0',
    'PAT*19****D8*20260105',
    'NM1*QC*1*DOE*TIM',
    'N3*5 ELM ST',
    'N4*PITTSBURGH*PA*15222',
    'DMG*D8*20150505*M',
    'CLM*CLM-1*85.52***11:B:1*Y*A*Y*Y',
  ]);
});

test('a contact may have an extension and an address for mail', () => {
  const contact = { phone: '4125550100', extension: '23', email: 'desk@practice.example' };
  const file = { ...aFile(), submitter: { ...aFile().submitter, contact } };
  expect(linesOf(file)).toContain('PER*IC**TE*4125550100*EX*23*EM*desk@practice.example');
});

test('names give up what X12 cannot carry and never shift an element (C25)', () => {
  const name = { kind: 'person', last: 'NUÑEZ*~:^', first: "O'BRIEN~CLM*X*1" } as const;
  const claim = aClaim({ subscriber: { ...aClaim().subscriber, name } });
  expect(find(claim, 'NM1')).toContain("NM1*IL*1*NUNEZ*O'BRIEN CLM X 1****MI*M0001");
  expect(find(claim, 'CLM')).toHaveLength(1);
});

test('names are cut at the lengths of the TR3', () => {
  const name = { kind: 'person', last: 'A'.repeat(61), first: 'B'.repeat(36), middle: 'C'.repeat(26) } as const;
  const claim = aClaim({ subscriber: { ...aClaim().subscriber, name } });
  const [, , nm1] = find(claim, 'NM1').slice(1);
  expect(nm1).toBe(`NM1*IL*1*${'A'.repeat(60)}*${'B'.repeat(35)}*${'C'.repeat(25)}***MI*M0001`);
});

const party = aClaim();
for (const [why, claim, place] of [
  ['a control number of 21 characters', { controlNumber: 'C'.repeat(21) }, 'CLM01'],
  ['a control number with a delimiter (C25)', { controlNumber: 'A*B' }, 'CLM01'],
  ['a place of service of one digit', { placeOfService: '1' }, 'CLM05'],
  ['a frequency with a delimiter', { frequency: ':' }, 'CLM05'],
  ['an onset that no calendar has', { onset: '2026-02-30' }, 'DTP03'],
  ['an authorisation with a terminator', { priorAuthorization: 'A~B' }, 'REF02'],
  ['a diagnosis with its point', { diagnoses: ['E11.9'] }, 'HI01'],
  ['a second diagnosis of ICD-9-CM form', { diagnoses: ['E119', '25000'] }, 'HI02'],
  ['a member number with a component separator', { subscriber: { ...party.subscriber, memberId: 'M:1' } }, 'NM109'],
  ['a filing indicator of three letters', { subscriber: { ...party.subscriber, filingIndicator: 'ABC' } }, 'SBR09'],
  ['a birth date that is not', { subscriber: { ...party.subscriber, birthDate: '1980-02-30' } }, 'DMG02'],
  ['a payer without a name', { payer: { name: '', id: 'ACME1' } }, 'NM103'],
  ['a payer without an id', { payer: { name: 'ACME', id: '' } }, 'NM109'],
  [
    'an NPI with a wrong check digit (C24)',
    { billingProvider: { ...party.billingProvider, npi: '1234567890' } },
    'NM109',
  ],
  ['a taxonomy of nine characters', { billingProvider: { ...party.billingProvider, taxonomy: '207Q0000X' } }, 'PRV03'],
  [
    'a tax number with a dash',
    { billingProvider: { ...party.billingProvider, taxId: { kind: 'EI', value: '12-3456789' } } },
    'REF02',
  ],
  ['a procedure of six characters', { lines: [aLine({ procedure: '992130' })] }, 'SV101'],
  ['a modifier of one character', { lines: [aLine({ modifiers: ['2'] })] }, 'SV101'],
  ['half a unit of a thousandth', { lines: [aLine({ unitThousandths: 0.5 })] }, 'SV104'],
  ['units of nine digits', { lines: [aLine({ unitThousandths: 999_999_999_000 })] }, 'SV104'],
  ['a service date that is not', { lines: [aLine({ date: '2026-1-2' })] }, 'DTP03'],
  ['a line number with a terminator', { lines: [aLine({ controlNumber: '~' })] }, 'REF02'],
  [
    'an NDC of ten digits',
    { lines: [aLine({ drug: { ndc: '0409379601', quantityThousandths: 1, unit: 'ML' } })] },
    'LIN03',
  ],
] as const) {
  test(`refused: ${why}`, () => expect(() => write837p(aFile(aClaim(claim)), CONTROL)).toThrow(place));
}

test('money over ten digits and negative money are refused', () => {
  for (const cents of [10_000_000_000, -1]) {
    const claim = aClaim({ totalCents: cents, lines: [aLine({ chargeCents: cents })] });
    expect(() => write837p(aFile(claim), CONTROL)).toThrow('CLM02');
  }
});

test('a refusal names loop and claim, and nothing of the person', () => {
  const claim = aClaim({ subscriber: { ...party.subscriber, memberId: 'SECRET*1' } });
  expect(() => write837p(aFile(aClaim({ controlNumber: 'CLM-0' }), claim), CONTROL)).toThrow(
    /^NM109 \(segment \d+\): [^A-Z]*X12 \(loop 2010BA, claim CLM-1\)$/,
  );
});

for (const [why, file] of [
  ['no claims', { ...aFile(), claims: [] }],
  ['more than 5,000 claims', { ...aFile(), claims: Array.from({ length: 5_001 }, () => aClaim()) }],
  [
    'a submitter whose id is longer than ISA06',
    { ...aFile(), submitter: { ...aFile().submitter, id: 'S'.repeat(16) } },
  ],
  ['a receiver without id', { ...aFile(), receiver: { name: 'X', id: '' } }],
  ['a reference with a delimiter', { ...aFile(), reference: 'A*B' }],
  ['a contact without any number', { ...aFile(), submitter: { ...aFile().submitter, contact: { name: 'X' } } }],
  ['a phone number with dashes', { ...aFile(), submitter: { ...aFile().submitter, contact: { phone: '412-555-01' } } }],
] as const) {
  test(`refused: ${why}`, () =>
    expect(() => write837p(file, CONTROL)).toThrow(expect.objectContaining({ retriable: false })));
}
