import { type Charge, type Encounter, SealedIdentity } from '@chargeline/contracts';
import { encounter as office } from '@chargeline/contracts/testing';
import { expect, test } from 'vitest';
import { withLife } from './complete.js';
import { join, type OpenEncounter } from './join.js';

const nobody = SealedIdentity.parse({ patient: {} });
const visit = (changes: Partial<Encounter>, identity: SealedIdentity = nobody): OpenEncounter => ({
  encounter: { ...office, ...changes },
  identity,
});
const charge = (chargeId: string, chargeCents: number): Charge => ({ ...office.charges[0]!, chargeId, chargeCents });

const admission = visit({ charges: [], authorization: null, coverage: office.coverage });

test('the first message is the visit', () => expect(join(null, admission)).toBe(admission));

for (const [why, known, told, expected] of [
  [
    'charges come after the admission',
    { charges: [] },
    { charges: [charge('1', 100)] },
    { charges: [charge('1', 100)] },
  ],
  [
    'a late charge is added',
    { charges: [charge('1', 100)] },
    { charges: [charge('2', 50)] },
    { charges: [charge('1', 100), charge('2', 50)] },
  ],
  [
    'the same charge again replaces',
    { charges: [charge('1', 100)] },
    { charges: [charge('1', 90)] },
    { charges: [charge('1', 90)] },
  ],
  [
    'the minutes of a charge come with it',
    { charges: [charge('1', 100)] },
    { charges: [{ ...charge('1', 100), minutes: 75 }] },
    { charges: [{ ...charge('1', 100), minutes: 75 }] },
  ],
  [
    'told diagnoses replace the list',
    { diagnoses: office.diagnoses },
    { diagnoses: [{ code: 'I10', system: 'ICD10CM' }] },
    { diagnoses: [{ code: 'I10', system: 'ICD10CM' }] },
  ],
  [
    'no diagnoses told leave the list',
    { diagnoses: office.diagnoses },
    { diagnoses: [] },
    { diagnoses: office.diagnoses },
  ],
  ['what is left out stays', { authorization: 'A1' }, { authorization: null }, { authorization: 'A1' }],
  ['what is told wins', { authorization: 'A1' }, { authorization: 'A2' }, { authorization: 'A2' }],
  [
    'the dates span all that was told',
    { serviceFrom: '2025-06-02', serviceTo: '2025-06-02' },
    { serviceFrom: '2025-06-01', serviceTo: '2025-06-03' },
    { serviceFrom: '2025-06-01', serviceTo: '2025-06-03' },
  ],
  [
    'a narrower span changes nothing',
    { serviceFrom: '2025-06-01', serviceTo: '2025-06-03' },
    { serviceFrom: '2025-06-02', serviceTo: '2025-06-02' },
    { serviceFrom: '2025-06-01', serviceTo: '2025-06-03' },
  ],
  ['a date is learned', { serviceFrom: null }, { serviceFrom: '2025-06-02' }, { serviceFrom: '2025-06-02' }],
  [
    'an unknown sex does not overwrite a known one',
    { patient: { ...office.patient, sex: 'F' } },
    { patient: { ...office.patient, sex: 'U' } },
    { patient: { ...office.patient, sex: 'F' } },
  ],
  ['a new insurance wins', { coverage: null }, { coverage: office.coverage }, { coverage: office.coverage }],
] as readonly (readonly [string, Partial<Encounter>, Partial<Encounter>, Partial<Encounter>])[]) {
  test(why, () => expect(join(visit(known), visit(told)).encounter).toMatchObject(expected));
}

const ann = SealedIdentity.parse({ patient: { lastName: 'Doe', firstName: 'Ann', birthDate: '1980-06-02' } });
const member = SealedIdentity.parse({ patient: { phone: '4125550100' }, memberId: 'M1' });

test('an identity is learned field by field', () => {
  const { identity } = join(visit({}, ann), visit({}, member));
  expect(identity).toMatchObject({
    patient: { lastName: 'Doe', birthDate: '1980-06-02', phone: '4125550100' },
    memberId: 'M1',
  });
});

for (const [why, from, age] of [
  ['on the birthday', '2025-06-02', 45],
  ['the day before', '2025-06-01', 44],
  ['before birth it is negative, for rules to see', '1980-06-01', -1],
] as const) {
  test(`the age is that on the first day of service: ${why}`, () => {
    expect(withLife(visit({ serviceFrom: from }, ann)).encounter.patient.ageYears).toBe(age);
  });
}

test('a day of death that one message told is beside the days that another tells', () => {
  const died = SealedIdentity.parse({ patient: { deathDate: '2025-06-02' } });
  const { encounter } = withLife(join(visit({}, died), visit({ serviceTo: '2025-06-03' })));
  expect(encounter.patient.servedAfterDeath).toBe(true);
});

test('without a birth date the age stays as the door told it', () => {
  expect(withLife(visit({ patient: { ...office.patient, ageYears: 47 } })).encounter.patient.ageYears).toBe(47);
});
