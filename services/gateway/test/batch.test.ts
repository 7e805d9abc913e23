import { claimSubmitted } from '@chargeline/contracts';
import { ChargelineError, claimIdOf } from '@chargeline/kernel';
import { unseal } from '@chargeline/security';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { aClaim, aLine, CANARIES } from './a-claim.js';
import { aGateway, type Answer, first, type TestGateway } from './a-gateway.js';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await aGateway();
});
afterAll(() => gateway.stop());

async function submit(key: string, body: unknown, tenant = 'acme'): Promise<Answer> {
  const biller = await gateway.as(tenant, 'biller');
  return gateway.post('claims/batch', body, { ...biller, 'idempotency-key': key });
}

/** The events of one batch, in the order of their claims. */
async function eventsOf({ json }: Answer) {
  const events = await gateway.events(claimSubmitted);
  const mine = events.filter(({ body }) => body.submission.batchId === json.batchId);
  return mine.sort((a, b) => a.body.submission.ordinal - b.body.submission.ordinal);
}

const claims = [aClaim(), aClaim({ reference: 'VISIT-2' }), aClaim({ reference: 'VISIT-3' })];

test('a batch is accepted: an event a claim, and where to ask', async () => {
  const answer = await submit('first', { claims });
  expect(answer.status).toBe(202);
  const events = await eventsOf(answer);
  expect(answer.json.claims).toEqual(
    events.map(({ body: { encounter } }, ordinal) => ({
      ordinal,
      reference: claims[ordinal]?.reference,
      claimId: claimIdOf(encounter.encounterId),
      encounterId: encounter.encounterId,
      status: `/api/v1/claims/${claimIdOf(encounter.encounterId)}/status`,
    })),
  );
  expect(events).toHaveLength(3);
  for (const [ordinal, { id, tenant, key, body }] of events.entries()) {
    expect(tenant).toBe('acme');
    expect(key).toBe(body.encounter.encounterId);
    expect(body.encounter).toMatchObject({ tenantId: 'acme', eventId: id, revision: 0 });
    expect(body.encounter.source.messageId).toBe(`first#${ordinal}`);
    expect(body.submission).toMatchObject({ ordinal, requestedBy: 'bea' });
  }
});

test('the identity is sealed for its event, and nothing of it is in the topic', async () => {
  const answer = await submit('sealed', { claims: [aClaim()] });
  const { body, encoded } = first(await eventsOf(answer));
  const { tenantId, encounterId, eventId, identity } = body.encounter;
  const opened = unseal(identity.sealed, { tenantId, encounterId, eventId }, gateway.keys);
  expect(opened.patient).toMatchObject({ lastName: 'Kanarienvogel', birthDate: '1971-03-04' });
  expect(identity.holds).toContain('patient.birthDate');
  const bytes = encoded.bytes.toString('latin1');
  for (const canary of CANARIES) expect(bytes).not.toContain(canary);
});

test('a claim can be asked for as soon as its event was seen', async () => {
  const answer = await submit('asked', { claims: [aClaim({ reference: 'VISIT-ASKED' })] });
  await gateway.room.idle();
  const { status, claimId } = first(answer.json.claims);
  const found = await gateway.get(status.replace('/api/v1/', ''), await gateway.as('acme', 'integration'));
  expect(found).toMatchObject({ status: 200, json: { claimId, status: 'received', revision: 0 } });
});

test('F20 the same key and body again: the same answer and no second effect', async () => {
  const once = await submit('again', { claims });
  const reordered = Object.fromEntries(Object.entries(aClaim()).reverse());
  const second = await submit('again', { claims: [reordered, ...claims.slice(1)] });
  expect(second.status).toBe(202);
  expect(second.text).toBe(once.text);
  expect(await eventsOf(once)).toHaveLength(3);
});

test('F20 the same key with another body is refused and has no effect', async () => {
  const once = await submit('other-body', { claims });
  const second = await submit('other-body', { claims: [aClaim({ serviceFrom: '2025-06-03' })] });
  expect([second.status, second.json.code]).toEqual([409, 'CHL_GATEWAY_KEY_REUSED']);
  expect(await eventsOf(once)).toHaveLength(3);
});

test('a key is its tenant’s own, and so are the ids', async () => {
  const mine = await submit('shared', { claims: [aClaim()] });
  const theirs = await submit('shared', { claims: [aClaim()] }, 'zeta');
  expect(theirs.status).toBe(202);
  expect(theirs.json.batchId).not.toBe(mine.json.batchId);
  expect(first(theirs.json.claims).encounterId).not.toBe(first(mine.json.claims).encounterId);
});

