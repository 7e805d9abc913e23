import { afterAll, beforeAll, expect, test } from 'vitest';
import { aGateway, type Answer, type TestGateway } from './a-gateway.js';

let gateway: TestGateway;
let visitor: Record<string, string>;
beforeAll(async () => {
  gateway = await aGateway();
  visitor = await gateway.as('acme', 'visitor');
});
afterAll(() => gateway.stop());

const ask = (path: string): Promise<Answer> => gateway.get(`codes/${path}`, visitor);
const validate = (body: unknown): Promise<Answer> => gateway.post('codes/validate', body, visitor);

test('a code on a day, from the tables that come with Chargeline', async () => {
  const { status, json } = await ask('icd10cm/E11.9?on=2025-03-01');
  expect(status).toBe(200);
  expect(json).toEqual({
    system: 'icd10cm',
    code: 'E119',
    on: '2025-03-01',
    standing: 'valid',
    billable: true,
    description: 'Type 2 diabetes mellitus without complications',
    validFrom: '2024-10-01',
    validTo: '2026-09-30',
    replacedBy: [],
    release: 'FY2025',
  });
});

for (const [why, path, standing] of [
  ['G35 on its last day', 'icd10cm/G35?on=2025-09-30', 'valid'],
  ['G35 the day after', 'icd10cm/G35?on=2025-10-01', 'not-billable'],
  ['a CPT number', 'cpt/99213?on=2025-10-01', 'valid'],
  ['a code that was not selected', 'hcpcs/A9999?on=2025-10-01', 'not-in-selection'],
  ['a code set without a release', 'ms-drg/470?on=2025-10-01', 'no-release'],
  ['no code', 'icd10cm/Kanarienvogel?on=2025-10-01', 'not-a-code'],
  ['no code, but SQL', "icd10cm/'%20or%201=1--?on=2025-10-01", 'not-a-code'],
  ['known then: the shipped tables always were', 'icd10cm/I10?on=2025-03-01&knownAt=2020-01-01T00:00:00Z', 'valid'],
] as const) {
  test(`code: ${why}`, async () => {
    expect(await ask(path)).toMatchObject({ status: 200, json: { standing } });
  });
}

test('without a day the day of asking is meant', async () => {
  const before = new Date().toISOString().slice(0, 10);
  const { json } = await ask('icd10cm/I10');
  expect([before, new Date().toISOString().slice(0, 10)]).toContain((json as unknown as { on: string }).on);
});

test('an unknown code set is not there, and not quoted', async () => {
  const { status, json, text } = await ask('Kanarienvogel/I10?on=2025-03-01');
  expect([status, json.code]).toEqual([404, 'CHL_GATEWAY_UNKNOWN_SYSTEM']);
  expect(text).not.toContain('Kanarienvogel');
  expect((await ask('constructor/I10')).status).toBe(404);
});

for (const [why, path] of [
  ['a day that is none', 'icd10cm/I10?on=2025-02-30'],
  ['an empty day', 'icd10cm/I10?on='],
  ['two days', 'icd10cm/I10?on=2025-03-01&on=2025-03-02'],
  ['a moment that is none', 'icd10cm/I10?on=2025-03-01&knownAt=Kanarienvogel'],
  ['a field that is not known', 'icd10cm/I10?Kanarienvogel=1'],
  ['a search for nothing', 'search'],
  ['a search for an empty text', 'search?q='],
  ['a search of 201 characters', `search?q=${'a'.repeat(201)}`],
  ['a search in an unknown code set', 'search?q=asthma&system=Kanarienvogel'],
  ['a limit of 101', 'search?q=asthma&limit=101'],
  ['a search on a day that is none', 'search?q=asthma&on=tomorrow'],
] as const) {
  test(`refused: ${why}`, async () => {
    const { status, json, text } = await ask(path);
    expect([status, json.code]).toEqual([400, 'CHL_GATEWAY_DOES_NOT_CONFORM']);
    expect(text).not.toContain('Kanarienvogel');
  });
}

test('1,000 codes are answered in their order', async () => {
  const asked = ['I10', 'G35', 'E11', 'Q99.99'].map((code) => ({ system: 'icd10cm', code, on: '2025-10-01' }));
  const { status, json } = await validate({ codes: Array.from({ length: 250 }, () => asked).flat() });
  expect(status).toBe(200);
  expect(json.answers).toHaveLength(1_000);
  const standings = ['valid', 'not-billable', 'not-billable', 'not-in-selection'];
  expect(json.answers.map(({ standing }) => standing)).toEqual(Array.from({ length: 250 }, () => standings).flat());
  expect(json.answers.slice(0, 4).map(({ code }) => code)).toEqual(['I10', 'G35', 'E11', 'Q9999']);
});

const item = { system: 'icd10cm', code: 'I10', on: '2025-10-01' };
for (const [why, body, path] of [
  ['1,001 codes', { codes: Array.from({ length: 1_001 }, () => item) }, 'codes'],
  ['no codes', { codes: [] }, 'codes'],
  ['an unknown code set', { codes: [item, { ...item, system: 'Kanarienvogel' }] }, 'codes.1.system'],
  ['a day that is none', { codes: [item, { ...item, on: '2025-13-01' }] }, 'codes.1.on'],
  ['a code of 41 characters', { codes: [{ ...item, code: 'x'.repeat(41) }] }, 'codes.0.code'],
] as const) {
  test(`a batch is refused whole: ${why}`, async () => {
    const { status, json, text } = await validate(body);
    expect([status, json.errors]).toMatchObject([422, [{ path }]]);
    expect(text).not.toContain('Kanarienvogel');
  });
}

test('a search finds by synonym and by slip of the pen, and says so', async () => {
  const { json } = await ask('search?q=hart+atack&system=icd10cm&on=2025-10-01&limit=3');
  expect(json).toMatchObject({
    hits: [{ system: 'icd10cm', code: 'I219', billable: true, release: 'FY2026' }, {}, {}],
    corrected: [
      { from: 'hart', to: 'heart' },
      { from: 'atack', to: 'attack' },
    ],
    replaced: [{ said: 'heart attack' }],
    some: false,
    empty: null,
  });
});

test('a search that finds nothing says why', async () => {
  const { json } = await ask('search?q=zzzzqqqq&on=2025-10-01');
  expect(json).toMatchObject({ hits: [], empty: { why: 'only-a-selection' } });
  expect(await ask('search?q=asthma&on=1999-01-01&system=icd10cm')).toMatchObject({
    json: { hits: [], empty: { why: 'no-release', because: expect.stringContaining('icd10cm') as string } },
  });
});

for (const q of ['" OR 1=1 --', 'NEAR(a b)', 'short:asthma', 'asthma*', '{', '^asthma', "'; drop table words; --"]) {
  test(`a search takes nothing for an operator: ${q}`, async () => {
    expect((await ask(`search?q=${encodeURIComponent(q)}&on=2025-10-01`)).status).toBe(200);
  });
}

test('OpenAPI tells which parameters a search needs', async () => {
  const { text } = await gateway.get('openapi.json');
  const { paths } = JSON.parse(text) as {
    paths: Record<string, { get: { parameters: readonly { name: string; required: boolean }[] } }>;
  };
  const needed = paths['/api/v1/codes/search']?.get.parameters.map(({ name, required }) => [name, required]);
  expect(needed).toEqual([
    ['q', true],
    ['system', false],
    ['on', false],
    ['knownAt', false],
    ['limit', false],
  ]);
});
