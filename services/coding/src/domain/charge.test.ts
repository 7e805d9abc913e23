import type { Charge } from '@chargeline/contracts';
import { encounter } from '@chargeline/contracts/testing';
import { expect, test } from 'vitest';
import { chargeFaults, lineOf } from './charge.js';

const [charge] = encounter.charges as [Charge];
const visit = { placeOfService: '11', serviceFrom: '2025-06-02' };
const reasons = (change: Partial<Charge>, of = visit as Parameters<typeof chargeFaults>[1]) =>
  chargeFaults({ ...charge, ...change }, of).map(({ reason }) => reason);

for (const [why, change] of [
  ['CPT', {}],
  ['a HCPCS code', { code: 'J1885', system: 'HCPCS' }],
  ['a HCPCS code that was sent as CPT', { code: 'J1885', system: 'CPT' }],
  ['a system not said, and the form of a procedure code', { system: 'other' }],
  ['a code that nobody has: rules warns', { code: '99999' }],
  ['nothing charged is an amount: rules rejects it', { chargeCents: 0 }],
  ['the day of the encounter', { serviceFrom: null }],
] satisfies (readonly [string, Partial<Charge>])[]) {
  test(`a line: ${why}`, () => expect(reasons(change)).toEqual([]));
}

for (const [why, change, expected] of [
  ['a local code, even one that looks right', { system: 'local' }, ['no-billable-code']],
  ['SNOMED CT', { code: '185349003', system: 'SNOMED' }, ['no-billable-code']],
  ['an unknown system and another form', { code: 'OFFICE', system: 'other' }, ['no-billable-code']],
  ['four digits', { code: '9921' }, ['malformed-procedure']],
  ['a blank behind', { code: '99213 ' }, ['malformed-procedure']],
  ['empty', { code: '' }, ['malformed-procedure']],
  ['no amount', { chargeCents: null }, ['no-charge-amount']],
  ['all at once', { code: 'X', system: 'local', chargeCents: null }, ['no-billable-code', 'no-charge-amount']],
] satisfies (readonly [string, Partial<Charge>, string[]])[]) {
  test(`to a coder: ${why}`, () => expect(reasons(change)).toEqual(expected));
}

test('to a coder: no day anywhere', () =>
  expect(reasons({ serviceFrom: null }, { ...visit, serviceFrom: null })).toEqual(['no-service-date']));

test('a line takes from the encounter what the charge does not say', () => {
  const bare = { ...charge, serviceFrom: null, serviceTo: null, placeOfService: null };
  expect(lineOf(bare, { placeOfService: '22', serviceFrom: '2025-05-30' }, 3, [2, 1])).toEqual({
    line: 3,
    chargeId: '1',
    code: '99213',
    modifiers: ['25'],
    units: 1,
    minutes: null,
    chargeCents: 15_000,
    serviceFrom: '2025-05-30',
    serviceTo: '2025-05-30',
    placeOfService: '22',
    pointers: [2, 1],
    ndc: { code: '00002821501', quantity: 1.5, unit: 'ML' },
  });
});

test('what the charge says itself wins', () => {
  const own = { ...charge, minutes: 75, serviceFrom: '2025-06-03', serviceTo: '2025-06-05', placeOfService: '12' };
  expect(lineOf(own, visit, 1, [1])).toMatchObject({
    minutes: 75,
    serviceFrom: '2025-06-03',
    serviceTo: '2025-06-05',
    placeOfService: '12',
  });
});
