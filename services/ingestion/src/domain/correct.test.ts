import { type Changes, type Charge, ChargeChange, type Encounter, SealedIdentity } from '@chargeline/contracts';
import { encounter as office, noChanges } from '@chargeline/contracts/testing';
import { expect, test } from 'vitest';
import { correct } from './correct.js';
import type { OpenEncounter } from './join.js';
import { isRefused } from './refusal.js';

const ann = SealedIdentity.parse({
  patient: { lastName: 'Doe', firstName: 'Ann', birthDate: '1980-06-02', sex: 'F' },
  memberId: 'M1',
});
const visit = (changes: Partial<Encounter> = {}): OpenEncounter => ({
  encounter: { ...office, ...changes },
  identity: ann,
});
const charge = (chargeId: string, changes: Partial<Charge> = {}): Charge => ({
  ...office.charges[0]!,
  chargeId,
  ...changes,
});
const change = (chargeId: string, said: Partial<ChargeChange> = {}): ChargeChange =>
  ChargeChange.parse({ chargeId, ...said });

function made(known: Partial<Encounter>, said: Partial<Changes>, told: SealedIdentity | null = null): OpenEncounter {
  const corrected = correct(visit(known), { ...noChanges, ...said }, told);
  if (isRefused(corrected)) throw new Error(corrected.refused);
  return corrected;
}

const two = [charge('1'), charge('2', { code: '93000' })];
const npi = {
  entity: null,
  name: null,
  firstName: null,
  npi: '1003000126',
  taxId: null,
  taxIdKind: null,
  taxonomy: null,
  clia: null,
  address: null,
};
const [E119, I10, J069] = ['E119', 'I10', 'J069'].map((code) => ({ code, system: 'ICD10CM' as const }));

for (const [why, known, said, expected] of [
  [
    'what is null stays, and the age is that of the birth date',
    {},
    {},
    { ...office, patient: { ...office.patient, ageYears: 45 } },
  ],
  [
    'a charge is corrected field by field',
    { charges: two },
    { charges: [change('2', { units: 3 })] },
    {
      charges: [two[0], { ...two[1], units: 3 }],
    },
  ],
  [
    'no modifiers are said as an empty list',
    {},
    { charges: [change('1', { modifiers: [] })] },
    {
      charges: [{ chargeId: '1', modifiers: [] }],
    },
  ],
  [
    'a code says its system',
    { charges: [charge('1', { code: 'OV', system: 'local' })] },
    {
      charges: [change('1', { code: 'J1885' })],
    },
    { charges: [{ code: 'J1885', system: 'HCPCS' }] },
  ],
  [
    'a code of no form is for a coder',
    {},
    { charges: [change('1', { code: 'VISIT' })] },
    {
      charges: [{ code: 'VISIT', system: 'other' }],
    },
  ],
  ['a charge is taken out', { charges: two }, { charges: [change('1', { remove: true })] }, { charges: [two[1]] }],
  [
    'a provider is corrected field by field',
    {},
    { billingProvider: npi },
    {
      billingProvider: { ...office.billingProvider, npi: '1003000126' },
    },
  ],
  [
    'a provider that was not there',
    { referringProvider: null },
    {
      referringProvider: { ...npi, entity: 'person', name: 'Kildare' },
    },
    { referringProvider: { entity: 'person', name: 'Kildare', npi: '1003000126', taxId: null } },
  ],
  [
    'a payer that was not there',
    { coverage: null },
    {
      coverage: { payerId: '60054', payerName: 'ACME', filingIndicator: null },
    },
    { coverage: { payerId: '60054', payerName: 'ACME', filingIndicator: null, subscriberRef: null } },
  ],
  [
    'a payer keeps its member',
    {},
    { coverage: { payerId: '99', payerName: null, filingIndicator: null } },
    {
      coverage: { ...office.coverage, payerId: '99' },
    },
  ],
  [
    'an erased field is empty',
    { authorization: 'A1', facility: office.billingProvider },
    {
      erase: ['authorization', 'facility'],
    },
    { authorization: null, facility: null },
  ],
  [
    'a frequency with its reference',
    {},
    { frequency: '7', originalReference: 'ICN1' },
    {
      frequency: '7',
      originalReference: 'ICN1',
    },
  ],
  [
    'rules are cleared, once each',
    { cleared: ['DUP-002'] },
    { clears: ['HST-001', 'DUP-002', 'HST-001'] },
    {
      cleared: ['DUP-002', 'HST-001'],
      repaired: null,
    },
  ],
  ['rules have repaired', {}, { repairs: ['MOD-050'] }, { repaired: ['MOD-050'], cleared: null }],
  ['a place of service', {}, { placeOfService: '22' }, { placeOfService: '22' }],
] as readonly (readonly [string, Partial<Encounter>, Partial<Changes>, Partial<Encounter>])[]) {
  test(why, () => expect(made(known, said).encounter).toMatchObject(expected));
}

