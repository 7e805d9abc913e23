import { SealedIdentity } from '@chargeline/contracts';
import { expect, test } from 'vitest';
import { keyring, newKeyring, seal, sealingWith, unseal, withNewKey } from './index.js';

const place = { tenantId: 'acme', encounterId: 'e1', eventId: 'v1' };
const identity = SealedIdentity.parse({ patient: { lastName: 'Canary' } });

test('a new key is known before it seals', () => {
  const before = newKeyring();
  const { keyring: after, version } = withNewKey(before);
  expect(version).toBe('k2');
  expect(keyring(after).current).toBe('k1');
  expect(keyring(after).sealingKey('k2')).toHaveLength(32);
  expect(keyring(after).sealingKey('k1')).toEqual(keyring(before).sealingKey('k1'));
  expect(keyring(after).indexKey).toEqual(keyring(before).indexKey);
});

test('versions count on from the highest, whatever others are called', () => {
  const key = Buffer.alloc(32, 1).toString('base64');
  const ring = JSON.stringify({ current: 'old', sealing: { old: key, k9: key, k10: key }, index: key });
  expect(withNewKey(ring).version).toBe('k11');
});

test('what was sealed before and after a rotation opens with the ring after it', () => {
  const before = newKeyring();
  const { keyring: known, version } = withNewKey(before);
  const after = sealingWith(known, version);
  expect(keyring(after).current).toBe('k2');
  for (const ring of [before, known, after]) {
    const sealed = seal(identity, place, keyring(ring));
    expect(unseal(sealed, place, keyring(after))).toEqual(identity);
  }
});

test('a version that is not in the ring cannot seal, and a ring that is none cannot rotate', () => {
  const ring = newKeyring();
  expect(() => sealingWith(ring, 'k7')).toThrow('The keyring has no version k7. It has k1.');
  expect(() => withNewKey('{}')).toThrow(/keyring cannot be used/);
  expect(() => sealingWith('secret-canary', 'k1')).not.toThrow(/secret-canary/);
});
