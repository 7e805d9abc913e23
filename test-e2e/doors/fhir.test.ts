import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundleText, officeVisit } from './a-bundle.js';
import { pour } from './pour.js';
import { WholeLine } from './whole-line.js';

const TYPE = { 'content-type': 'application/fhir+json' };

let line: WholeLine;
beforeAll(async () => {
  line = await WholeLine.open();
});
afterAll(() => line.close());

/** An answer as status, kind, sentence and element of its one issue, after a look that it is an OperationOutcome of one issue. */
type Answer = readonly [status: number, code: string, diagnostics: string, expression: string];

function answerOf(status: number, body: string): Answer {
  const outcome = JSON.parse(body) as { issue: readonly { code: string; diagnostics: string; expression: string[] }[] };
  const [{ code, diagnostics, expression } = { code: '', diagnostics: '', expression: [] }] = outcome.issue;
  const severity = status === 202 ? 'information' : 'error';
  expect(outcome).toEqual({ resourceType: 'OperationOutcome', issue: [{ severity, code, diagnostics, expression }] });
  return [status, code, diagnostics, expression.join()];
}

async function post(body: string | Buffer, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  const response = await fetch(`${line.line.doors.ehr}/fhir`, {
    method: 'POST',
    headers: { ...TYPE, ...headers },
    body: new Uint8Array(Buffer.from(body)),
  });
  return answerOf(response.status, await response.text());
}

let number = 0;
const aVisit = (): { readonly visit: string; readonly text: string } => {
  number += 1;
  return { visit: `F${number}`, text: bundleText({ id: `b${number}`, resources: officeVisit(`F${number}`) }) };
};

const TAKEN: Answer = [202, 'informational', 'Taken with 1 charges.', 'Bundle.entry[4].resource'];

/** Only these visits came in, once each; and the next good bundle passes. */
async function tookOnly(visits: readonly string[]): Promise<void> {
  const good = aVisit();
  expect(await post(good.text)).toEqual(TAKEN);
  await line.tookOnly([...visits, good.visit].map((visit) => line.encounter(visit, 'fhir')));
}

