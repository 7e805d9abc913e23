import { expect, test } from 'vitest';
import { aClaim, NPI } from '../../test/a-claim.js';
import { byBillingProvider, byPatient, bySubscriber, type Level } from './hierarchy.js';

const one = aClaim();
const patient = {
  relationship: '01',
  name: { kind: 'person', last: 'DOE' },
  address: { line1: '5 ELM', city: 'ERIE' },
  birthDate: '1981-01-01',
  sex: 'M',
} as const;

const ordinals = (levels: readonly Level[]): unknown => levels.map(({ all }) => all.map(({ ordinal }) => ordinal));
const whole = (...claims: Parameters<typeof byBillingProvider>[0]): Level => {
  const all = claims.map((claim, index) => ({ claim, ordinal: index + 1 }));
  const [first = { claim: one, ordinal: 1 }] = all;
  return { first, all };
};

test('billing providers differ by anything that would be written of them', () => {
  const moved = { ...one.billingProvider, address: { ...one.billingProvider.address, line2: 'SUITE 5' } };
  const claims = [one, { ...one, billingProvider: moved }, { ...one, controlNumber: 'CLM-3' }];
  expect(ordinals(byBillingProvider(claims))).toEqual([[1, 3], [2]]);
});

test('an absent value and an undefined one are the same', () => {
  const claims = [
    one,
    { ...one, billingProvider: { ...one.billingProvider, name: { ...one.billingProvider.name, extra: undefined } } },
  ];
  expect(ordinals(byBillingProvider(claims))).toEqual([[1, 2]]);
});

for (const [why, change, expected] of [
  ['the same', {}, [[1, 2]]],
  ['another claim number or provider of the service', { rendering: { name: patient.name, npi: NPI } }, [[1, 2]]],
  ['another group', { subscriber: { ...one.subscriber, groupNumber: 'G-78' } }, [[1], [2]]],
  ['another payer', { payer: { name: 'ACME HEALTH', id: 'ACME2' } }, [[1], [2]]],
  ['a dependent', { patient }, [[1], [2]]],
] as const) {
  test(`subscribers: ${why}`, () =>
    expect(ordinals(bySubscriber(whole(one, { ...one, ...change })))).toEqual(expected));
}

test('patients differ by their name', () => {
  const twin = { ...patient, name: { kind: 'person', last: 'DOE', first: 'TIM' } } as const;
  const level = whole({ ...one, patient }, { ...one, patient: twin }, { ...one, patient });
  expect(ordinals(byPatient(level))).toEqual([[1, 3], [2]]);
});
