import { SealedIdentity } from '@chargeline/contracts';
import { expect, test } from 'vitest';
import { patientRefOf, subscriberRefOf } from './indexes.js';
import { keyring } from './keys.js';
import { newKeyring } from './new-keyring.js';

const keys = keyring(newKeyring());
const ref = (patient: object, tenant = 'acme') => patientRefOf(keys, tenant, SealedIdentity.parse({ patient }));

const ann = { lastName: 'Doe', firstName: 'Ann', birthDate: '1980-06-02' };

test('a record number is the patient, whatever the name', () => {
  expect(ref({ ...ann, medicalRecordNumber: 'R1' })).toBe(ref({ lastName: 'Roe', medicalRecordNumber: 'R1' }));
  expect(ref({ ...ann, medicalRecordNumber: 'R1' })).not.toBe(ref({ ...ann, medicalRecordNumber: 'R2' }));
});

test('without one, name and birth date are', () => {
  expect(ref(ann)).toBe(ref({ ...ann, phone: '4125550100' }));
  expect(ref(ann)).not.toBe(ref({ ...ann, birthDate: '1980-06-03' }));
  expect(ref(ann)).not.toBe(ref({ ...ann, medicalRecordNumber: 'R1' }));
});

test('tenants share no patients', () => expect(ref(ann)).not.toBe(ref(ann, 'zeta')));

test('a member has an index, nobody has none', () => {
  expect(subscriberRefOf(keys, 'acme', { memberId: 'M1' })).toMatch(/^[0-9a-f]{32}$/);
  expect(subscriberRefOf(keys, 'acme', { memberId: null })).toBeNull();
});
