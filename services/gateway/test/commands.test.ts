import { claimPosted, filingRequested, replayRequested, reprocessRequested } from '@chargeline/contracts';
import { claimIdOf, derivedId } from '@chargeline/kernel';
import { emit, letterIdOf, type Outgoing } from '@chargeline/messaging';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aGateway, first, type TestGateway } from './a-gateway.js';
import { aLetter } from './a-letter.js';

const [one, two, theirs] = ['one', 'two', 'theirs'].map((name) => derivedId(name)) as [string, string, string];

const posted = (tenantId: string, encounterId: string): Outgoing =>
  emit(
    claimPosted,
    { id: encounterId, tenant: tenantId, traceparent: '', releases: {} },
    {
      posting: {
        tenantId,
        encounterId,
        claimId: claimIdOf(encounterId),
        revision: 1,
        payerId: '12345',
        totalCents: 100,
        allowedCents: 90,
      },
    },
  );

const letterOf = (offset: string): string =>
  letterIdOf('pricing', { topic: 'scoring.claim.scored.v1', partition: 0, offset });

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await aGateway();
  await gateway.room.send(posted('acme', one), posted('acme', two), posted('zeta', theirs));
  await gateway.room.idle();
});
afterAll(() => gateway.stop());

async function seen(...events: readonly Outgoing[]): Promise<void> {
  await gateway.room.send(...events);
  await gateway.room.idle();
}

test('known claims are asked to run again, one event each; others are named', async () => {
  const biller = await gateway.as('acme', 'biller');
  const claimIds = [claimIdOf(one), two, claimIdOf(theirs), derivedId('nobody')];
  const answer = await gateway.post('claims/reprocess', { claimIds, reason: 'new rules' }, biller);
  expect(answer.status).toBe(202);
  expect(answer.json.unknown).toEqual([claimIdOf(theirs), derivedId('nobody')]);
  const events = await gateway.events(reprocessRequested);
  expect(events.map(({ key }) => key).sort()).toEqual([one, two].sort());
  for (const { tenant, body } of events) {
    expect(tenant).toBe('acme');
    expect(body.reprocess).toMatchObject({ tenantId: 'acme', requestedBy: 'bea', reason: 'new rules' });
  }
  expect(answer.json.requested.map(({ commandId }) => commandId).sort()).toEqual(
    events.map(({ body }) => body.reprocess.commandId).sort(),
  );
});

test('one key is one command a claim; without a key each request is its own', async () => {
  const biller = await gateway.as('acme', 'biller');
  const commandOf = async (headers: Record<string, string>): Promise<string> => {
    const { json } = await gateway.post('claims/reprocess', { claimIds: [one] }, { ...biller, ...headers });
    return first(json.requested).commandId;
  };
  const keyed = { 'idempotency-key': 'k1' };
  expect(await commandOf(keyed)).toBe(await commandOf(keyed));
  expect(await commandOf({ 'idempotency-key': 'k2' })).not.toBe(await commandOf(keyed));
  expect(await commandOf({})).not.toBe(await commandOf({}));
  const events = (await gateway.events(reprocessRequested)).filter(({ key }) => key === one);
  expect(new Set(events.map(({ id, body }) => `${id} ${body.reprocess.commandId}`)).size).toBe(
    new Set(events.map(({ id }) => id)).size,
  );
});

for (const [why, body] of [
  ['no claims', { claimIds: [] }],
  ['501 claims', { claimIds: Array.from({ length: 501 }, () => one) }],
  ['an id that is none', { claimIds: ['Kanarienvogel'] }],
  ['F11 a field of ours', { claimIds: [one], tenantId: 'zeta' }],
  ['a reason of two lines', { claimIds: [one], reason: 'Kanarienvogel\nZitronella' }],
] as const) {
  test(`refused: ${why}`, async () => {
    const { status, text } = await gateway.post('claims/reprocess', body, await gateway.as('acme', 'biller'));
    expect(status).toBe(422);
    expect(text).not.toMatch(/Kanarienvogel|zeta/);
  });
}

