import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { issueToken, newTokenKey, tokenKey } from '@chargeline/security';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aClaim } from './a-claim.js';
import { pour } from './pour.js';
import { TENANT, WholeLine } from './whole-line.js';

const PEM = newTokenKey();
const KEY = tokenKey(PEM);
const PUBLIC = KEY.publicKey.export({ format: 'pem', type: 'spki' }).toString();

const UNKNOWN = 'has a field that is not known here';

let line: WholeLine;
let token: string;
beforeAll(async () => {
  line = await WholeLine.open({ GATEWAY_SIGNING_KEY: PEM });
  token = await tokenOf(TENANT);
});
afterAll(() => line.close());

const tokenOf = (tenantId: string, now = new Date()): Promise<string> =>
  issueToken({ subject: 'bea', tenantId, roles: ['biller'] }, KEY, now, 900);

interface Said {
  readonly status: number;
  readonly body: unknown;
}

async function ask(path: string, init: RequestInit = {}, bearer = token): Promise<Said> {
  const headers = { authorization: `Bearer ${bearer}`, ...init.headers };
  const response = await fetch(`${line.line.doors.gateway}/api/v1/${path}`, { ...init, headers });
  return { status: response.status, body: await response.json() };
}

let number = 0;
const aKey = (): string => `key-${(number += 1)}`;

function submit(body: unknown, { key = aKey(), bearer = token } = {}): Promise<Said> {
  return ask(
    'claims/batch',
    {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    },
    bearer,
  );
}

const problem = (status: number, title: string, code: string, detail: string, errors?: readonly object[]): Said => ({
  status,
  body: { type: 'about:blank', title, status, detail, code, ...(errors && { errors }) },
});

const encountersOf = ({ body }: Said): readonly string[] =>
  (body as { readonly claims: readonly { readonly encounterId: string }[] }).claims.map(
    ({ encounterId }) => encounterId,
  );

/** Only these claims came in, once each; and the next good batch passes. */
async function tookOnly(encounters: readonly string[]): Promise<void> {
  const good = await submit({ claims: [aClaim(aKey())] });
  expect(good.status).toBe(202);
  await line.tookOnly([...encounters, ...encountersOf(good)]);
}

describe('tokens', () => {
  const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const payload = (): string => token.split('.')[1]!;
  const confused = (): string => {
    const input = `${encoded({ alg: 'HS256', kid: KEY.kid, typ: 'JWT' })}.${payload()}`;
    return `${input}.${createHmac('sha256', PUBLIC).update(input).digest('base64url')}`;
  };
  const changed = (): string => {
    const claims = JSON.parse(Buffer.from(payload(), 'base64url').toString()) as object;
    return token.replace(payload(), encoded({ ...claims, tenant: 'other', roles: ['admin'] }));
  };
  const stranger = tokenKey(newTokenKey());
  const caller = { subject: 'bea', tenantId: TENANT, roles: ['biller'] };

  for (const [why, forged] of [
    ['F1 alg none', () => `${encoded({ alg: 'none', kid: KEY.kid, typ: 'JWT' })}.${payload()}.`],
    ['F2 HS256 with the public key for a secret', confused],
    ['F5 expired', () => tokenOf(TENANT, new Date(Date.now() - 3_600_000))],
    ['F8 the signature stripped', () => token.slice(0, token.lastIndexOf('.') + 1)],
    ['F8 claims changed under the signature', changed],
    ['F8 signed by a stranger', () => issueToken(caller, stranger, new Date(), 900)],
  ] as const) {
    test(why, async () => {
      expect(await submit({ claims: [aClaim('FORGED')] }, { bearer: await forged() })).toEqual(
        problem(401, 'Unauthorized', 'CHL_GATEWAY_NO_TOKEN', 'This needs a valid token from POST /api/v1/auth/token.'),
      );
      await tookOnly([]);
    });
  }

  test('F9 a token of a megabyte: the connection ends before anybody looks at it', async () => {
    const { status } = await fetch(`${line.line.doors.gateway}/api/v1/claims/failed`, {
      headers: { authorization: `Bearer ${'a'.repeat(1_000_000)}` },
    });
    expect(status).toBe(431);
    await tookOnly([]);
  });

  test('F10 a claim of this tenant is unknown to a token of another', async () => {
    const mine = await submit({ claims: [aClaim('MINE')] });
    const [encounter] = encountersOf(mine);
    await tookOnly(encountersOf(mine));
    expect(await ask(`claims/${encounter}/status`, {}, await tokenOf('other'))).toEqual(
      problem(404, 'Not Found', 'CHL_GATEWAY_UNKNOWN_CLAIM', 'This tenant has no claim or encounter of this id.'),
    );
    expect(await ask(`claims/${encounter}/status`)).toMatchObject({ status: 200, body: { status: 'posted' } });
  });
});

