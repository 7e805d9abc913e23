import { SealedIdentity } from '@chargeline/contracts';
import { expect, test } from 'vitest';
import { holdsOf, keyring, newKeyring, seal, unseal } from './index.js';

const keys = keyring(newKeyring());
const place = { tenantId: 'acme', encounterId: 'e1', eventId: 'v1' };
const identity = SealedIdentity.parse({
  patient: {
    lastName: 'Canary',
    firstName: 'Ann',
    birthDate: '1980-01-02',
    address: { line1: '1 Main', city: 'Erie', state: 'PA', zip: '16501' },
  },
  memberId: 'M-4711',
});
const sealed = seal(identity, place, keys);

test('what was sealed opens equal at its place', () => expect(unseal(sealed, place, keys)).toEqual(identity));

test('nothing of it is readable, and two seals of the same differ', () => {
  expect(Buffer.from(sealed.split('.')[1]!, 'base64url').toString('latin1')).not.toMatch(/Canary|4711|1980/);
  expect(seal(identity, place, keys)).not.toBe(sealed);
});

const changed = (at: number): string => {
  const block = Buffer.from(sealed.slice(3), 'base64url');
  block.writeUInt8(block.readUInt8(at) ^ 1, at);
  return `k1.${block.toString('base64url')}`;
};

for (const [why, text, at, ring] of [
  ['another tenant', sealed, { ...place, tenantId: 'other' }, keys],
  ['another encounter', sealed, { ...place, encounterId: 'e2' }, keys],
  ['another event', sealed, { ...place, eventId: 'v2' }, keys],
  ['parts of the place moved into each other', sealed, { tenantId: 'acm', encounterId: 'ee1', eventId: 'v1' }, keys],
  ['another key of the same version', sealed, place, keyring(newKeyring())],
  ['a version that is not in the ring', sealed.replace('k1.', 'k9.'), place, keys],
  ['a changed IV', changed(0), place, keys],
  ['a changed tag', changed(12), place, keys],
  ['a changed body', changed(40), place, keys],
  ['a block cut short', 'k1.AAAA', place, keys],
  ['no version', 'nonsense', place, keys],
] as const) {
  test(`does not open: ${why}`, () => {
    expect(() => unseal(text, at, ring)).toThrow(
      expect.objectContaining({ code: 'CHL_SECURITY_SEAL_BROKEN', retriable: false }),
    );
  });
}

test('an old version still opens after the key was rotated', () => {
  const first = JSON.parse(newKeyring()) as { current: string; sealing: Record<string, string>; index: string };
  const second = JSON.parse(newKeyring()) as typeof first;
  const before = seal(identity, place, keyring(JSON.stringify(first)));
  const rotated = keyring(
    JSON.stringify({ current: 'k2', sealing: { ...first.sealing, k2: second.sealing['k1'] }, index: first.index }),
  );
  expect(unseal(before, place, rotated)).toEqual(identity);
  expect(seal(identity, place, rotated)).toMatch(/^k2\./);
});

test('what an identity holds is told by name only', () => {
  expect(holdsOf(identity)).toEqual([
    'patient',
    'patient.lastName',
    'patient.firstName',
    'patient.birthDate',
    'patient.address',
    'patient.address.line1',
    'patient.address.city',
    'patient.address.state',
    'patient.address.zip',
    'memberId',
  ]);
});
