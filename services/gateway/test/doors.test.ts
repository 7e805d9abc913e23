import { request } from 'node:http';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { ROLES } from '../src/domain/role.js';
import { Users } from '../src/store/users.js';
import { aGateway, first, type TestGateway } from './a-gateway.js';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await aGateway();
});
afterAll(() => gateway.stop());

const OPEN = ['/api/v1/auth/token', '/api/v1/health', '/api/v1/metrics', '/api/v1/openapi.json'];

interface Schema {
  readonly type?: string;
  readonly additionalProperties?: boolean;
  readonly properties: Record<string, Schema>;
  readonly items: Schema;
}

interface Operation {
  readonly description?: string;
  readonly parameters: readonly { readonly name: string }[];
  readonly requestBody: { readonly content: Record<string, { readonly schema: Schema }> };
  readonly responses: Record<string, unknown>;
}

const document = async (): Promise<Record<string, Record<string, Operation>>> => {
  const { text } = await gateway.get('openapi.json');
  return (JSON.parse(text) as { paths: Record<string, Record<string, Operation>> }).paths;
};

const operations = async (): Promise<readonly (readonly [path: string, method: string, Operation])[]> =>
  Object.entries(await document()).flatMap(([path, at]) =>
    Object.entries(at).map(([method, operation]) => [path, method, operation] as const),
  );

const call = (path: string, method: string, headers: Record<string, string> = {}) => {
  const at = path.replace('/api/v1/', '').replace('{id}', 'C0000000000000000001');
  return method === 'post' ? gateway.post(at, {}, headers) : gateway.get(at, headers);
};

test('OpenAPI 3.1 describes every route that the gateway has', async () => {
  const described = (await operations()).map(([path, method]) => `${path} (${method.toUpperCase()})`);
  const fastify = gateway.room.running.app.getHttpAdapter().getInstance();
  const routes = ['GET', 'POST'].flatMap((method): string[] => {
    const tree: string = fastify.printRoutes({ commonPrefix: false, method });
    return tree.match(/\/api\/.*/g) ?? [];
  });
  expect(routes).toHaveLength(17);
  expect(described.sort()).toEqual(routes.map((route) => route.replace(/:(\w+)/g, '{$1}')).sort());
});

test('OpenAPI takes its schemas from those that check', async () => {
  const all = await operations();
  const described = (path: string) => first(all.filter(([one]) => one === path))[2];
  const batch = described('/api/v1/claims/batch');
  const schema = batch.requestBody.content['application/json']?.schema;
  expect(schema).toMatchObject({ additionalProperties: false });
  expect(schema?.properties['claims']).toMatchObject({ minItems: 1, maxItems: 500 });
  expect(schema?.properties['claims']?.items.properties['serviceFrom']).toMatchObject({
    type: 'string',
    format: 'date',
  });
  expect(batch.parameters).toMatchObject([{ name: 'Idempotency-Key', in: 'header', required: true }]);
  expect(Object.keys(batch.responses)).toEqual(['202', '400', '401', '403', '409', '413', '415', '422', '500', '503']);
  const failed = described('/api/v1/claims/failed');
  expect(failed.parameters.map(({ name }) => name)).toEqual(['status', 'after', 'limit']);
});

test('only four paths are open', async () => {
  const open: string[] = [];
  for (const [path, method] of await operations()) {
    const { json, headers } = await call(path, method);
    if (json.code !== 'CHL_GATEWAY_NO_TOKEN' || headers.get('www-authenticate') !== 'Bearer') open.push(path);
  }
  expect(open.sort()).toEqual(OPEN);
});

test('HEAD is guarded as GET is', async () => {
  const { status } = await fetch(`${gateway.room.running.url}/api/v1/claims/failed`, { method: 'HEAD' });
  expect(status).toBe(401);
});

test('what names roles is refused to everybody else', async () => {
  const nobody = await gateway.as('acme', 'visitor');
  for (const [path, method, { description }] of await operations()) {
    if (description === undefined) continue;
    const { status, json } = await call(path, method, nobody);
    expect([path, status, json.code]).toEqual([path, 403, 'CHL_GATEWAY_NOT_YOURS']);
  }
});

test('the first user logs in, and the token opens doors', async () => {
  const { status, headers, json } = await gateway.post('auth/token', { username: 'ann', password: 'correct-horse' });
  expect(status).toBe(200);
  expect(headers.get('cache-control')).toBe('no-store');
  expect(json).toEqual({ access_token: expect.any(String) as string, token_type: 'Bearer', expires_in: 900 });
  const failed = await gateway.get('claims/failed', { authorization: `Bearer ${json.access_token}` });
  expect(failed).toMatchObject({ status: 200, json: { claims: [], next: null } });
});

test('a first user who is there already keeps the password', async () => {
  const users = gateway.room.running.app.get(Users, { strict: false });
  await users.addIfAbsent({ name: 'ann', password: 'another one', tenantId: 'zeta' }, []);
  expect(await users.login('ann', 'another one')).toBeNull();
  expect(await users.login('ann', 'correct-horse')).toMatchObject({ tenantId: 'acme', roles: ROLES });
});