describe('refused whole', () => {
  const ENCOUNTER = 'Bundle.entry[4].resource';
  const NET = 'Bundle.entry[5].resource.item[0].net';
  const bundle = (entry: string): string => `{"resourceType":"Bundle","id":"x","type":"collection","entry":[${entry}]}`;
  const within = (from: string | RegExp, to: string) => (): string => {
    const { text } = aVisit();
    const changed = text.replace(from, () => to);
    expect(changed).not.toBe(text);
    return changed;
  };
  const withKey = (name: string) => within('"status":"finished"', `"${name}":{"status":"finished"}`);
  const costly = (why: string, where: string): Answer => [413, 'too-costly', why, where];
  const reserved: Answer = [400, 'security', 'A member name is reserved and not allowed.', ENCOUNTER];
  const noCents = 'This is not an amount of US dollars and whole cents, 0 or more.';
  const badId: Answer = [422, 'value', 'An id has 1 to 64 letters, digits, hyphens and dots.', `${ENCOUNTER}.id`];
  const noType = (code: string, why: string): Answer => [422, code, why, `${ENCOUNTER}.resourceType`];
  const nested = (where: string): Answer => [422, 'not-supported', 'A bundle cannot stand inside a bundle.', where];
  const outOfRange: Answer = [
    400,
    'value',
    'A number is out of range, or has more digits than can be kept.',
    `${NET}.value`,
  ];
  const leadsToNo = (type: string, where: string): Answer => [
    422,
    'not-found',
    `The reference leads to no ${type} of this bundle; others are not fetched.`,
    where,
  ];
  const NESTED = '{"resourceType":"Bundle","type":"collection","entry":[]}';

  const rows: readonly (readonly [why: string, body: () => string | Buffer, answer: Answer])[] = [
    [
      'B1 100,000 entries',
      () => bundle(Array(100_000).fill('{"resource":{"resourceType":"Basic"}}').join()),
      costly('The bundle has more than 5000 entries.', 'Bundle.entry'),
    ],
    ['B2 a bundle as an entry', () => bundle(`{"resource":${NESTED}}`), nested('Bundle.entry[0].resource')],
    [
      'B2 a bundle contained',
      within('"status":"finished"', `"status":"finished","contained":[${NESTED}]`),
      nested(`${ENCOUNTER}.contained[0]`),
    ],
    [
      'B3 arrays 100,000 deep',
      () => bundle('['.repeat(100_000) + ']'.repeat(100_000)),
      costly('The body is nested deeper than 64 levels.', 'Bundle'),
    ],
    [
      'B3 objects 100,000 deep, in the midst of a visit',
      within('"status":"finished"', `"status":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`),
      costly('The body is nested deeper than 64 levels.', 'Bundle'),
    ],
    ['B4 a prototype key', withKey('__proto__'), reserved],
    ['B4 the key constructor', withKey('constructor'), reserved],
    ['B4 the key prototype', withKey('prototype'), reserved],
    ['B4 a prototype key, spelled with an escape', withKey(String.raw`\u005f_proto__`), reserved],
    [
      'B5 a key twice',
      within('"status":"finished"', '"status":"planned","status":"finished"'),
      [400, 'duplicate', 'A member is given twice.', `${ENCOUNTER}.status`],
    ],
    ['B6 1e400', within('"value":150', '"value":1e400'), outOfRange],
    ['B6 1e-324', within('"value":150', '"value":1e-324'), outOfRange],
    [
      'B6 0.1 + 0.2 as a program adds it',
      within('"value":150', '"value":0.30000000000000004'),
      [422, 'value', noCents, NET],
    ],
    ['B6 twenty digits', within('"value":150', '"value":99999999999999999999'), outOfRange],
    ['B6 digits that would be lost', within('"value":150', '"value":150.00000000000000001'), outOfRange],
    ['B7 no resourceType', within('"resourceType":"Encounter",', ''), noType('required', 'The resource has no type.')],
    [
      'B7 resourceType as an array',
      within('"resourceType":"Encounter"', '"resourceType":["Encounter"]'),
      noType('structure', 'Expected a string.'),
    ],
    [
      'B7 resourceType as an object',
      within('"resourceType":"Encounter"', '"resourceType":{"code":"Encounter"}'),
      noType('structure', 'Expected a string.'),
    ],
    [
      'B8 an encounter that is its own patient',
      within('"subject":{"reference":"Patient/p1"}', '"subject":{"reference":"Encounter/e1"}'),
      leadsToNo('Patient', `${ENCOUNTER}.subject`),
    ],
    [
      'B8 a claim that is its own coverage',
      within('"coverage":{"reference":"Coverage/c1"}', '"coverage":{"reference":"#"}'),
      leadsToNo('Coverage', 'Bundle.entry[5].resource.insurance[0].coverage'),
    ],
    ['B16 an id of 65 characters', within('"id":"e1"', `"id":"${'x'.repeat(65)}"`), badId],
    ['B16 an id that climbs folders', within('"id":"e1"', '"id":"../../e1"'), badId],
    [
      'B16 a bundle with such an id',
      () =>
        '{"resourceType":"Bundle","id":"../../e1","type":"collection","entry":[{"resource":{"resourceType":"Patient"}}]}',
      [422, 'value', 'Expected an id: 1 to 64 letters, digits, hyphens and dots.', 'Bundle.id'],
    ],
    ['a body of 21 MB', () => Buffer.alloc(21_500_000, ' '), costly('The body is too long.', 'Bundle')],
  ];
  for (const [why, body, answer] of rows) {
    test(why, async () => {
      expect(await post(body())).toEqual(answer);
      await tookOnly([]);
    });
  }
});

test('B8 visits and organisations that are parts of each other: taken, and nobody walks in circles', async () => {
  const { visit, text } = aVisit();
  const circles = text
    .replace('"status":"finished"', '"status":"finished","partOf":{"reference":"Encounter/e1"}')
    .replace('"name":"Acme Health"', '"name":"Acme Health","partOf":{"reference":"Organization/pay1"}');
  expect(await post(circles)).toEqual(TAKEN);
  await tookOnly([visit]);
});

test('B19 gzip that would be 50 MB is refused as it comes', async () => {
  const refused = [415, 'not-supported', 'The content type or the content encoding is not taken here.', 'Bundle'];
  expect(await post(gzipSync(Buffer.alloc(50_000_000, ' ')), { 'content-encoding': 'gzip' })).toEqual(refused);
  expect(await post(gzipSync(aVisit().text), { 'content-encoding': 'gzip' })).toEqual(refused);
  await tookOnly([]);
});

test('a body without a length is cut off at 20 MB, before its end', async () => {
  const { status, body } = await pour(`${line.line.doors.ehr}/fhir`, TYPE, 20 * 1024 * 1024 + 1);
  expect(answerOf(status, body)).toEqual([413, 'too-costly', 'The body is too long.', 'Bundle']);
  await tookOnly([]);
});

test('the same bundle again has the same answer and no second effect; changed under its id it is 409 and quarantined', async () => {
  const { visit, text } = aVisit();
  for (let time = 0; time < 3; time += 1) expect(await post(text)).toEqual(TAKEN);
  expect(await post(text.replace('"value":150', '"value":950'))).toEqual([
    409,
    'duplicate',
    'The id of the bundle was that of another one before.',
    'Bundle',
  ]);
  await line.tookOnly([line.encounter(visit, 'fhir')], 1);
  await tookOnly([]);
});
