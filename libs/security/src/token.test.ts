import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { callerOf, issueToken, newTokenKey, tokenKey } from './index.js';

const key = tokenKey(newTokenKey());
const foreign = tokenKey(newTokenKey());
const caller = { subject: 'ann', tenantId: 'acme', roles: ['biller'] };
const now = new Date('2025-06-02T12:00:00Z');
const seconds = Math.floor(now.getTime() / 1_000);
const token = await issueToken(caller, key, now, 900);
const [header, payload, signature] = token.split('.') as [string, string, string];

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const decoded = (part: string): object => JSON.parse(Buffer.from(part, 'base64url').toString()) as object;
const claims = decoded(payload);
const ours = { alg: 'EdDSA', kid: key.kid, typ: 'JWT' };

/** A token of any header and claims, properly signed by a key of ours or of an attacker. */
function signed(head: object, body: object, by: KeyObject = key.privateKey): string {
  const input = `${encoded(head)}.${encoded(body)}`;
  return `${input}.${sign(null, Buffer.from(input), by).toString('base64url')}`;
}

const hmac = (secret: string): string => {
  const input = `${encoded({ ...ours, alg: 'HS256' })}.${payload}`;
  return `${input}.${createHmac('sha256', Buffer.from(secret, 'latin1')).update(input).digest('base64url')}`;
};
const pemOfPublic = key.publicKey.export({ format: 'pem', type: 'spki' }).toString();
const derOfPublic = key.publicKey.export({ format: 'der', type: 'spki' }).toString('latin1');
const jwk = foreign.publicKey.export({ format: 'jwk' });

test('a token says who bears it', async () => expect(await callerOf(token, key, now)).toEqual(caller));

test('its claims are issuer, audience, times and an id of its own', () => {
  expect(claims).toMatchObject({
    iss: 'chargeline',
    aud: 'chargeline-api',
    sub: 'ann',
    iat: seconds,
    exp: seconds + 900,
  });
  expect(claims).toHaveProperty('jti');
});

test('a header and claims that this test signs itself are taken: the rows below fail for their own reason', async () =>
  expect(await callerOf(signed(ours, claims), key, now)).toEqual(caller));

/** The same 64 bytes of signature with another last character: four bits of it are spare. */
const spare = (): string => {
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return `${token.slice(0, -1)}${digits.charAt(digits.indexOf(token.slice(-1)) ^ 1)}`;
};

for (const [why, attack] of [
  ['F1 alg none, no signature', `${encoded({ ...ours, alg: 'none' })}.${payload}.`],
  ['F1 alg None in another case', signed({ ...ours, alg: 'None' }, claims)],
  ['F2 HS256 with the public key in PEM as its secret', hmac(pemOfPublic)],
  ['F2 HS256 with the public key in DER as its secret', hmac(derOfPublic)],
  ['F3 kid is a path', signed({ ...ours, kid: '../../dev/null' }, claims, foreign.privateKey)],
  ['F3 kid is SQL', signed({ ...ours, kid: "x' union select 'k" }, claims, foreign.privateKey)],
  ['F3 kid of a foreign key', signed({ ...ours, kid: foreign.kid }, claims, foreign.privateKey)],
  ['F4 jwk in the header', signed({ ...ours, jwk }, claims, foreign.privateKey)],
  ['F4 jku in the header, signed by us', signed({ ...ours, jku: 'https://attacker.example/keys' }, claims)],
  ['F4 x5u in the header, signed by us', signed({ ...ours, x5u: 'https://attacker.example/cert' }, claims)],
  ['a critical extension, signed by us', signed({ ...ours, crit: ['b64'], b64: true }, claims)],
  ['no kid, signed by us', signed({ alg: 'EdDSA', typ: 'JWT' }, claims)],
  ['another type, signed by us', signed({ ...ours, typ: 'at+jwt' }, claims)],
  ['F5 expired a second ago', signed(ours, { ...claims, exp: seconds - 1 })],
  ['F5 expires this second', signed(ours, { ...claims, exp: seconds })],
  ['F5 not yet valid', signed(ours, { ...claims, nbf: seconds + 60 })],
  ['F5 never expires', signed(ours, { ...claims, exp: undefined })],
  ['F6 another audience', signed(ours, { ...claims, aud: 'other-api' })],
  ['F6 another issuer', signed(ours, { ...claims, iss: 'attacker' })],
  ['F6 no issuer', signed(ours, { ...claims, iss: undefined })],
  ['F8 signature stripped', `${header}.${payload}.`],
  ['F8 two parts', `${header}.${payload}`],
  ['F8 trailing bytes', `${token}AAAA`],
  ['F8 a trailing dot', `${token}.`],
  ['F8 a trailing blank', `${token} `],
  ['F8 another spelling of the same signature', spare()],
  ['F8 padding', `${token}==`],
  ['F8 claims changed under the signature', `${header}.${encoded({ ...claims, tenant: 'other' })}.${signature}`],
  ['F8 signed by a foreign key under our header', signed(ours, claims, foreign.privateKey)],
  ['F9 a megabyte, signed by us', signed(ours, { ...claims, filler: 'x'.repeat(1_000_000) })],
  ['F9 compressed', signed({ ...ours, zip: 'DEF' }, claims)],
  ['F9 five parts, as an encrypted token has', `${token}.a.b`],
  ['no tenant', signed(ours, { ...claims, tenant: undefined })],
  ['roles that are a text', signed(ours, { ...claims, roles: 'admin' })],
  ['no subject', signed(ours, { ...claims, sub: '' })],
  ['an empty text', ''],
] as const) {
  test(`refused: ${why}`, async () => {
    await expect(callerOf(attack, key, now)).rejects.toMatchObject({
      code: 'CHL_SECURITY_TOKEN_REFUSED',
      retriable: false,
      message: 'The token is not one of ours, or no longer valid.',
    });
  });
}

const pem = (pair: { privateKey: KeyObject }): string =>
  pair.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();

test('a P-256 key signs ES256', async () => {
  const elliptic = tokenKey(pem(generateKeyPairSync('ec', { namedCurve: 'P-256' })));
  expect(elliptic.algorithm).toBe('ES256');
  expect(await callerOf(await issueToken(caller, elliptic, now, 900), elliptic, now)).toEqual(caller);
});

test('a key may come with its line ends spelled out', () => {
  const text = newTokenKey();
  expect(tokenKey(text.replaceAll('\n', String.raw`\n`)).kid).toBe(tokenKey(text).kid);
});

for (const [why, text, because] of [
  ['not a key', 'secret-canary', /not a private key/],
  ['a public key', pemOfPublic, /not a private key/],
  ['RSA', pem(generateKeyPairSync('rsa', { modulusLength: 2_048 })), /neither Ed25519 nor P-256/],
  ['another curve', pem(generateKeyPairSync('ec', { namedCurve: 'secp256k1' })), /neither Ed25519 nor P-256/],
] as const) {
  test(`a signing key is refused: ${why}`, () => {
    expect(() => tokenKey(text)).toThrow(because);
    expect(() => tokenKey(text)).not.toThrow(/secret-canary|BEGIN/);
  });
}