test('two requests at once with one key end as one batch', async () => {
  const answers = await Promise.all([submit('race', { claims }), submit('race', { claims })]);
  expect(answers.map(({ status }) => status)).toEqual([202, 202]);
  const events = await eventsOf(answers[0]);
  expect(new Set(events.map(({ id, encoded }) => `${id} ${encoded.bytes.toString('hex')}`)).size).toBe(3);
});

test('when the log fails, nothing is acknowledged, and the next attempt writes the same bytes', async () => {
  const { log } = gateway.room.context;
  const append = log.append.bind(log);
  const failing = vi.spyOn(log, 'append').mockImplementationOnce(async (records) => {
    await append(records);
    throw new ChargelineError('CHL_MESSAGING_LOST', 'The acknowledgement was lost.', true);
  });
  const once = await submit('lost', { claims });
  failing.mockRestore();
  expect([once.status, once.json.code, once.headers.get('retry-after')]).toEqual([503, 'CHL_MESSAGING_LOST', '2']);
  const second = await submit('lost', { claims });
  expect(second.status).toBe(202);
  const events = await eventsOf(second);
  expect(events).toHaveLength(6);
  expect(new Set(events.map(({ id, encoded }) => `${id} ${encoded.bytes.toString('hex')}`)).size).toBe(3);
});

test('a batch with one invalid claim is refused whole; paths are named, values never', async () => {
  const before = (await gateway.events(claimSubmitted)).length;
  const patient = { ...aClaim().patient, birthDate: '1971-02-30', Kanarienvogel: 'Zitronella' };
  const line = aLine({ charge: 'Kanarienvogel' });
  const answer = await submit('invalid', {
    claims: [aClaim({ reference: 'V1' }), { ...aClaim(), patient, lines: [line] }],
  });
  expect(answer.status).toBe(422);
  expect(answer.json).toMatchObject({ title: 'Unprocessable Entity', code: 'CHL_GATEWAY_DOES_NOT_CONFORM' });
  expect(answer.json.errors).toEqual([
    { path: 'claims.1.patient.birthDate', fault: 'must be a day of the calendar, YYYY-MM-DD' },
    { path: 'claims.1.patient', fault: 'has a field that is not known here' },
    { path: 'claims.1.lines.0.charge', fault: 'must be an amount like "85.52"' },
  ]);
  for (const canary of [...CANARIES, '1971-02-30']) expect(answer.text).not.toContain(canary);
  expect(await gateway.events(claimSubmitted)).toHaveLength(before);
  expect((await submit('invalid', { claims: [aClaim()] })).status).toBe(202);
});

test('a flood of faults is told in part', async () => {
  const { json } = await submit('flood', { claims: Array.from({ length: 500 }, () => ({ Kanarienvogel: 1 })) });
  expect(json.errors).toHaveLength(100);
});

for (const [why, key] of [
  ['none', undefined],
  ['an empty one', ''],
  ['one with a blank', 'a b'],
  ['one of 101 characters', 'k'.repeat(101)],
] as const) {
  test(`refused without a proper Idempotency-Key: ${why}`, async () => {
    const headers = {
      ...(await gateway.as('acme', 'biller')),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    };
    const answer = await gateway.post('claims/batch', { claims: [aClaim()] }, headers);
    expect([answer.status, answer.json.code]).toEqual([400, 'CHL_GATEWAY_IDEMPOTENCY_KEY']);
  });
}

test('500 claims of 50 lines are one request', async () => {
  const lines = Array.from({ length: 50 }, () => aLine());
  const many = Array.from({ length: 500 }, (_, n) => aClaim({ reference: `MANY-${n}`, lines }));
  const answer = await submit('many', { claims: many });
  expect(answer.status).toBe(202);
  expect(await eventsOf(answer)).toHaveLength(500);
});

test('the request’s trace goes on in its events', async () => {
  const trace = '0af7651916cd43dd8448eb211c80319c';
  const biller = await gateway.as('acme', 'biller');
  const traced = { ...biller, 'idempotency-key': 'traced', traceparent: `00-${trace}-b7ad6b7169203331-01` };
  const { traceparent } = first(await eventsOf(await gateway.post('claims/batch', { claims: [aClaim()] }, traced)));
  expect(traceparent).toMatch(new RegExp(`^00-${trace}-(?!b7ad6b7169203331)`));
});
