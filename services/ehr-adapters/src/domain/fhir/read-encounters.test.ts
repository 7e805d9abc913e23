import { readBundle } from '@chargeline/fhir';
import { describe, expect, test } from 'vitest';
import { aSource } from '../../../test/a-source.js';
import {
  bundle,
  changed,
  chargeItem,
  icd10,
  item,
  type Json,
  OFFICE_VISIT,
  patient,
  to,
  usd,
  visit,
} from '../../../test/bundles.js';
import type { Told } from '../told.js';
import { readEncounters } from './read-encounters.js';

const hospital = {
  entity: 'organization',
  name: 'North Hospital',
  firstName: null,
  npi: '1234567893',
  taxId: null,
  taxIdKind: null,
  taxonomy: null,
  clia: null,
  address: null,
} as const;

const source = aSource('bundles', 'fhir', {
  facilities: [{ names: ['NORTH'], placeOfService: '22', provider: hospital }],
  payers: [{ names: ['60054'], payerId: 'ACME', payerName: 'Acme Health', filingIndicator: 'CI' }],
});

const read = (resources: readonly Json[], from = source) =>
  readEncounters(readBundle(JSON.parse(JSON.stringify(bundle(resources)))), from);
const told = (resources: readonly Json[], from = source): Told => read(resources, from).visits[0]!.told;
const NOBODY = { firstName: null, taxId: null, taxIdKind: null, taxonomy: null, clia: null, address: null };

test('an office visit with its claim', () => {
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
        address: { line1: '1 Canary Lane', line2: null, city: 'Pittsburgh', state: 'PA', zip: '152134001' },
        deathDate: null,
        medicalRecordNumber: 'MRN-CANARY',
        accountNumber: null,
        phone: '412-555-0100',
      },
      subscriber: null,
      memberId: 'MEMBER-CANARY',
      groupNumber: 'GRP-CANARY',
    },
    sex: 'F',
    relationship: '18',
    payer: { payerId: 'ACME', payerName: 'Acme Health', filingIndicator: 'CI' },
    billingProvider: {
      entity: 'organization',
      name: 'Main Street Clinic',
      firstName: null,
      npi: '1993999998',
      taxId: '123456789',
      taxIdKind: 'EI',
      taxonomy: null,
      clia: '39D2000000',
      address: { line1: '9 Main Street', line2: null, city: 'Erie', state: 'PA', zip: '16501' },
    },
    renderingProvider: { ...NOBODY, entity: 'person', name: 'Smith', firstName: 'Ann', npi: '1234567893' },
    referringProvider: null,
    facility: hospital,
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
        chargeId: 'cl1.1',
        code: '99213',
        system: 'CPT',
        modifiers: ['25'],
        units: 2,
        minutes: null,
        chargeCents: 15_000,
        serviceFrom: '2025-06-02',
        serviceTo: null,
        placeOfService: '11',
        diagnoses: ['I10', 'E119'],
        ndc: null,
      },
    ],
  };
  const { visits, leftOut } = read(OFFICE_VISIT);
  expect(visits).toEqual([{ ordinal: 0, expression: 'Bundle.entry[7].resource', told: expected }]);
  expect(leftOut).toEqual([]);
});

for (const [deceasedDateTime, day] of [
  ['2025-06-10', '2025-06-10'],
  ['2025-06-10T23:30:00-05:00', '2025-06-10'],
  ['2025-06', null],
] as const) {
  test(`the day of a death told as ${deceasedDateTime} is ${day}`, () =>
    expect(told(changed({ p1: { deceasedDateTime } })).identity.patient.deathDate).toBe(day));
}

test('charges as ChargeItems', () => {
  expect(told(changed({ cl1: null }, [chargeItem])).charges).toEqual([
    {
      chargeId: 'ci1',
      code: '36415',
      system: 'CPT',
      modifiers: [],
      units: 1,
      minutes: null,
      chargeCents: 1_250,
      serviceFrom: '2025-06-02',
      serviceTo: null,
      placeOfService: null,
      diagnoses: ['E119'],
      ndc: null,
    },
  ]);
});

test('a ChargeItem of minutes is the time of one unit', () => {
  const timed = { ...chargeItem, quantity: { value: 75, unit: 'min' } };
  expect(told(changed({ cl1: null }, [timed])).charges[0]).toMatchObject({ units: 1, minutes: 75 });
});

