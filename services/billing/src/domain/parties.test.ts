import { SealedIdentity } from '@chargeline/contracts';
import { expect, test } from 'vitest';
import { aBill, anIdentity } from '../../test/a-priced-claim.js';
import { insured, payerOf } from './parties.js';

const { patient } = anIdentity;
const father = SealedIdentity.parse({
  ...anIdentity,
  subscriber: { lastName: 'Doe', firstName: 'John', birthDate: '1950-01-01', sex: 'M', address: patient.address },
});
const related = (relationship: string | null) =>
  aBill({ encounter: { patient: { ref: 'b1', sex: 'F', ageYears: 47, relationship, servedAfterDeath: null } } });

const jane = { kind: 'person', last: 'Doe', first: 'Jane', middle: 'Q' };
const elm = { line1: '5 Elm Street', city: 'Pittsburgh', state: 'PA', postalCode: '15222' };
const policy = { memberId: 'M0001', groupNumber: 'G77', responsibility: 'P', filingIndicator: 'CI' };

for (const [why, relationship, identity] of [
  ['the code says self', '18', anIdentity],
  ['no code and no subscriber', null, anIdentity],
  ['the code says self and the card repeats it', '18', { ...anIdentity, subscriber: patient }],
] as const) {
  test(`the patient is the subscriber: ${why}`, () => {
    const { subscriber, patient: dependent } = insured(related(relationship), identity);
    expect(subscriber).toEqual({ ...policy, name: jane, address: elm, birthDate: '1978-03-04', sex: 'F' });
    expect(dependent).toBeUndefined();
  });
}

test('the card of the same person fills what the source left out, and corrects nothing', () => {
  const card = { ...patient, firstName: 'Janet' };
  const identity = { ...anIdentity, patient: { ...patient, address: null, birthDate: null }, subscriber: card };
  expect(insured(related('18'), identity).subscriber).toMatchObject({
    name: jane,
    address: elm,
    birthDate: '1978-03-04',
  });
});

test('a dependent is a patient of their own, and the subscriber is named only', () => {
  const { subscriber, patient: dependent } = insured(related('19'), father);
  expect(subscriber).toEqual({ ...policy, name: { kind: 'person', last: 'Doe', first: 'John' } });
  expect(dependent).toEqual({ relationship: '19', name: jane, address: elm, birthDate: '1978-03-04', sex: 'F' });
});

test('an employer is an organization, and needs no member number', () => {
  const { coverage, patient: who } = related('20').encounter;
  const bill = aBill({ encounter: { coverage: { ...coverage!, filingIndicator: 'WC' }, patient: who } });
  const insuredBy = (subscriber: object) =>
    insured(bill, SealedIdentity.parse({ ...father, memberId: null, subscriber })).subscriber;
  const { subscriber } = father;
  expect(insuredBy({ ...subscriber, lastName: 'Acme Steel', firstName: null })).toEqual({
    groupNumber: 'G77',
    responsibility: 'P',
    filingIndicator: 'WC',
    name: { kind: 'organization', name: 'Acme Steel' },
    memberId: undefined,
  });
  expect(() => insuredBy({ ...subscriber })).toThrow('NM109 of loop 2010BA is missing');
});

test('a day of death goes with the patient, whoever is insured', () => {
  const deathDate = '2026-01-05';
  const died = (identity: SealedIdentity) => ({ ...identity, patient: { ...identity.patient, deathDate } });
  expect(insured(related('18'), died(anIdentity)).subscriber.deathDate).toBe(deathDate);
  expect(insured(related('19'), died(father)).patient?.deathDate).toBe(deathDate);
});

test('a sex that the identity does not tell is the one in clear', () => {
  const identity = { ...anIdentity, patient: { ...patient, sex: null } };
  expect(insured(related('18'), identity).subscriber.sex).toBe('F');
});

test('an unknown kind of insurance is ZZ', () => {
  const { coverage } = aBill().encounter;
  const bill = aBill({ encounter: { coverage: { ...coverage!, filingIndicator: null } } });
  expect(insured(bill, anIdentity).subscriber.filingIndicator).toBe('ZZ');
});

const without = (part: object): SealedIdentity => ({ ...anIdentity, patient: { ...patient, ...part } });

for (const [element, relationship, identity] of [
  ['NM103 of loop 2010BA', '18', without({ lastName: null })],
  ['NM103 of loop 2010BA', '18', without({ lastName: '' })],
  ['N301 of loop 2010BA', '18', without({ address: null })],
  ['N401 of loop 2010BA', '18', without({ address: { ...patient.address, city: '' } })],
  ['DMG02 of loop 2010BA', '18', without({ birthDate: null })],
  ['NM109 of loop 2010BA', '18', { ...anIdentity, memberId: null }],
  ['NM103 of loop 2010BA', '19', anIdentity],
  ['PAT01 of loop 2000C', null, father],
  ['NM103 of loop 2010CA', '19', { ...father, patient: { ...patient, lastName: null } }],
  ['DMG02 of loop 2010CA', '19', { ...father, patient: { ...patient, birthDate: null } }],
] as const) {
  test(`${element} is asked for (relationship ${relationship})`, () =>
    expect(() => insured(related(relationship), identity)).toThrow(`${element} is missing`));
}

test('the payer, by its own number', () => expect(payerOf(aBill())).toEqual({ name: 'Acme Health', id: '12345' }));

test('a claim without a payer', () =>
  expect(() => payerOf(aBill({ encounter: { coverage: null } }))).toThrow('NM103 of loop 2010BB is missing'));
