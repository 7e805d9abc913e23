import { decodeHl7 } from '@chargeline/hl7';
import { describe, expect, test } from 'vitest';
import { CHARGE, HEADER, INSURED, message, PERSON, STAY, type Visit } from '../../../test/messages.js';
import { aSource } from '../../../test/a-source.js';
import type { Told } from '../told.js';
import { PROFILES } from './profiles.js';
import { readEncounter } from './read-encounter.js';

const clinic = {
  entity: 'organization',
  name: 'Main Street Clinic',
  firstName: null,
  npi: '1234567893',
  taxId: '123456789',
  taxIdKind: 'EI',
  taxonomy: null,
  clia: null,
  address: null,
} as const;

const source = aSource('main-street', 'epic', {
  billingProvider: clinic,
  facilities: [{ names: ['NORTH'], placeOfService: '22', provider: { ...clinic, name: 'North Hospital' } }],
  payers: [{ names: ['PPO1'], payerId: 'ACME', payerName: 'Acme Health', filingIndicator: 'CI' }],
});

function told(visit: Visit, vendor = 'epic'): Told {
  return readEncounter(decodeHl7(Buffer.from(message(visit))), PROFILES.get(vendor)!, source);
}

const person = (firstName: string, name: string, npi: string) => ({
  entity: 'person',
  name,
  firstName,
  npi,
  taxId: null,
  taxIdKind: null,
  taxonomy: null,
  clia: null,
  address: null,
});

/** What every dialect below says, written down by hand. */
const expected: Told = {
  visitNumber: 'VISIT-CANARY',
  medicalRecordNumber: 'MRN-CANARY',
  identity: {
    patient: {
      lastName: 'Canarybird',
      firstName: 'Jane',
      middleName: 'Quinn',
      birthDate: '1978-02-14',
      sex: 'F',
      address: { line1: '1 Canary Lane', line2: 'Apt 2', city: 'Pittsburgh', state: 'PA', zip: '152134001' },
      deathDate: null,
      medicalRecordNumber: 'MRN-CANARY',
      accountNumber: null,
      phone: '412-555-0100',
    },
    subscriber: {
      lastName: 'Canarybird',
      firstName: 'John',
      middleName: null,
      birthDate: '1976-01-01',
      sex: 'M',
      address: { line1: '1 Canary Lane', line2: null, city: 'Pittsburgh', state: 'PA', zip: '15213' },
    },
    memberId: 'MEMBER-CANARY',
    groupNumber: 'GRP-CANARY',
  },
  sex: 'F',
  relationship: '01',
  payer: { payerId: 'ACME', payerName: 'Acme Health', filingIndicator: 'CI' },
  billingProvider: clinic,
  renderingProvider: { ...person('Ann', 'Smith', '1234567893'), entity: 'person' },
  referringProvider: { ...person('Bob', 'Jones', '1993999998'), entity: 'person' },
  facility: { ...clinic, name: 'North Hospital' },
  placeOfService: '22',
  serviceFrom: '2025-06-02',
  serviceTo: '2025-06-02',
  authorization: 'AUTH7',
  diagnoses: [
    { code: 'E119', system: 'ICD10CM' },
    { code: 'I10', system: 'ICD10CM' },
  ],
  charges: [
    {
      chargeId: 'T1',
      code: '99213',
      system: 'CPT',
      modifiers: ['25', '59'],
      units: 2,
      minutes: null,
      chargeCents: 15_000,
      serviceFrom: '2025-06-02',
      serviceTo: null,
      placeOfService: null,
      diagnoses: ['E119', 'I10'],
      ndc: null,
    },
  ],
};

const { 19: _visit, ...unnumbered } = STAY;
const { 25: _procedure, 26: _modifiers, 19: _pointed, ...bare } = CHARGE;

