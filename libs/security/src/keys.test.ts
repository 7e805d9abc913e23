import { expect, test } from 'vitest';
import { blindIndex, encounterIdOf, keyring, newKeyring } from './index.js';

const key = Buffer.alloc(32, 1).toString('base64');

for (const [why, json, message] of [
  ['not JSON', 'secret-canary', /not JSON/],
  [
    'a short key',
    JSON.stringify({ current: 'k1', sealing: { k1: 'c2hvcnQ=' }, index: key }),
    /sealing\.k1 is not 32 bytes/,
  ],
  ['no index key', JSON.stringify({ current: 'k1', sealing: { k1: key } }), /index/],
  [
    'the current version is missing',
    JSON.stringify({ current: 'k2', sealing: { k1: key }, index: key }),
    /k2 is not in it/,
  ],
] as const) {
  test(`a keyring is refused: ${why}`, () => {
    expect(() => keyring(json)).toThrow(message);
    expect(() => keyring(json)).not.toThrow(/secret-canary|c2hvcnQ/);
  });
}

const keys = keyring(JSON.stringify({ current: 'k1', sealing: { k1: key }, index: key }));

test('an index is the same for the same identifier, whatever its case and blanks', () => {
  expect(blindIndex(keys, 'acme', 'mrn', ' ab12 ')).toBe(blindIndex(keys, 'acme', 'mrn', 'AB12'));
});

for (const [what, tenant, purpose, ring] of [
  ['tenant', 'other', 'mrn', keys],
  ['purpose', 'acme', 'member', keys],
  ['index key', 'acme', 'mrn', keyring(newKeyring())],
] as const) {
  test(`another ${what} gives another index`, () => {
    expect(blindIndex(ring, tenant, purpose, 'AB12')).not.toBe(blindIndex(keys, 'acme', 'mrn', 'AB12'));
  });
}

test('an encounter id does not change when the sealing key rotates', () => {
  const rotated = keyring(JSON.stringify({ current: 'k2', sealing: { k1: key, k2: key }, index: key }));
  expect(encounterIdOf(rotated, 'acme', 'clinic', 'V1')).toBe(encounterIdOf(keys, 'acme', 'clinic', 'V1'));
  expect(encounterIdOf(keys, 'acme', 'clinic', 'V1')).not.toBe(encounterIdOf(keys, 'acme', 'hospital', 'V1'));
});
