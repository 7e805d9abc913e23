import { expect, test } from 'vitest';
import { modelClaim } from '../rulebook/model-claim.js';
import type { ClaimDocument, Party } from './claim-document.js';
import { People } from './people.js';

type Encounter = ClaimDocument['encounter'];
const { encounter } = modelClaim();
const PARTIES = ['billingProvider', 'renderingProvider', 'referringProvider', 'facility'] as const;

const party: Party = {
  entity: 'person',
  name: 'Roe',
  firstName: 'Ann',
  npi: '1234567893',
  taxId: '123456789',
  taxIdKind: 'EI',
  taxonomy: '207Q00000X',
  clia: '39D2000000',
  address: { line1: '1 Main St', line2: null, city: 'Salem', state: 'OR', zip: '973010001' },
};
const whole: Encounter = { ...encounter, ...Object.fromEntries(PARTIES.map((who) => [who, party])) };

/** Each with one thing changed. */
function* changed(): Generator<readonly [what: string, Encounter]> {
  for (const who of PARTIES) {
    yield [who, { ...whole, [who]: null }];
    for (const field of Object.keys(party) as (keyof Party)[])
      yield [`${who}.${field}`, { ...whole, [who]: { ...party, [field]: null } }];
    for (const field of Object.keys(party.address!))
      yield [`${who}.address.${field}`, { ...whole, [who]: { ...party, address: { ...party.address, [field]: '?' } } }];
  }
  const { patient, identity } = whole;
  yield ['sex', { ...whole, patient: { ...patient, sex: 'U' } }];
  yield ['relationship', { ...whole, patient: { ...patient, relationship: '19' } }];
  yield ['holds less', { ...whole, identity: { ...identity, holds: identity.holds.slice(1) } }];
  yield ['holds another', { ...whole, identity: { ...identity, holds: [...identity.holds.slice(1), 'groupNumber'] } }];
}

for (const [what, other] of changed())
  test(`two encounters that differ in ${what} are of other people`, () => {
    const people = new People();
    const number = people.numberOf(whole);
    expect(people.numberOf(other)).not.toBe(number);
    expect(people.numberOf(structuredClone(other))).toBe(people.numberOf(other));
    expect(people.numberOf(structuredClone(whole))).toBe(number);
  });

test('the age, the days and what was billed are none of it', () => {
  const people = new People();
  const { patient } = whole;
  const later = { ...whole, patient: { ...patient, ageYears: 3 }, serviceFrom: '2026-01-01', placeOfService: '22' };
  expect(people.numberOf(later)).toBe(people.numberOf(whole));
});

test('when too many are known, all are forgotten, and no number is given again', () => {
  const people = new People();
  const number = people.numberOf(whole);
  for (let npi = 0; npi < 20_000; npi += 1) people.numberOf({ ...whole, facility: { ...party, npi: String(npi) } });
  expect(people.numberOf(whole)).not.toBe(number);
});

test('nor does one NPI with ever new names grow without end', () => {
  const people = new People();
  const number = people.numberOf(whole);
  for (let name = 0; name < 100; name += 1) people.numberOf({ ...whole, facility: { ...party, name: String(name) } });
  expect(people.numberOf(whole)).not.toBe(number);
});
