import { Changes, type Encounter, SealedIdentity } from '@chargeline/contracts';
import { encounter as office } from '@chargeline/contracts/testing';
import { keyring, newKeyring, seal } from '@chargeline/security';
import { expect, test } from 'vitest';
import { digestOf } from './arrival.js';

const keys = keyring(newKeyring());
const { encounterId } = office;
const event = { id: 'v1', tenant: office.tenantId, correlation: 'c1', traceparent: '', releases: {} };
const place = { tenantId: office.tenantId, encounterId, eventId: event.id };

const told = (changes: Partial<Encounter>): string =>
  digestOf({ event, encounterId, told: { ...office, ...changes } }, keys);

function corrected(patient: Partial<SealedIdentity['patient']>, facility: object): string {
  const identity = SealedIdentity.parse({ patient: { lastName: 'Doe' } });
  const sealed = seal({ ...identity, patient: { ...identity.patient, ...patient } }, place, keys);
  const changes = Changes.parse({ facility: { name: 'Annex', ...facility }, identity: { sealed, holds: [] } });
  return digestOf({ event, encounterId, changes }, keys);
}

const { servedAfterDeath: _, ...patient } = office.patient;
const { clia: __, ...billingProvider } = office.billingProvider!;

test('what a later release knows and a message does not say leaves its digest as it was', () => {
  const before = { patient, billingProvider } as Partial<Encounter>;
  expect(told({})).toBe(told(before));
  expect(told({ patient: { ...office.patient, servedAfterDeath: false } })).not.toBe(told({}));
  expect(told({ billingProvider: { ...office.billingProvider!, clia: '39D2000000' } })).not.toBe(told({}));
});

test('of a correction likewise, whose seal differs each time', () => {
  expect(corrected({}, {})).toBe(corrected({ deathDate: null }, { clia: null }));
  expect(corrected({ deathDate: '2025-06-02' }, {})).not.toBe(corrected({}, {}));
  expect(corrected({}, { clia: '39D2000000' })).not.toBe(corrected({}, {}));
});

test('what has always been told as nothing is digested as nothing', () => {
  const { facility: ___, ...without } = office;
  expect(told({})).not.toBe(told({ ...without, facility: undefined } as unknown as Encounter));
});
