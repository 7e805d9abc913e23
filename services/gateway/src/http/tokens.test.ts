import { newTokenKey, type TokenKey, tokenKey } from '@chargeline/security';
import { testContext } from '@chargeline/runtime/testing';
import { expect, test, vi } from 'vitest';
import { Tokens } from './tokens.js';

const ann = { subject: 'ann', tenantId: 'acme', roles: ['biller'] };

function gateway(signingKey: TokenKey | null, at = '2025-06-02T12:00:00Z') {
  const { logger } = testContext();
  const warn = vi.spyOn(logger, 'warn');
  return { warn, tokens: new Tokens({ signingKey, firstUsers: [] }, () => new Date(at), logger) };
}

test('without a key one is made, which the log says and does not show', async () => {
  const { tokens, warn } = gateway(null);
  expect(await tokens.bearer(`Bearer ${await tokens.issue(ann)}`)).toEqual(ann);
  expect(warn.mock.calls).toEqual([['GATEWAY_SIGNING_KEY is not set: tokens are good for this process only']]);
});

test('members that share a key take each other’s tokens, for 15 minutes', async () => {
  const key = tokenKey(newTokenKey());
  const header = `bearer ${await gateway(key).tokens.issue(ann)}`;
  expect(await gateway(key, '2025-06-02T12:14:59Z').tokens.bearer(header)).toEqual(ann);
  await expect(gateway(key, '2025-06-02T12:15:00Z').tokens.bearer(header)).rejects.toMatchObject({ status: 401 });
  await expect(gateway(tokenKey(newTokenKey())).tokens.bearer(header)).rejects.toMatchObject({ status: 401 });
});

for (const [header, challenge] of [
  [undefined, 'Bearer'],
  ['Basic abc', 'Bearer'],
  ['Bearer a.b.c', 'Bearer error="invalid_token"'],
] as const) {
  test(`${header ?? 'no header'} is challenged with ${challenge}`, async () => {
    await expect(gateway(tokenKey(newTokenKey())).tokens.bearer(header)).rejects.toMatchObject({
      code: 'CHL_GATEWAY_NO_TOKEN',
      headers: { 'www-authenticate': challenge },
    });
  });
}
