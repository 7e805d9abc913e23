import { claimPosted, encounterHeld } from '@chargeline/contracts';
import { claimIdOf, derivedId } from '@chargeline/kernel';
import { emit, type Outgoing } from '@chargeline/messaging';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cursorText } from '../src/domain/cursor.js';
import { aGateway, type TestGateway } from './a-gateway.js';
import { aLetter } from './a-letter.js';

const ids = Array.from({ length: 25 }, (_, n) => derivedId('failed', n));
const cause = (tenant: string, id: string) => ({ id, tenant, traceparent: '', releases: {} });

const held = (tenantId: string, encounterId: string): Outgoing =>
  emit(encounterHeld, cause(tenantId, encounterId), {
    hold: { tenantId, encounterId, revision: 1, reason: 'awaiting-charges', because: 'It waits.' },
  });

const posted = (encounterId: string): Outgoing =>
  emit(claimPosted, cause('acme', encounterId), {
    posting: {
      tenantId: 'acme',
      encounterId,
      claimId: claimIdOf(encounterId),
      revision: 1,
      payerId: '12345',
      totalCents: 100,
      allowedCents: null,
    },
  });

const fine = derivedId('fine');
const parkedByClaim = derivedId('by claim');
const parkedByEncounter = derivedId('by encounter');
const alsoHeld = derivedId('failed', 0);

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await aGateway();
  await gateway.room.send(
    ...ids.map((id) => held('acme', id)),
    held('zeta', derivedId('theirs')),
    ...[fine, parkedByClaim, parkedByEncounter].map(posted),
    aLetter({ key: claimIdOf(parkedByClaim), offset: '1' }),
    aLetter({ key: parkedByEncounter, offset: '2' }),
    aLetter({ key: alsoHeld, offset: '3' }),
  );
  await gateway.room.idle();
});
afterAll(() => gateway.stop());

async function page(query: string, tenant = 'acme') {
  return gateway.get(`claims/failed?${query}`, await gateway.as(tenant, 'biller'));
}

async function allPages(query: string): Promise<readonly { encounterId: string; status: string }[]> {
  const claims = [];
  for (let after = ''; ;) {
    const { json } = await page(query + after);
    claims.push(...json.claims);
    if (json.next === null) return claims;
    after = `&after=${json.next}`;
  }
}

const sorted = (texts: readonly string[]) => [...texts].sort();

test('pages of any size hold every failed claim once, and no other', async () => {
  const expected = sorted([...ids, parkedByClaim, parkedByEncounter]);
  for (const limit of [1, 4, 27, 28, 500]) {
    const claims = await allPages(`limit=${limit}`);
    expect(sorted(claims.map(({ encounterId }) => encounterId))).toEqual(expected);
  }
});

test('a claim with a parked letter counts as parked, whatever its stage', async () => {
  const parked = await allPages('status=parked');
  expect(sorted(parked.map(({ encounterId }) => encounterId))).toEqual(
    sorted([parkedByClaim, parkedByEncounter, alsoHeld]),
  );
  expect(parked.map(({ status }) => status)).toEqual(['parked', 'parked', 'parked']);
  expect((await allPages('status=held')).map(({ encounterId }) => encounterId)).not.toContain(alsoHeld);
});

test('a status that nobody has is an empty page', async () => {
  expect((await page('status=rejected')).json).toEqual({ claims: [], next: null });
});

test('F10 another tenant sees its own, with any cursor', async () => {
  const { json } = await page('limit=10');
  const theirs = await page(`after=${cursorText(['1970-01-01T00:00:00.000Z', 'a'])}`, 'zeta');
  expect(theirs.json.claims.map(({ encounterId }) => encounterId)).toEqual([derivedId('theirs')]);
  expect((await page(`after=${json.next}&limit=500`, 'zeta')).json.claims.length).toBeLessThanOrEqual(1);
});

for (const [why, query] of [
  ['F16 a limit of 10^9', 'limit=1000000000'],
  ['a limit of 501', 'limit=501'],
  ['a limit of 0', 'limit=0'],
  ['a negative limit', 'limit=-1'],
  ['F14 an array', 'limit=1&limit=2'],
  ['F16 a forged cursor', 'after=Kanarienvogel'],
  ['F13 SQL as a status', "status=held' or '1'='1"],
  ['F13 an order of the sender’s own', 'order=claim_id;drop table tracking'],
  ['F19 a prototype key', '__proto__[Kanarienvogel]=1'],
  ['F10 a tenant in the query', 'tenant=zeta'],
] as const) {
  test(`refused: ${why}`, async () => {
    const { status, json, text } = await page(query);
    expect([status, json.code]).toEqual([400, 'CHL_GATEWAY_DOES_NOT_CONFORM']);
    expect(text).not.toContain('Kanarienvogel');
  });
}