for (const [why, diagnoses, pointers, said, expected] of [
  ['a code takes over the place of the one before', [E119, I10], ['I10', 'E119'], [E119, J069], ['J069', 'E119']],
  ['a code that only moves keeps its pointers', [E119, I10], ['E119'], [I10, E119], ['E119']],
  ['a dropped code drops its pointers', [E119, I10], ['I10', 'E119'], [E119], ['E119']],
  ['a code of the charge alone stays', [E119], ['J069'], [I10], ['J069']],
  ['a code with its dot is the same code', [E119, I10], ['E11.9'], [J069, I10], ['J069']],
  ['a charge that points to all points to all', [E119], [], [I10], []],
] as const) {
  test(`diagnoses: ${why}`, () => {
    const known = {
      diagnoses: [...diagnoses] as Encounter['diagnoses'],
      charges: [charge('1', { diagnoses: [...pointers] })],
    };
    const { encounter } = made(known, { diagnoses: [...said] as Encounter['diagnoses'] });
    expect(encounter.diagnoses).toEqual(said);
    expect(encounter.charges[0]!.diagnoses).toEqual(expected);
  });
}

const [FIRST, SECOND, THIRD, LATER] = ['2025-06-01', '2025-06-02', '2025-06-03', '2025-06-12'];
const day = (serviceFrom: string | null, serviceTo: string | null = null) => ({ serviceFrom, serviceTo });

for (const [why, visited, charges, said, days, charged] of [
  [
    'the only day moves with its charges',
    day(FIRST, FIRST),
    [day(FIRST, FIRST)],
    day(LATER),
    day(LATER, LATER),
    [day(LATER, LATER)],
  ],
  ['the only day moves back', day(LATER, LATER), [day(LATER)], day(FIRST), day(FIRST, FIRST), [day(FIRST)]],
  ['a last day that was not said is none', day(FIRST), [day(null)], day(LATER), day(LATER), [day(null)]],
  ['nor is it where the charge is of that day', day(FIRST), [day(FIRST)], day(LATER), day(LATER), [day(LATER)]],
  ['a last day is learned', day(FIRST), [day(FIRST)], day(null, THIRD), day(FIRST, THIRD), [day(FIRST)]],
  ['a visit gets longer', day(FIRST, FIRST), [day(FIRST)], day(null, THIRD), day(FIRST, THIRD), [day(FIRST)]],
  [
    'the first of three moves',
    day(FIRST, THIRD),
    [day(FIRST), day(SECOND)],
    day(SECOND),
    day(SECOND, THIRD),
    [day(SECOND), day(SECOND)],
  ],
  [
    'the last of three moves',
    day(FIRST, THIRD),
    [day(FIRST, THIRD)],
    day(null, SECOND),
    day(FIRST, SECOND),
    [day(FIRST, SECOND)],
  ],
  [
    'days span the charges all the same',
    day(FIRST, LATER),
    [day(FIRST), day(SECOND)],
    day(THIRD),
    day(SECOND, LATER),
    [day(THIRD), day(SECOND)],
  ],
] as const) {
  test(`days: ${why}`, () => {
    const known = { ...visited, charges: charges.map((days, at) => charge(String(at), days)) };
    const { encounter } = made(known, said);
    expect(encounter).toMatchObject({ ...days, charges: charged });
  });
}