test('a wrong password and an unknown user get one answer', async () => {
  const wrong = await gateway.post('auth/token', { username: 'ann', password: 'correct-hors' });
  const unknown = await gateway.post('auth/token', { username: 'canary', password: 'correct-horse' });
  expect(wrong.status).toBe(401);
  expect(unknown.text).toBe(wrong.text);
  expect(wrong.json).toEqual({
    type: 'about:blank',
    title: 'Unauthorized',
    status: 401,
    detail: 'The name or the password is wrong.',
    code: 'CHL_GATEWAY_LOGIN_REFUSED',
  });
  expect(wrong.headers.get('content-type')).toMatch(/^application\/problem\+json/);
});

for (const [why, header] of [
  ['a token of nobody', 'Bearer aaaa.bbbb.cccc'],
  ['F9 a token of 12 kB', `Bearer ${'a'.repeat(12_000)}.b.c`],
  ['another scheme', 'Basic YW5uOmNvcnJlY3QgaG9yc2U='],
  ['a token with trailing bytes', 'Bearer a.b.c d'],
] as const) {
  test(`refused: ${why}`, async () => {
    expect((await gateway.get('claims/failed', { authorization: header })).status).toBe(401);
  });
}

test('a path that is not there quotes nothing of itself', async () => {
  const { status, text } = await gateway.get('patients/Kanarienvogel?born=1971-03-04');
  expect(status).toBe(404);
  expect(text).not.toMatch(/Kanarienvogel|1971/);
});

for (const [why, id, status, code] of [
  ['bytes that are no UTF-8', 'Kanarienvogel%ff', 400, 'CHL_GATEWAY_UNREADABLE'],
  ['5,000 characters', 'Kanarienvogel'.repeat(400), 414, 'CHL_GATEWAY_PATH_TOO_LONG'],
] as const) {
  test(`a path that the router refuses is a problem, and not quoted: ${why}`, async () => {
    const answer = await gateway.get(`claims/${id}/status`, await gateway.as('acme', 'biller'));
    expect([answer.status, answer.json.code]).toEqual([status, code]);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(answer.text).not.toContain('Kanarienvogel');
  });
}

for (const [why, path, body, status] of [
  ['not JSON', 'auth/token', '{"username":"Kanarienvogel', 400],
  ['F19 a prototype key', 'auth/token', '{"__proto__":{"Kanarienvogel":1}}', 400],
  ['F19 a constructor', 'auth/token', '{"constructor":{"prototype":{"Kanarienvogel":1}}}', 400],
  ['F11 a field of ours', 'auth/token', '{"username":"a","password":"b","roles":["Kanarienvogel"]}', 422],
  ['an array', 'auth/token', '["Kanarienvogel"]', 422],
  ['B3 brackets, 100,000 deep', 'auth/token', '['.repeat(100_000) + ']'.repeat(100_000), 400],
  ['F17 a body larger than the operation takes', 'auth/token', `"${'Kanarienvogel'.repeat(30_000)}"`, 413],
] as const) {
  test(`a problem without the request in it: ${why}`, async () => {
    const answer = await gateway.post(path, body);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect([answer.status, answer.json.status]).toEqual([status, status]);
    expect(answer.text).not.toContain('Kanarienvogel');
  });
}

test('what nobody foresaw is a 500 that tells nothing', async () => {
  const users = gateway.room.running.app.get(Users, { strict: false });
  vi.spyOn(users, 'login').mockRejectedValueOnce(new Error('Kanarienvogel broke it'));
  const { json } = await gateway.post('auth/token', { username: 'ann', password: 'correct-horse' });
  expect(json).toEqual({
    type: 'about:blank',
    title: 'Internal Server Error',
    status: 500,
    detail: 'Something went wrong here. It was logged.',
    code: 'CHL_GATEWAY_UNFORESEEN',
  });
});

for (const [media, path, body] of [
  ['application/xml', 'auth/token', '<a/>'],
  ['application/x-www-form-urlencoded', 'rules/changes', 'action=silence&rule=MOD-050&reason=Kanarienvogel'],
  ['text/plain', 'rules/changes', '{"action":"silence","rule":"MOD-050","reason":"Kanarienvogel"}'],
  ['application/x-www-form-urlencoded', 'claims/file', 'Kanarienvogel=1'],
] as const) {
  test(`a body of another type is refused: ${media} to ${path}`, async () => {
    const headers = { ...(await gateway.as('acme', ...ROLES)), 'content-type': media };
    const answer = await gateway.post(path, body, headers);
    expect([answer.status, answer.json.code]).toEqual([415, 'CHL_GATEWAY_NOT_JSON']);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(answer.text).not.toContain('Kanarienvogel');
  });
}

test('a token is looked at before a body is read', async () => {
  const { hostname, port } = new URL(gateway.room.running.url!);
  const status = await new Promise<number>((resolve, reject) => {
    const asked = request({ hostname, port, method: 'POST', path: '/api/v1/claims/batch' });
    asked.setHeader('content-type', 'application/json');
    asked.setHeader('content-length', 10_000_000);
    asked.once('response', (response) => {
      resolve(response.statusCode!);
      asked.destroy();
    });
    asked.once('error', reject);
    asked.write('{');
  });
  expect(status).toBe(401);
});

test('health and metrics answer', async () => {
  expect(await gateway.get('health')).toMatchObject({ status: 200, json: { status: 'ok' } });
  const metrics = await gateway.get('metrics');
  expect(metrics.headers.get('content-type')).toContain('text/plain');
  expect(metrics.text).toContain('chargeline_records_total');
});
