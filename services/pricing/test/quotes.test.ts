import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { roomOnMemory, type TestRoom } from '@chargeline/runtime/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pricing, type Quote, quote } from '../src/index.js';
import { written } from './contracts/a-contract.js';

const folder = mkdtempSync(join(tmpdir(), 'chargeline-contracts-'));
let room: TestRoom;
beforeAll(async () => {
  writeFileSync(join(folder, 'acme.json'), JSON.stringify({ ...written, medicare: { share: 12_000 } }));
  room = await roomOnMemory(pricing, { PRICING_CONTRACTS: folder });
});
afterAll(async () => {
  await room.stop();
  rmSync(folder, { recursive: true });
});

interface Refused {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly { readonly path: string; readonly fault: string }[];
}

async function post(body: unknown, media = 'application/json') {
  const reply = await fetch(`${room.running.url}/api/v1/pricing/quotes`, {
    method: 'POST',
    headers: { 'content-type': media },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await reply.text();
  return {
    status: reply.status,
    media: reply.headers.get('content-type'),
    text,
    body: JSON.parse(text) as Quote & Refused,
  };
}

const visit = { code: '99213', modifiers: ['25'], units: 1, on: '2025-06-01', pos: '11', zip: '15213' };
const bare = { code: '99213', on: '2025-06-01', locality: '12502-99' };

test('a visit in Pittsburgh, with its steps: what the tool prints', async () => {
  const { status, body } = await post({ lines: [visit] });
  const { pos, ...line } = visit;
  const asked = { ...line, placeOfService: pos, minutes: null, locality: null, claim: '' };
  expect(status).toBe(200);
  expect(body).toEqual(quote([asked], 'non-qualifying'));
  expect(body).toMatchObject({
    lines: [
      { code: '99213', modifiers: ['25'], units: 1, status: 'priced', allowedCents: 8_552, locality: '12502-99' },
    ],
    totalCents: 8_552,
  });
  expect(body.lines[0]!.steps.length).toBeGreaterThan(0);
});

test('the locality may be named; an office, one unit and no modifier need not be', async () => {
  const { body } = await post({ lines: [bare, { ...bare, pos: '21' }] });
  expect(body).toMatchObject({ lines: [{ allowedCents: 8_552 }, { allowedCents: 6_213 }], totalCents: 14_765 });
});

test('lines of one claim reduce each other, those of two do not', async () => {
  const [one, other] = [
    { ...bare, code: '11042' },
    { ...bare, code: '12001' },
  ];
  const together = await post({ lines: [one, other] });
  const apart = await post({
    lines: [
      { ...one, claim: 'a' },
      { ...other, claim: 'b' },
    ],
  });
  expect([together.body.totalCents, apart.body.totalCents]).toEqual([11_842 + 4_327, 11_842 + 8_653]);
});

test('what Medicare pays, when it is asked for', async () => {
  const { body } = await post({ lines: [bare], sequestration: true });
  expect(body).toMatchObject({ lines: [{ paymentCents: 6_705 }], totalPaymentCents: 6_705 });
  expect((await post({ lines: [bare] })).text).not.toContain('ayment');
});

test('the contract of a tenant and payer; Medicare where there is none', async () => {
  const under = await post({ lines: [bare], tenant: 'acme', payer: '12345' });
  const without = await post({ lines: [bare], tenant: 'acme', payer: '1' });
  expect([under.body.totalCents, without.body.totalCents]).toEqual([10_262, 8_552]);
});

test('a code that nobody has, and a place without a locality, are answers', async () => {
  const { status, body } = await post({
    lines: [
      { ...bare, code: '99999' },
      { ...visit, zip: '00000' },
    ],
  });
  expect(status).toBe(200);
  expect(body).toMatchObject({ lines: [{ status: 'not-in-schedule' }, { status: 'no-rate' }], totalCents: null });
});

const third = (change: object) => ({ lines: [bare, bare, { ...bare, ...change }] });
for (const [why, body, path, detail] of [
  ['no code', third({ code: undefined }), 'lines.2.code', /^Line 3: code must be five/],
  ['a code that lost its zeros', third({ code: '140' }), 'lines.2.code', /^Line 3: code must be five/],
  ['a code as a number', third({ code: 99_213 }), 'lines.2.code', /^Line 3: code must be five/],
  ['small letters', third({ code: 'g0101' }), 'lines.2.code', /^Line 3: code/],
  [
    'a modifier of three',
    third({ modifiers: ['25', 'XXX'] }),
    'lines.2.modifiers.1',
    /^Line 3: modifiers\.1 must be two/,
  ],
  ['modifiers in a text', third({ modifiers: '25' }), 'lines.2.modifiers', /must be a list of modifiers\.$/],
  ['five modifiers', third({ modifiers: ['25', '59', 'RT', 'LT', 'GP'] }), 'lines.2.modifiers', /more than four/],
  ['no units', third({ units: 0 }), 'lines.2.units', /^Line 3: units must be more than 0\.$/],
  ['units as a text', third({ units: '1' }), 'lines.2.units', /must be a number/],
  ['four decimals', third({ units: 1.2345 }), 'lines.2.units', /more than three decimals/],
  ['no day', third({ on: undefined }), 'lines.2.on', /^Line 3: on must be a day/],
  ['no day of the calendar', third({ on: '2025-02-30' }), 'lines.2.on', /day of the calendar/],
  ['an American day', third({ on: '06/01/2025' }), 'lines.2.on', /as 2025-06-01/],
  ['a place by name', third({ pos: 'office' }), 'lines.2.pos', /two digits/],
  ['a ZIP code of four', third({ locality: undefined, zip: '1521' }), 'lines.2.zip', /five or nine digits/],
  ['neither place', third({ locality: undefined }), 'lines.2', /^Line 3: must have either a zip or a locality\.$/],
  ['both places', third({ zip: '15213' }), 'lines.2', /either a zip or a locality/],
  ['a locality without its contractor', third({ locality: '99' }), 'lines.2.locality', /as 12502-99/],
  ['half a minute', third({ minutes: 1.5 }), 'lines.2.minutes', /whole minutes/],
  ['a field that nobody reads', third({ modifier: '25' }), 'lines.2', /^Line 3: has a field that is not known here\.$/],
  ['a line that is none', { lines: [bare, '99213'] }, 'lines.1', /^Line 2: /],
  ['no lines', {}, 'lines', /^lines must be a list of lines\.$/],
  ['an empty list', { lines: [] }, 'lines', /has no line/],
  ['too many lines', { lines: Array.from({ length: 1_001 }, () => bare) }, 'lines', /more than 1000 lines/],
  ['too many units', { lines: [bare, { ...bare, units: 100_000 }] }, 'lines', /more than 100000 units/],
  ['other participants', { lines: [bare], participants: 'all' }, 'participants', /qualifying or non-qualifying/],
  ['sequestration as a text', { lines: [bare], sequestration: 'yes' }, 'sequestration', /true or false/],
  ['a tenant alone', { lines: [bare], tenant: 'acme' }, 'payer', /come with a tenant/],
  ['a payer alone', { lines: [bare], payer: '12345' }, 'payer', /come with a tenant/],
  ['another field', { lines: [bare], discount: 1 }, '(whole)', /^The whole has a field/],
  ['a list', [bare], '(whole)', /^The whole /],
] as const) {
  test(`refused, naming the place: ${why}`, async () => {
    const { status, media, body: problem } = await post(body);
    expect({ status, media }).toEqual({ status: 422, media: expect.stringMatching(/^application\/problem\+json/) });
    expect(problem).toMatchObject({ status: 422, code: 'CHL_PRICING_DOES_NOT_CONFORM' });
    expect(problem.errors?.map((error) => error.path)).toContain(path);
    expect(problem.detail).toMatch(detail);
  });
}

for (const [why, body, media, status, code] of [
  ['no JSON', '{', 'application/json', 400, 'CHL_PRICING_UNREADABLE'],
  ['a text', 'code=99213', 'text/csv', 415, 'CHL_PRICING_NOT_JSON'],
  ['a form', 'lines=99213', 'application/x-www-form-urlencoded', 415, 'CHL_PRICING_NOT_JSON'],
] as const) {
  test(`what cannot be read is a problem too: ${why}`, async () => {
    const problem = await post(body, media);
    expect(problem.body).toMatchObject({ status, code, title: expect.any(String) });
    expect(problem.media).toMatch(/^application\/problem\+json/);
  });
}

test('another path is a problem that says where quotes are', async () => {
  const reply = await fetch(`${room.running.url}/api/v1/pricing/prices`);
  expect(reply.status).toBe(404);
  expect(await reply.json()).toMatchObject({ code: 'CHL_PRICING_NO_SUCH_PATH' });
});

test('no problem quotes what was sent', async () => {
  const { text } = await post({ lines: [{ ...bare, code: 'SECRET1', SECRET2: 1, claim: 'SECRET3'.repeat(10) }] });
  expect(text).not.toContain('SECRET');
});

test('a thousand lines of one claim hold the room up for less than a second', async () => {
  const codes = ['99213', '11042', '70551', '97110', '45385'];
  const lines = Array.from({ length: 1_000 }, (_, at) => ({ ...bare, code: codes[at % codes.length] }));
  await post({ lines });
  const begun = performance.now();
  const { status, body } = await post({ lines });
  expect(status).toBe(200);
  expect(body.lines).toHaveLength(1_000);
  expect(performance.now() - begun).toBeLessThan(1_000);
});