describe('items of a claim', () => {
  const charge = (change: Json, ofClaim: Json = {}) =>
    told(changed({ cl1: { ...ofClaim, item: [{ ...item, ...change }] } })).charges[0]!;
  const { net: _net, ...unpriced } = item;
  const { encounter: _encounter, ...unlinked } = item;
  const { servicedDate: _serviced, ...undated } = item;

  test('a price of a unit times units', () => {
    const priced = { cl1: { item: [{ ...unpriced, unitPrice: usd(50.1) }] } };
    expect(told(changed(priced)).charges[0]?.chargeCents).toBe(10_020);
  });
  test('no price is none', () =>
    expect(told(changed({ cl1: { item: [unpriced] } })).charges[0]?.chargeCents).toBeNull());
  test('no quantity is one', () => {
    const { quantity: _, ...single } = item;
    expect(told(changed({ cl1: { item: [single] } })).charges[0]?.units).toBe(1);
  });
  for (const [why, quantity] of [
    ['by the code of UCUM', { value: 75, unit: 'minutes', system: 'http://unitsofmeasure.org', code: 'min' }],
    ['by its unit alone', { value: 75, unit: 'min' }],
  ] as const) {
    test(`a quantity of minutes is the time of one unit: ${why}`, () =>
      expect(charge({ quantity })).toMatchObject({ units: 1, minutes: 75 }));
    test(`and a price of a minute times the minutes: ${why}`, () => {
      const timed = { cl1: { item: [{ ...unpriced, quantity, unitPrice: usd(12.5) }] } };
      expect(told(changed(timed)).charges[0]).toMatchObject({ units: 1, minutes: 75, chargeCents: 93_750 });
    });
  }
  for (const [why, quantity] of [
    ['hours', { value: 2, system: 'http://unitsofmeasure.org', code: 'h' }],
    ['a `min` of another system', { value: 2, system: 'http://example.org/units', code: 'min' }],
  ] as const) {
    test(`a quantity of anything else is one of units: ${why}`, () =>
      expect(charge({ quantity })).toMatchObject({ units: 2, minutes: null }));
  }
  test('a claim of one day says when', () =>
    expect(told(changed({ cl1: { item: [undated] } })).charges[0]?.serviceFrom).toBe('2025-06-02'));
  test('a claim of many days does not', () => {
    const long = { item: [undated], billablePeriod: { start: '2025-06-02', end: '2025-06-30' } };
    expect(told(changed({ cl1: long })).charges[0]?.serviceFrom).toBeNull();
  });
  test('an item without Encounter goes with the other items', () => {
    const both = { cl1: { item: [item, { ...unlinked, sequence: 2 }] } };
    expect(told(changed(both)).charges.map(({ chargeId }) => chargeId)).toEqual(['cl1.1', 'cl1.2']);
  });
  test('a claim without Encounter goes with the visit of its period', () =>
    expect(told(changed({ cl1: { item: [unlinked] } })).charges).toHaveLength(1));

  for (const [why, coding, code, system] of [
    ['HCPCS', { system: 'http://terminology.hl7.org/CodeSystem/HCPCS', code: 'g0008' }, 'G0008', 'HCPCS'],
    ['SNOMED', { system: 'http://snomed.info/sct', code: '185349003' }, '185349003', 'SNOMED'],
    [
      'an unknown system is for a person to look at',
      { system: 'http://hl7.org/fhir/sid/cvx', code: '140' },
      '140',
      'other',
    ],
    ['no system', { code: '99213' }, '99213', 'other'],
  ] as const) {
    test(why, () => expect(charge({ productOrService: { coding: [coding] } })).toMatchObject({ code, system }));
  }
});

