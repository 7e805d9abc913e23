import { ChargeChange } from '@chargeline/contracts';
import { noChanges } from '@chargeline/contracts/testing';
import { expect, test } from 'vitest';
import { changesOf, identityChange } from './changes.js';
import { Correction } from './correction.js';

const nothing = {
  lastName: null,
  firstName: null,
  middleName: null,
  birthDate: null,
  deathDate: null,
  sex: null,
  address: null,
  medicalRecordNumber: null,
  accountNumber: null,
  phone: null,
};

const line = ChargeChange.parse({ chargeId: '2' });

const provider = {
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

for (const [why, correction, changes] of [
  [
    'a code and its price',
    { lines: [{ chargeId: '2', code: 'j1885', charge: '12.50' }] },
    {
      charges: [{ ...line, code: 'J1885', chargeCents: 1_250 }],
    },
  ],
  [
    'modifiers and pointers',
    { lines: [{ chargeId: '2', modifiers: ['tc'], diagnoses: ['e11.9'] }] },
    {
      charges: [{ ...line, modifiers: ['TC'], diagnoses: ['E119'] }],
    },
  ],
  ['a line taken out', { lines: [{ chargeId: '2', remove: true }] }, { charges: [{ ...line, remove: true }] }],
  [
    'diagnoses',
    { diagnoses: ['j06.9', '44054006'] },
    {
      diagnoses: [
        { code: 'J069', system: 'ICD10CM' },
        { code: '44054006', system: 'other' },
      ],
    },
  ],
  ['an NPI', { renderingProvider: { npi: '1003000126' } }, { renderingProvider: provider }],
  ['a payer', { payer: { id: '60054' } }, { coverage: { payerId: '60054', payerName: null, filingIndicator: null } }],
  [
    'sex and relationship go open',
    { patient: { sex: 'F' }, relationship: '01' },
    {
      patient: { sex: 'F', relationship: '01' },
    },
  ],
  ['names do not', { patient: { lastName: 'Doe' }, memberId: 'M1' }, {}],
  [
    'an address of a facility',
    {
      facility: { address: { line1: '1 Main Street', city: 'Pittsburgh', state: 'PA', zip: '15213-4001' } },
    },
    {
      facility: {
        ...provider,
        npi: null,
        address: { line1: '1 Main Street', line2: null, city: 'Pittsburgh', state: 'PA', zip: '152134001' },
      },
    },
  ],
  ['days', { serviceFrom: '2025-06-03' }, { serviceFrom: '2025-06-03' }],
  ['a patient who lives', { erase: ['deathDate'] }, { erase: ['deathDate'] }],
  ['what is empty again', { erase: ['facility'] }, { erase: ['facility'] }],
] as const) {
  test(why, () => {
    const parsed = Correction.parse(correction);
    expect(changesOf(parsed, [], null)).toEqual({ ...noChanges, ...changes });
  });
}

test('cleared rules and a sealed identity travel along', () => {
  const identity = { sealed: 'k1.AAAA', holds: ['memberId'] };
  expect(changesOf({}, ['DUP-002'], identity)).toEqual({ ...noChanges, clears: ['DUP-002'], identity });
});

for (const [why, correction, identity] of [
  ['nothing of the patient', { placeOfService: '22' }, null],
  ['sex alone is no identity', { patient: { sex: 'F' } }, null],
  [
    'a name',
    { patient: { lastName: 'Doe', sex: 'F' } },
    {
      patient: { ...nothing, lastName: 'Doe' },
      subscriber: null,
      memberId: null,
      groupNumber: null,
    },
  ],
  ['a member number', { memberId: 'M1' }, { patient: nothing, subscriber: null, memberId: 'M1', groupNumber: null }],
] as const) {
  test(`identity: ${why}`, () => expect(identityChange(Correction.parse(correction))).toEqual(identity));
}