test('filing is asked for by its tenant', async () => {
  const headers = { ...(await gateway.as('acme', 'biller')), 'idempotency-key': 'tonight' };
  const answer = await gateway.post('claims/file', {}, headers);
  expect(answer.status).toBe(202);
  expect((await gateway.post('claims/file', {}, headers)).text).toBe(answer.text);
  const events = await gateway.events(filingRequested);
  expect(new Set(events.map(({ id }) => id)).size).toBe(1);
  expect(events[0]).toMatchObject({
    key: 'acme',
    tenant: 'acme',
    body: { filing: { commandId: answer.json.commandId, tenantId: 'acme', requestedBy: 'bea' } },
  });
});

test('a parked letter parks its claim until it was replayed', async () => {
  const biller = await gateway.as('acme', 'biller');
  const status = async () => (await gateway.get(`claims/${one}/status`, biller)).json;
  const letter = { key: claimIdOf(one), offset: '7' };
  await seen(aLetter(letter));
  expect(await status()).toMatchObject({ status: 'parked', letterIds: [letterOf('7')] });
  await seen(aLetter({ ...letter, state: 'replayed' }));
  expect(await status()).toMatchObject({ status: 'posted' });
  expect(await status()).not.toHaveProperty('letterIds');
  await seen(aLetter(letter), aLetter({ ...letter, state: 'replayed' }));
  expect(await status()).toMatchObject({ status: 'posted' });
});

test('a letter that is keyed by the patient parks the claim that it is about', async () => {
  const biller = await gateway.as('acme', 'biller');
  const letter = { key: 'a patient', subject: claimIdOf(one), offset: '8' };
  await seen(aLetter(letter));
  const { json } = await gateway.get(`claims/${one}/status`, biller);
  expect(json).toMatchObject({ status: 'parked', letterIds: [letterOf('8')] });
  await seen(aLetter({ ...letter, state: 'replayed' }));
});

test('letters are listed and replayed in the order of their parking, by tenant', async () => {
  const operator = await gateway.as('acme', 'operator');
  const key = claimIdOf(two);
  await seen(aLetter({ key, offset: '20' }));
  await seen(aLetter({ key, offset: '21', code: 'CHL_MESSAGING_WAITS_BEHIND', waitsBehind: letterOf('20') }));
  await seen(aLetter({ key: 'Kanarienvogel', eventId: 'Zitronella', offset: '3' }));
  await seen(aLetter({ key: theirs, tenantId: 'zeta', offset: '99' }));
  const listed = await gateway.get('dead-letters?limit=2', operator);
  const rest = await gateway.get(`dead-letters?after=${listed.json.next}`, operator);
  expect(listed.json.letters).toMatchObject([
    { letterId: letterOf('20'), service: 'pricing', key, code: 'CHL_PRICING_POISON', waitsBehind: null },
    { letterId: letterOf('21'), waitsBehind: letterOf('20') },
  ]);
  expect(rest.json).toMatchObject({ letters: [{ letterId: letterOf('3'), key: null, eventId: null }], next: null });
  expect(rest.text).not.toMatch(/Kanarienvogel|Zitronella/);

  const replayed = await gateway.post('dead-letters/replay', { service: 'pricing' }, operator);
  expect(replayed.status).toBe(202);
  expect(replayed.json).toEqual({ requested: ['20', '21', '3'].map(letterOf), unknown: [], more: false });
  const events = await gateway.events(replayRequested);
  expect(events.map(({ key, body }) => [key, body.replay.letterId])).toEqual(
    ['20', '21', '3'].map((offset) => ['pricing', letterOf(offset)]),
  );
  expect(first(events).body.replay).toMatchObject({ tenantId: 'acme', service: 'pricing', requestedBy: 'bea' });
});

test('letters can be named; others’ and unknown ones are not replayed', async () => {
  const admin = await gateway.as('acme', 'admin');
  const letterIds = [letterOf('21'), letterOf('99'), letterOf('1000')];
  const { json } = await gateway.post('dead-letters/replay', { letterIds }, admin);
  expect(json).toEqual({ requested: [letterOf('21')], unknown: [letterOf('99'), letterOf('1000')], more: false });
  expect((await gateway.post('dead-letters/replay', { service: 'billing' }, admin)).json.requested).toEqual([]);
  const biller = await gateway.as('acme', 'biller');
  expect((await gateway.post('dead-letters/replay', {}, biller)).status).toBe(403);
});