describe('who and where', () => {
  const { subject: _subject, ...nobody } = visit;

  test('another person subscribes', () => {
    const john = { ...patient, id: 'p2', name: [{ family: 'Canarybird', given: ['John'] }], gender: 'male' };
    const spouse = { subscriber: to('Patient/p2'), relationship: { coding: [{ code: 'spouse' }] } };
    const visitOf = told(changed({ c1: spouse }, [john]));
    expect(visitOf.relationship).toBe('01');
    expect(visitOf.identity.subscriber).toMatchObject({ firstName: 'John', sex: 'M' });
  });
  test('no MR identifier: the id of the Patient', () =>
    expect(told(changed({ p1: { identifier: [] } })).medicalRecordNumber).toBe('p1'));
  test('no identifier of the visit: its id', () =>
    expect(told(changed({ e1: { identifier: [] } })).visitNumber).toBe('e1'));
  test('an organization without NPI: the directory knows who bills', () => {
    const from = { ...source, billingProvider: hospital };
    expect(told(changed({ o1: { identifier: [] } }), from).billingProvider).toEqual(hospital);
  });
  test('a practitioner outside of the bundle is who the reference says', () => {
    const individual = {
      reference: 'Practitioner/77',
      identifier: { system: 'http://hl7.org/fhir/sid/us-npi', value: '1993999998' },
    };
    const change = { e1: { participant: [{ individual }] }, cl1: null };
    expect(told(changed(change)).renderingProvider?.npi).toBe('1993999998');
  });
  test('a payer that the directory does not know is as it was given', () =>
    expect(told(OFFICE_VISIT, { ...source, payers: [] }).payer).toEqual({
      payerId: '60054',
      payerName: 'Some Payer',
      filingIndicator: null,
    }));
  test('a payer by no more than a word is none, unless the directory knows the word', () => {
    const change = { c1: null, cl1: { insurance: [{ coverage: { display: 'private' } }] } };
    const known = { ...source.payers[0]!, names: ['private'] };
    expect(told(changed(change)).payer).toBeNull();
    expect(told(changed(change), { ...source, payers: [known] }).payer?.payerId).toBe('ACME');
  });
  test('without a claim the coverage is the patient’s', () =>
    expect(told(changed({ cl1: null })).payer?.payerId).toBe('ACME'));
  test('diagnoses that the visit ranks, those that are refuted left out', () => {
    const condition = (id: string, code: string, said: Json = {}) => ({
      resourceType: 'Condition',
      id,
      code: icd10(code),
      encounter: to('Encounter/e1'),
      ...said,
    });
    const refuted = { verificationStatus: { coding: [{ code: 'refuted' }] } };
    const more = [condition('x2', 'I10'), condition('x3', 'J45.909', refuted)];
    const ranked = { e1: { diagnosis: [{ condition: to('Condition/x2'), rank: 1 }] }, cl1: null };
    expect(told(changed(ranked, more)).diagnoses.map(({ code }) => code)).toEqual(['I10', 'E119']);
  });
  test('the subject must be there', () => {
    const resources = [...OFFICE_VISIT.filter(({ id }) => id !== 'e1'), nobody];
    expect(() => read(resources)).toThrow(expect.objectContaining({ expression: 'Bundle.entry[8].resource.subject' }));
  });
});

describe('left out, and said so', () => {
  for (const [why, change, left] of [
    ['a pharmacy claim', { cl1: { type: { coding: [{ code: 'pharmacy' }] } } }, 'Bundle.entry[8].resource'],
    ['an institutional claim', { cl1: { type: { coding: [{ code: 'institutional' }] } } }, 'Bundle.entry[8].resource'],
    ['a cancelled claim', { cl1: { status: 'cancelled' } }, 'Bundle.entry[8].resource'],
    ['a question before the fact', { cl1: { use: 'predetermination' } }, 'Bundle.entry[8].resource'],
  ] as const) {
    test(why, () => {
      const { visits, leftOut } = read(changed(change));
      expect(visits[0]?.told.charges).toEqual([]);
      expect(leftOut.map(({ expression }) => expression)).toEqual([left]);
    });
  }

  test('a ChargeItem that is not billable', () =>
    expect(read(changed({ cl1: null }, [{ ...chargeItem, status: 'planned' }])).leftOut).toHaveLength(1));

  test('a visit that did not take place, with its charges; the others keep their ordinals', () => {
    const second = { ...visit, id: 'e2', identifier: [{ value: 'V2' }] };
    const { visits, leftOut } = read(changed({ e1: { status: 'cancelled' } }, [second]));
    expect(visits.map(({ ordinal }) => ordinal)).toEqual([1]);
    expect(leftOut.map(({ expression }) => expression)).toEqual([
      'Bundle.entry[7].resource',
      'Bundle.entry[8].resource.item[0]',
    ]);
  });
});