describe('each dialect says the same visit in its own places', () => {
  for (const [vendor, why, visit] of [
    ['epic', 'procedure FT1-25, visit PV1-19', {}],
    [
      'cerner',
      'version 2.3, procedure FT1-7, visit PID-18, no pointers: all diagnoses',
      {
        MSH: { 9: 'DFT^P03', 12: '2.3' },
        PID: { ...PERSON, 18: 'VISIT-CANARY' },
        PV1: unnumbered,
        charges: [{ ...bare, 7: '99213^^C4', 26: '25~59' }],
      },
    ],
    [
      'greenway',
      'procedure and modifiers in the PR1 that follows',
      {
        charges: [{ ...bare, 19: CHARGE[19]!, procedures: [{ 1: '1', 3: '99213^^C4', 16: '25~59' }] }],
      },
    ],
    [
      'athena',
      'procedure FT1-7, visit PV1-50',
      { PV1: { ...unnumbered, 50: 'VISIT-CANARY' }, charges: [{ ...CHARGE, 7: '99213^^C4', 25: '' }] },
    ],
    ['generic', 'as epic', {}],
    [
      'generic',
      'as greenway, visit PV1-50, pointers from DG1',
      {
        PV1: { ...unnumbered, 50: 'VISIT-CANARY' },
        charges: [{ ...bare, procedures: [{ 1: '1', 3: '99213^^C4', 16: '25~59' }] }],
      },
    ],
    ['generic', 'procedure FT1-7 alone', { charges: [{ ...CHARGE, 25: '', 7: '99213^^C4' }] }],
  ] as const) {
    test(`${vendor}: ${why}`, () => {
      const accountNumber = vendor === 'cerner' ? 'VISIT-CANARY' : null;
      const { identity } = expected;
      const patient = { ...identity.patient, accountNumber };
      expect(told(visit, vendor)).toEqual({ ...expected, identity: { ...identity, patient } });
    });
  }
});

describe('what a message may leave out', () => {
  test('an ADT has no charges; the visit has its own dates', () => {
    const adt = told({ MSH: { 9: 'ADT^A04^ADT_A01' }, charges: [] });
    expect(adt).toEqual({ ...expected, charges: [] });
  });

  test('without PV1-44 and PV1-45 the dates are those of the charges', () => {
    const { 44: _from, 45: _to, ...undated } = STAY;
    const charges = [
      { ...CHARGE, 4: '20250604^20250606' },
      { ...CHARGE, 2: 'T2', 4: '20250603' },
    ];
    expect(told({ PV1: undated, charges })).toMatchObject({ serviceFrom: '2025-06-03', serviceTo: '2025-06-06' });
  });

  test('nobody insures: no payer, no subscriber, no relationship', () => {
    expect(told({ IN1: [] })).toMatchObject({
      payer: null,
      relationship: null,
      authorization: null,
      identity: { subscriber: null, memberId: null, groupNumber: null },
    });
  });

  test('a place that the directory does not know has no facility and no place of service', () => {
    expect(told({ PV1: { ...STAY, 3: 'ELSEWHERE' } })).toMatchObject({ facility: null, placeOfService: null });
  });

  test('GT1 is let pass', () => expect(told({ GT1: { 1: '1', 3: 'Canarybird^Zoe' } })).toEqual(expected));

  test('`""` deletes, so there is nothing', () => {
    expect(told({ PID: { ...PERSON, 13: '""' } }).identity.patient.phone).toBeNull();
  });

  test('a birth date may carry a time and an offset', () => {
    const { birthDate } = told({ PID: { ...PERSON, 7: '19780214112600+0215' } }).identity.patient;
    expect(birthDate).toBe('1978-02-14');
  });

  for (const [said, day] of [
    ['20250610', '2025-06-10'],
    ['20250610112600+0215', '2025-06-10'],
    ['202506', null],
    ['""', null],
  ] as const) {
    test(`the day of a death told as ${said} is ${day}`, () =>
      expect(told({ PID: { ...PERSON, 29: said } }).identity.patient.deathDate).toBe(day));
  }

  test('a day of death that the calendar lacks is a fault of its field', () =>
    expect(() => told({ PID: { ...PERSON, 29: '20250631' } })).toThrow('PID-29 is not a date of the calendar.'));

  for (const [why, address] of [
    ['of another country', '1 Rue^^Paris^IDF^75001^FRA'],
    ['without a postal code', '1 Main^^Pittsburgh^PA'],
    ['with a state that is none', 'FAKE^^TOWN^NES^15213'],
  ] as const) {
    test(`an address ${why} is no address that a claim can carry`, () =>
      expect(told({ PID: { ...PERSON, 11: address } }).identity.patient.address).toBeNull());
  }
});

