import { expect, test } from 'vitest';
import { aClaim, aFile } from '../../test/a-claim.js';
import { DEFAULT_DELIMITERS } from '../codec/delimiters.js';
import { encodeSegment, type SegmentOut } from '../codec/segment-out.js';
import type { Contact, Subscriber } from './party.js';
import { billingProviderSegments, fileParties, subscriberSegments } from './write-parties.js';

const written = (segments: readonly SegmentOut[]): readonly string[] =>
  segments.map((segment, index) => encodeSegment(segment, index + 1, DEFAULT_DELIMITERS).slice(0, -1));
const { subscriber, payer, billingProvider } = aClaim();

const contactOf = (contact: Contact): string | undefined =>
  written(fileParties({ ...aFile().submitter, contact }, aFile().receiver))[1];

for (const [why, contact, expected] of [
  ['a phone', { phone: '4125550100' }, 'PER*IC**TE*4125550100'],
  ['mail alone', { name: 'DESK', email: 'a_b@c.example' }, 'PER*IC*DESK*EM*a_b@c.example'],
  ['an extension needs a phone', { email: 'a@c.example', extension: '9' }, 'PER*IC**EM*a@c.example'],
  ['a name is cut at 60', { name: 'N'.repeat(61), phone: '4125550100' }, `PER*IC*${'N'.repeat(60)}*TE*4125550100`],
] as const) {
  test(`contact: ${why}`, () => expect(contactOf(contact)).toBe(expected));
}

const sbr = (change: Partial<Subscriber>, isPatient = true): string | undefined =>
  written(subscriberSegments({ ...subscriber, ...change }, payer, isPatient, 'claim 1'))[0];

for (const [why, change, isPatient, expected] of [
  ['the subscriber is the patient', {}, true, 'SBR*P*18*G-77******CI'],
  ['the patient is another', {}, false, 'SBR*P**G-77******CI'],
  ['no group', { groupNumber: undefined }, true, 'SBR*P*18*******CI'],
  [
    'Medicare pays second',
    { responsibility: 'S', insuranceType: '12', filingIndicator: 'MB' },
    true,
    'SBR*S*18*G-77**12****MB',
  ],
  ['a named group', { groupName: 'STEEL*WORKERS' }, true, 'SBR*P*18*G-77*STEEL WORKERS*****CI'],
] as const) {
  test(`SBR: ${why}`, () => expect(sbr(change, isPatient)).toBe(expected));
}

test('an employer is insured without a member number', () => {
  const employer = { ...subscriber, name: { kind: 'organization', name: 'ACME STEEL' }, memberId: undefined } as const;
  expect(written(subscriberSegments(employer, payer, false, 'claim 1'))[1]).toBe('NM1*IL*2*ACME STEEL');
});

test('a subscriber who died has a PAT of their own', () => {
  const [, pat] = written(subscriberSegments({ ...subscriber, deathDate: '2026-01-05' }, payer, true, 'claim 1'));
  expect(pat).toBe('PAT*****D8*20260105');
});

test('a payer with a health plan id and an address', () => {
  const other = { ...payer, idQualifier: 'XV', address: { line1: 'PO BOX 1', city: 'ERIE', state: 'PA' } } as const;
  expect(written(subscriberSegments(subscriber, other, true, 'claim 1')).slice(-3)).toEqual([
    'NM1*PR*2*ACME HEALTH*****XV*ACME1',
    'N3*PO BOX 1',
    'N4*ERIE*PA',
  ]);
});

test('a person who bills under a social security number, without taxonomy', () => {
  const solo = {
    ...billingProvider,
    name: { kind: 'person', last: 'POE', first: 'ANN' },
    taxId: { kind: 'SY', value: '987654321' },
    taxonomy: undefined,
  } as const;
  expect(written(billingProviderSegments(solo, 'claim 1'))).toEqual([
    'NM1*85*1*POE*ANN****XX*1234567893',
    'N3*12 MAIN ST*SUITE 4',
    'N4*PITTSBURGH*PA*152221234',
    'REF*SY*987654321',
  ]);
});

test('a billing provider without an NPI', () =>
  expect(written(billingProviderSegments({ ...billingProvider, npi: undefined }, 'claim 1'))).toContain(
    'NM1*85*2*RIVERSIDE FAMILY PRACTICE',
  ));

test('a sex without a date of birth is refused: DMG needs both', () => {
  expect(() => written(subscriberSegments({ ...subscriber, birthDate: undefined }, payer, false, 'claim 1'))).toThrow(
    'DMG02',
  );
});
