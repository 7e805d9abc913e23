import { gzipSync } from 'node:zlib';
import { encounterReceived, messageQuarantined } from '@chargeline/contracts';
import { encounterIdOf, unseal } from '@chargeline/security';
import { type EmbeddedPostgres, startPostgres } from '@chargeline/store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aSource } from './a-source.js';
import { countOf, type Doors, keys, startRoom } from './a-room.js';
import { bundle, changed, type Json, OFFICE_VISIT, visit } from './bundles.js';

const FHIR = { 'content-type': 'application/fhir+json' };

let postgres: EmbeddedPostgres;
let doors: Doors;
beforeAll(async () => {
  postgres = await startPostgres();
  doors = await startRoom(postgres.url, [
    aSource('clinic', 'epic'),
    aSource('bundles', 'fhir'),
    aSource('others', 'fhir', { tenantId: 'beta' }),
  ]);
});
afterAll(async () => {
  await doors.room.stop();
  await postgres.stop();
});

interface Outcome {
  readonly resourceType: string;
  readonly issue: readonly { severity: string; code: string; diagnostics: string; expression: readonly string[] }[];
}

async function post(body: string | Buffer, headers: Readonly<Record<string, string>> = FHIR) {
  const { status, body: bytes } = await doors.post('/fhir', body, headers);
  const outcome = JSON.parse(bytes.toString()) as Outcome;
  expect(outcome.resourceType).toBe('OperationOutcome');
  return { status, bytes, outcome };
}

let number = 0;
/** A bundle with an id of its own, as text. */
const fresh = (resources: readonly Json[] = OFFICE_VISIT, said: Json = {}): string =>
  JSON.stringify(bundle(resources, { id: `b${(number += 1)}`, ...said }));

const received = (): Promise<number> => countOf(doors, encounterReceived.name);

test('202 says what was taken and what was left out; each visit is an event', async () => {
  const before = await received();
  const second = { ...visit, id: 'e2', identifier: [{ value: 'V2' }] };
  const pharmacy = { resourceType: 'Claim', id: 'cl2', type: { coding: [{ code: 'pharmacy' }] } };
  const { status, outcome } = await post(fresh(changed({}, [second, pharmacy])));
  expect(status).toBe(202);
  expect(outcome.issue.map(({ severity, diagnostics, expression }) => [severity, diagnostics, ...expression])).toEqual([
    ['information', 'Taken with 1 charges.', 'Bundle.entry[7].resource'],
    ['information', 'Taken with 0 charges.', 'Bundle.entry[9].resource'],
    ['information', expect.stringMatching(/^Left out: Only professional/), 'Bundle.entry[10].resource'],
  ]);
  const events = (await doors.room.take(encounterReceived, before + 2)).filter(
    ({ body }) => body.encounter.source.messageId === `b${number}`,
  );
  const byKey = new Map(events.map(({ key, body }) => [key, body.encounter]));
  const first = byKey.get(encounterIdOf(keys, 'acme', 'bundles', 'VISIT-CANARY'))!;
  expect(byKey.get(encounterIdOf(keys, 'acme', 'bundles', 'V2'))).toMatchObject({ charges: [], revision: 0 });
  expect(first.source).toEqual({
    id: 'bundles',
    vendor: 'fhir',
    format: 'fhir',
    trigger: 'Bundle',
    messageId: `b${number}`,
  });
  expect(unseal(first.identity.sealed, first, keys).memberId).toBe('MEMBER-CANARY');
});

test('a resend gets the same bytes and has no effect; another body under its id is 409 and quarantined', async () => {
  const body = fresh();
  const first = await post(body);
  const [events, letters] = [await received(), await countOf(doors, messageQuarantined.name)];
  expect(await post(body)).toEqual(first);
  const other = await post(body.replace('"value":150', '"value":950'));
  expect([other.status, other.outcome.issue[0]?.code]).toEqual([409, 'duplicate']);
  expect(await received()).toBe(events);
  expect(await countOf(doors, messageQuarantined.name)).toBe(letters + 1);
});

test('a bundle goes by its identifier, else its id, else its bytes', async () => {
  const identified = { identifier: { system: 'urn:x', value: '7' } };
  expect((await post(fresh(OFFICE_VISIT, identified))).status).toBe(202);
  expect((await post(fresh(OFFICE_VISIT, identified))).status).toBe(409);
  const nameless = JSON.stringify(bundle(OFFICE_VISIT, {}));
  const first = await post(nameless);
  expect((await post(nameless)).bytes).toEqual(first.bytes);
});

test('a header names the source, and with it the tenant', async () => {
  const before = await received();
  expect((await post(fresh(), { ...FHIR, 'x-chargeline-source': 'others' })).status).toBe(202);
  const events = await doors.room.take(encounterReceived, before + 1);
  expect(events.filter(({ tenant }) => tenant === 'beta')).toHaveLength(1);
  for (const id of ['nobody', 'clinic']) {
    expect((await post(fresh(), { ...FHIR, 'x-chargeline-source': id })).status).toBe(400);
  }
});

test('application/json is taken', async () =>
  expect((await post(fresh(), { 'content-type': 'application/json; charset=utf-8' })).status).toBe(202));