for (const [why, visited, charges, said, days] of [
  ['the day of the only charge is the visit’s', day(FIRST, FIRST), [day(FIRST)], [day(LATER)], day(LATER, LATER)],
  ['a charge of one day stays one', day(FIRST, FIRST), [day(FIRST, FIRST)], [day(LATER)], day(LATER, LATER)],
  ['days that were not said widen', day(FIRST), [day(FIRST), day(FIRST)], [day(LATER)], day(FIRST, LATER)],
  ['a charge without a day keeps the visit’s', day(SECOND), [day(SECOND), day(null)], [day(LATER)], day(SECOND, LATER)],
] as const) {
  test(`days of charges: ${why}`, () => {
    const known = { ...visited, charges: charges.map((days, at) => charge(String(at), days)) };
    const { encounter } = made(known, { charges: said.map((days, at) => change(String(at), days)) });
    expect(encounter).toMatchObject(days);
  });
}

test('days of charges: those of a charge that is taken out go with it', () => {
  const known = { ...day(FIRST, LATER), charges: [charge('1', day(FIRST)), charge('2', day(LATER))] };
  expect(made(known, { charges: [change('2', { remove: true })] }).encounter).toMatchObject(day(FIRST, FIRST));
});

test('a charge that is said to point to none points to all', () => {
  expect(made({}, { charges: [change('1', { diagnoses: [] })] }).encounter.charges[0]!.diagnoses).toEqual([]);
});

test('the age is that on the corrected first day', () => {
  expect(made(day(SECOND), day('2025-06-01')).encounter.patient.ageYears).toBe(44);
});

test('an identity is corrected field by field, and the age with it', () => {
  const told = SealedIdentity.parse({ patient: { birthDate: '1990-06-02' }, memberId: 'M2' });
  const { encounter, identity } = made({ serviceFrom: '2025-06-02' }, {}, told);
  expect(identity).toMatchObject({ patient: { lastName: 'Doe', birthDate: '1990-06-02' }, memberId: 'M2' });
  expect(encounter.patient.ageYears).toBe(35);
});

test('a day of death is corrected, and taken back', () => {
  const died = (deathDate: string) => SealedIdentity.parse({ patient: { deathDate } });
  const visit = { ...day(SECOND), patient: { ...office.patient, servedAfterDeath: true } };
  const after = made(visit, {}, died(FIRST));
  expect([after.identity.patient.deathDate, after.encounter.patient.servedAfterDeath]).toEqual([FIRST, true]);
  expect(made(visit, {}, died(SECOND)).encounter.patient.servedAfterDeath).toBe(false);
  const lives = correct(after, { ...noChanges, erase: ['deathDate'] }, null);
  expect(lives).toMatchObject({
    encounter: { patient: { servedAfterDeath: null } },
    identity: { patient: { lastName: 'Doe', deathDate: null } },
  });
});

test('a corrected sex is that of the sealed identity too', () => {
  const { encounter, identity } = made({}, { patient: { sex: 'M', relationship: null } });
  expect([encounter.patient.sex, identity.patient.sex]).toEqual(['M', 'M']);
});

for (const [why, known, said, because] of [
  [
    'a charge that is none',
    { charges: two },
    { charges: [change('1'), change('3', { units: 2 })] },
    /^Line 2 of the correction names a charge that this encounter does not have/,
  ],
  ['a charge to take out that is none', {}, { charges: [change('9', { remove: true })] }, /^Line 1 of the correction/],
  ['every charge taken out', {}, { charges: [change('1', { remove: true })] }, /takes out every charge/],
  ['a charge left without a diagnosis', { diagnoses: [E119!], charges: [charge('1')] }, { diagnoses: [] }, /Charge 1/],
  [
    'a pointer that would move to another diagnosis',
    { diagnoses: [E119!, I10!], charges: [charge('1', { diagnoses: ['E119'] })] },
    { diagnoses: [I10!] },
    /Charge 1/,
  ],
  ['half a payer', { coverage: null }, { coverage: { payerId: '1', payerName: null, filingIndicator: null } }, /payer/],
  ['half a provider', { referringProvider: null }, { referringProvider: npi }, /no referring provider yet/],
] as const) {
  test(`refused whole: ${why}`, () => {
    const refused = correct(visit(known as Partial<Encounter>), { ...noChanges, ...(said as Partial<Changes>) }, null);
    expect(refused).toEqual({ refused: expect.stringMatching(because) as string });
  });
}