describe('insurance', () => {
  for (const [said, code] of [
    ['SEL', '18'],
    ['18', '18'],
    ['self', '18'],
    ['SPO^Spouse', '01'],
    ['CHD', '19'],
    ['GRD', 'G8'],
    ['', null],
  ] as const) {
    test(`IN1-17 ${said || 'empty'} is ${code}`, () =>
      expect(told({ IN1: [{ ...INSURED, 17: said }] }).relationship).toBe(code));
  }

  test('the patient is the subscriber and no more is said of them', () => {
    const { 16: _name, 18: _birth, 19: _address, 43: _sex, ...rest } = INSURED;
    expect(told({ IN1: [{ ...rest, 17: 'SEL' }] }).identity.subscriber).toBeNull();
  });

  for (const [why, ids, payer] of [
    ['the plan is known', { 2: 'PPO1', 3: '1' }, { payerId: 'ACME', payerName: 'Acme Health', filingIndicator: 'CI' }],
    ['nobody knows the payer', { 2: 'P9', 3: '60054' }, { payerId: '60054', payerName: 'Some Payer' }],
    ['only the plan has an id', { 2: 'P9^Nine', 3: '', 4: '' }, { payerId: 'P9', payerName: 'Nine' }],
    ['no name either', { 2: '', 3: '60054', 4: '' }, { payerId: '60054', payerName: '60054', filingIndicator: null }],
  ] as const) {
    test(`payer: ${why}`, () => expect(told({ IN1: [{ ...INSURED, ...ids }] }).payer).toMatchObject(payer));
  }

  test('the lowest set id is the first payer, in whatever order they stand', () => {
    const second = { ...INSURED, 1: '2', 2: 'X', 3: 'SECOND' };
    expect(told({ IN1: [second, INSURED] }).payer?.payerId).toBe('ACME');
  });
});

describe('diagnoses', () => {
  const codes = (DG1: Visit['DG1'], charges: Visit['charges'] = []) =>
    told({ MSH: { 9: 'ADT^A08' }, DG1, charges }).diagnoses.map(({ code, system }) => `${system} ${code}`);

  for (const [why, DG1, expectedCodes] of [
    [
      'their priority comes first',
      [
        { 1: '1', 3: 'I10', 15: '2' },
        { 1: '2', 3: 'E119', 15: '1' },
      ],
      ['ICD10CM E119', 'ICD10CM I10'],
    ],
    [
      'priority 0 is none',
      [
        { 1: '1', 3: 'I10', 15: '0' },
        { 1: '2', 3: 'E119', 15: '1' },
      ],
      ['ICD10CM E119', 'ICD10CM I10'],
    ],
    [
      'then the set id',
      [
        { 1: '2', 3: 'I10' },
        { 1: '1', 3: 'E119' },
      ],
      ['ICD10CM E119', 'ICD10CM I10'],
    ],
    [
      'the system by its name',
      [
        { 1: '1', 3: '715.96^Knee^I9' },
        { 1: '2', 3: '422504002^^SCT' },
        { 1: '3', 3: 'A1^^99LOC' },
      ],
      ['ICD9CM 715.96', 'SNOMED 422504002', 'other A1'],
    ],
    ['an older message names it in DG1-2', [{ 1: '1', 2: 'I9', 3: '71596' }], ['ICD9CM 71596']],
    [
      'no name: by its shape',
      [
        { 1: '1', 3: 'm17.11' },
        { 1: '2', 3: '626.2' },
      ],
      ['ICD10CM M1711', 'other 626.2'],
    ],
    ['one that is deleted is gone', [{ 1: '1', 3: 'I10', 21: 'D' }], []],
  ] as const) {
    test(why, () => expect(codes(DG1)).toEqual(expectedCodes));
  }

  test('a code that only a charge names is also of the visit', () => {
    expect(codes([{ 1: '1', 3: 'E119' }], [{ ...CHARGE, 19: 'I10~E11.9' }])).toEqual(['ICD10CM E119', 'ICD10CM I10']);
  });

  test('without pointers a charge has the first four', () => {
    const DG1 = ['E119', 'I10', 'M1711', 'J45909', 'K219'].map((code, at) => ({ 1: String(at + 1), 3: code }));
    const [charge] = told({ PID: { ...PERSON, 18: 'V1' }, DG1, charges: [{ ...bare, 7: '99213' }] }, 'cerner').charges;
    expect(charge?.diagnoses).toEqual(['E119', 'I10', 'M1711', 'J45909']);
  });
});

test('FT1-20 speaks for the charges that name nobody', () => {
  const charges = [CHARGE, { ...CHARGE, 2: 'T2', 20: '1993999998^Jones^Bob' }];
  expect(told({ charges }).renderingProvider?.npi).toBe('1993999998');
});

test('the header is not looked at here', () => expect(told({ MSH: { ...HEADER, 11: 'T' } })).toEqual(expected));
