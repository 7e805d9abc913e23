import type { Encounter, Provider } from '@chargeline/contracts';
import { expect, test } from 'vitest';
import { aBill } from '../../test/a-priced-claim.js';
import { providers } from './providers.js';

const clinic = aBill().encounter.billingProvider!;
const doctor: Provider = {
  ...clinic,
  entity: 'person',
  name: 'House',
  firstName: 'Greg',
  npi: '1679576722',
  taxId: null,
  taxIdKind: null,
  address: null,
};
const hospital: Provider = {
  ...clinic,
  name: 'City Hospital',
  npi: '1245319599',
  address: { line1: '9 Grant Street', line2: null, city: 'Pittsburgh', state: 'PA', zip: '15219' },
};

const parties = (encounter: Partial<Encounter>) => providers(aBill({ encounter }));

test('the billing provider with tax number and address', () => {
  expect(parties({})).toEqual({
    billingProvider: {
      name: { kind: 'organization', name: 'Main Street Clinic' },
      npi: '1234567893',
      taxId: { kind: 'EI', value: '123456789' },
      taxonomy: '207Q00000X',
      address: { line1: '1 Main Street', line2: undefined, city: 'Pittsburgh', state: 'PA', postalCode: '15213' },
    },
  });
});

test('a doctor who bills under a social security number', () => {
  const { billingProvider } = parties({
    billingProvider: { ...clinic, ...doctor, taxId: '987654321', taxIdKind: 'SY', address: clinic.address },
  });
  expect(billingProvider).toMatchObject({
    name: { kind: 'person', last: 'House', first: 'Greg' },
    taxId: { kind: 'SY', value: '987654321' },
  });
});

test('Medicaid takes a billing provider without an NPI', () => {
  const coverage = { ...aBill().encounter.coverage!, filingIndicator: 'MC' };
  const { billingProvider } = parties({ coverage, billingProvider: { ...clinic, npi: null } });
  expect(billingProvider).toMatchObject({ npi: undefined, taxId: { kind: 'EI', value: '123456789' } });
});

test('a rendering provider, with a taxonomy', () =>
  expect(parties({ renderingProvider: doctor }).rendering).toEqual({
    name: { kind: 'person', last: 'House', first: 'Greg' },
    npi: '1679576722',
    taxonomy: '207Q00000X',
  }));

test('who bills for themselves is not named again', () =>
  expect(parties({ renderingProvider: { ...doctor, npi: clinic.npi } }).rendering).toBeUndefined());

test('two providers without a number are two', () =>
  expect(parties({ renderingProvider: { ...doctor, npi: null } }).rendering).toBeDefined());

test('a referring provider, whose taxonomy has no place', () =>
  expect(parties({ referringProvider: doctor }).referring).toEqual({
    name: { kind: 'person', last: 'House', first: 'Greg' },
    npi: '1679576722',
  }));

for (const [why, facility, written] of [
  ['another place', hospital, true],
  ['the billing provider’s own address under another name', { ...hospital, address: clinic.address }, false],
  ['the billing provider itself, without an address', { ...clinic, address: null }, false],
  ['the billing provider at another address', { ...clinic, address: hospital.address }, true],
] as const) {
  test(`place of service: ${why}`, () => expect(parties({ facility }).facility !== undefined).toBe(written));
}

for (const [element, encounter] of [
  ['NM103 of loop 2010AA', { billingProvider: null }],
  ['NM109 of loop 2010AA', { billingProvider: { ...clinic, npi: null } }],
  ['REF02 of loop 2010AA', { billingProvider: { ...clinic, taxId: null } }],
  ['N301 of loop 2010AA', { billingProvider: { ...clinic, address: null } }],
  ['NM103 of loop 2310B', { renderingProvider: { ...doctor, name: '' } }],
  ['N301 of loop 2310C', { facility: { ...hospital, address: null } }],
] as const) {
  test(`${element} is asked for`, () => expect(() => parties(encounter)).toThrow(`${element} is missing`));
}
