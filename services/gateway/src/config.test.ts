import { newTokenKey } from '@chargeline/security';
import { expect, test } from 'vitest';
import { gatewayConfig } from './config.js';

test('nothing need be set', () => expect(gatewayConfig({})).toEqual({ signingKey: null, firstUsers: [] }));

test('a signing key is read', () =>
  expect(gatewayConfig({ GATEWAY_SIGNING_KEY: newTokenKey() }).signingKey?.algorithm).toBe('EdDSA'));

test('a password may have colons; name and tenant have none', () => {
  const { firstUsers } = gatewayConfig({ GATEWAY_FIRST_USERS: 'ann@example.org:pass:word:s:acme bob:password:other' });
  expect(firstUsers).toEqual([
    { name: 'ann@example.org', password: 'pass:word:s', tenantId: 'acme' },
    { name: 'bob', password: 'password', tenantId: 'other' },
  ]);
});

for (const [why, env] of [
  ['a short password', { GATEWAY_FIRST_USERS: 'ann:canary:acme' }],
  ['no tenant', { GATEWAY_FIRST_USERS: 'ann:canary-password' }],
  ['a key that is none', { GATEWAY_SIGNING_KEY: 'canary' }],
] as const) {
  test(`stops the start, without the value: ${why}`, () => {
    expect(() => gatewayConfig(env)).toThrow(/GATEWAY_FIRST_USERS|signing key/);
    expect(() => gatewayConfig(env)).not.toThrow(/canary/);
  });
}