describe('bodies', () => {
  const text = (): string => JSON.stringify({ claims: [aClaim('BAD')] });
  const unreadable = problem(
    400,
    'Bad Request',
    'CHL_GATEWAY_UNREADABLE',
    'The request cannot be read: its body must be JSON of unique, ordinary keys.',
  );
  const misfit = (path: string, fault: string): Said =>
    problem(
      422,
      'Unprocessable Entity',
      'CHL_GATEWAY_DOES_NOT_CONFORM',
      'The request does not conform to its schema.',
      [{ path, fault }],
    );
  const TOO_LARGE = problem(
    413,
    'Payload Too Large',
    'CHL_GATEWAY_TOO_LARGE',
    'The body is larger than this operation takes.',
  );

  for (const [why, body, answer] of [
    ['F10 a tenant in the body', () => ({ claims: [aClaim('BAD')], tenantId: 'other' }), misfit('(whole)', UNKNOWN)],
    [
      'F11 a claim that says it is paid',
      () => ({ claims: [{ ...aClaim('BAD'), paid: true }] }),
      misfit('claims.0', UNKNOWN),
    ],
    [
      'F11 a good claim beside a bad one: both are refused',
      () => ({ claims: [aClaim('GOOD'), { ...aClaim('BAD'), role: 'admin' }] }),
      misfit('claims.1', UNKNOWN),
    ],
    ['F19 a prototype key', () => text().replace('"reference"', '"__proto__":{"paid":true},"reference"'), unreadable],
    [
      'F19 a constructor with a prototype',
      () => text().replace('"reference"', '"constructor":{"prototype":{"paid":true}},"reference"'),
      unreadable,
    ],
    ['B5 a key twice', () => text().replace('"reference"', '"reference":"OTHER","reference"'), unreadable],
    [
      'B1 501 claims',
      () => ({ claims: Array.from({ length: 501 }, (_, at) => aClaim(`R${at}`)) }),
      misfit('claims', 'is too long or too large'),
    ],
    ['B3 arrays 100,000 deep', () => `{"claims":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, unreadable],
    ['F17 a body of 17 MB', () => ' '.repeat(17_000_000), TOO_LARGE],
  ] as readonly (readonly [string, () => unknown, Said])[]) {
    test(why, async () => {
      expect(await submit(body())).toEqual(answer);
      await tookOnly([]);
    });
  }

  test('F17 a body without a length is cut off at 16 MB, before its end', async () => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': aKey() };
    const url = `${line.line.doors.gateway}/api/v1/claims/batch`;
    const { status, body } = await pour(url, headers, 16 * 1024 * 1024 + 1);
    expect({ status, body: JSON.parse(body) as unknown }).toEqual(TOO_LARGE);
    await tookOnly([]);
  });

  test('F17 ten thousand headers: the request ends before anybody looks at it', async () => {
    const asked = request(`${line.line.doors.gateway}/api/v1/health`);
    for (let at = 0; at < 10_000; at += 1) asked.setHeader(`x-${at}`, '1');
    const status = await new Promise((resolve, reject) => {
      asked.on('response', (response) => resolve(response.resume().statusCode));
      asked.on('error', reject);
      asked.end();
    });
    expect(status).toBe(431);
    await tookOnly([]);
  });
});

describe('requests that mean two things', () => {
  const login = 'POST /api/v1/auth/token HTTP/1.1\r\nHost: gateway\r\nContent-Type: application/json\r\n';
  for (const [why, text] of [
    ['F18 a length and chunks', `${login}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
    ['F18 two lengths', `${login}Content-Length: 2\r\nContent-Length: 4\r\n\r\n{}{}`],
  ] as const) {
    test(why, async () => {
      const { hostname, port } = new URL(line.line.doors.gateway);
      const socket = connect({ host: hostname, port: Number(port) });
      await once(socket, 'connect');
      socket.write(text);
      let answer = '';
      for await (const chunk of socket as AsyncIterable<Buffer>) answer += chunk.toString();
      expect(answer).toMatch(/^HTTP\/1\.1 400 /);
      expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1);
      await tookOnly([]);
    });
  }

  test('F22 a page of another origin is granted nothing', async () => {
    const { headers } = await fetch(`${line.line.doors.gateway}/api/v1/health`, { headers: { origin: 'null' } });
    expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });
});

describe('pages', () => {
  for (const [why, query, path, fault] of [
    ['F16 a limit of 10^9', 'limit=1000000000', 'limit', 'is not well formed'],
    ['F16 a forged cursor', 'after=WyJ4Il0', 'after', 'is not a cursor that a page ended with'],
    ['F14 an object for a limit', 'limit[$gt]=1', '(whole)', UNKNOWN],
    ['F13 SQL for a status', "status=held' or '1'='1", 'status', 'is none of the allowed values'],
    ['F19 a prototype key in the query', '__proto__[limit]=1', '(whole)', UNKNOWN],
  ] as const) {
    test(why, async () => {
      expect(await ask(`claims/failed?${query}`)).toEqual(
        problem(400, 'Bad Request', 'CHL_GATEWAY_DOES_NOT_CONFORM', 'The request does not conform to its schema.', [
          { path, fault },
        ]),
      );
      await tookOnly([]);
    });
  }
});

test('F20 an idempotency key used again: the same body has the same answer, another is 409, and neither has an effect', async () => {
  const key = aKey();
  const first = await submit({ claims: [aClaim('ONCE'), aClaim('TWICE')] }, { key });
  expect(first.status).toBe(202);
  expect(await submit({ claims: [aClaim('ONCE'), aClaim('TWICE')] }, { key })).toEqual(first);
  expect(await submit({ claims: [aClaim('ONCE')] }, { key })).toEqual(
    problem(409, 'Conflict', 'CHL_GATEWAY_KEY_REUSED', 'This Idempotency-Key was used before, for another body.'),
  );
  await tookOnly(encountersOf(first));
});