describe('refused with an OperationOutcome, and nothing written', () => {
  const deep = `{"resourceType":"Bundle","type":"collection","id":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
  const entry = (resource: unknown): string =>
    JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry: [{ resource }] });
  const rows: readonly (readonly [why: string, body: () => string | Buffer, status: number, expression: string])[] = [
    [
      'B1 too many entries',
      () => fresh(Array.from({ length: 5_001 }, () => ({ resourceType: 'Basic' }))),
      413,
      'Bundle.entry',
    ],
    ['B2 a bundle inside', () => entry({ resourceType: 'Bundle', type: 'batch' }), 422, 'Bundle.entry[0].resource'],
    ['B3 depth', () => deep, 413, 'Bundle'],
    ['B4 __proto__', () => '{"resourceType":"Bundle","__proto__":{"type":"collection"}}', 400, 'Bundle'],
    ['B5 a member twice', () => '{"resourceType":"Bundle","type":"batch","type":"collection"}', 400, 'Bundle.type'],
    [
      'B6 1e400',
      () => fresh().replace('"value":150', '"value":1e400'),
      400,
      'Bundle.entry[8].resource.item[0].net.value',
    ],
    ['B7 no resourceType', () => entry({}), 422, 'Bundle.entry[0].resource.resourceType'],
    ['B8 two entries of one name', () => fresh([...OFFICE_VISIT, visit]), 422, 'Bundle.entry[9].resource.id'],
    [
      'B9 another server',
      () => fresh(changed({ e1: { subject: { reference: 'http://169.254.169.254/Patient/1' } } })),
      422,
      'Bundle.entry[7].resource.subject',
    ],
    [
      'B10 contained in contained',
      () => fresh(changed({ e1: { contained: [{ resourceType: 'Basic', contained: [] }] } })),
      422,
      'Bundle.entry[7].resource.contained[0].contained',
    ],
    [
      'B11 a modifier extension',
      () => fresh(changed({ cl1: { modifierExtension: [] } })),
      422,
      'Bundle.entry[8].resource.modifierExtension',
    ],
    [
      'B13 a date of no calendar',
      () => fresh(changed({ p1: { birthDate: '2024-13-01' } })),
      422,
      'Bundle.entry[0].resource.birthDate',
    ],
    [
      'B14 negative units',
      () => fresh().replace('"quantity":{"value":2}', '"quantity":{"value":-2}'),
      422,
      'Bundle.entry[8].resource.item[0].quantity',
    ],
    ['B15 entered in error', () => fresh(changed({ e1: { status: 'entered-in-error' } })), 422, 'Bundle.entry'],
    ['B16 an id with a path', () => fresh(changed({ e1: { id: '../x' } })), 422, 'Bundle.entry[7].resource.id'],
    ['no Encounter', () => fresh([]), 422, 'Bundle.entry'],
    ['a searchset', () => fresh(OFFICE_VISIT, { type: 'searchset' }), 422, 'Bundle.type'],
    ['an identifier that is a list', () => fresh(OFFICE_VISIT, { identifier: [] }), 422, 'Bundle.identifier'],
    ['an id too long to keep', () => fresh(OFFICE_VISIT, { id: 'x'.repeat(201) }), 422, 'Bundle.id'],
    ['not JSON', () => 'MSH|^~\\&|', 400, 'Resource'],
    ['not UTF-8', () => Buffer.from([0x7b, 0xff, 0x7d]), 400, 'Resource'],
    ['nothing', () => '', 400, 'Resource'],
    ['20 MB and more', () => Buffer.alloc(21_500_000, ' '), 413, 'Bundle'],
  ];
  for (const [why, body, status, expression] of rows) {
    test(`${why}: ${status} ${expression}`, async () => {
      const before = await received();
      const { status: given, outcome } = await post(body());
      expect([given, outcome.issue[0]?.severity, outcome.issue[0]?.expression]).toEqual([
        status,
        'error',
        [expression],
      ]);
      expect(await received()).toBe(before);
    });
  }

  for (const encoding of ['gzip', 'br', 'deflate']) {
    test(`B19 content-encoding ${encoding} is 415, never inflated`, async () => {
      const { status } = await post(gzipSync(fresh()), { ...FHIR, 'content-encoding': encoding });
      expect(status).toBe(415);
    });
  }

  test('content-encoding identity is none', async () =>
    expect((await post(fresh(), { ...FHIR, 'content-encoding': 'identity' })).status).toBe(202));
  test('XML is 415', async () =>
    expect((await post('<Bundle/>', { 'content-type': 'application/fhir+xml' })).status).toBe(415));
  test('another address is 404', async () => {
    const { status, body } = await doors.post('/fhir/Patient', fresh(), FHIR);
    expect([status, JSON.parse(body.toString())]).toMatchObject([404, { resourceType: 'OperationOutcome' }]);
  });
  test('B12 an unknown code system is taken, for a person to look at', async () => {
    const coded = { cl1: null, x1: { code: { coding: [{ system: 'urn:unknown', code: 'Z 1' }] } } };
    expect((await post(fresh(changed(coded)))).status).toBe(202);
  });
});
