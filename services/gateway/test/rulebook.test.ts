import { rulebookChanged, rulebookChangeRefused, rulebookChangeRequested } from '@chargeline/contracts';
import { emit, type Incoming } from '@chargeline/messaging';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RulebookChanges } from '../src/store/rulebook-changes.js';
import { aGateway, type Answer, first, type TestGateway } from './a-gateway.js';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await aGateway();
});
afterAll(() => gateway.stop());

async function ask(body: object, key?: string, tenant = 'acme'): Promise<Answer> {
  const admin = await gateway.as(tenant, 'admin');
  return gateway.post('rules/changes', body, { ...admin, ...(key === undefined ? {} : { 'idempotency-key': key }) });
}

async function list(query = '', tenant = 'acme'): Promise<Answer> {
  await gateway.room.idle();
  return gateway.get(`rules/changes?${query}`, await gateway.as(tenant, 'biller'));
}

const requests = async () => gateway.events(rulebookChangeRequested);
const silence = { action: 'silence', rule: 'MOD-050', reason: 'our payer takes it' };

test('a change is asked for, and its ruling is told', async () => {
  const answer = await ask({ action: 'regrade', rule: 'DUP-002', severity: 'warn', reason: 'clinic of twins' });
  expect(answer.status).toBe(202);
  const { changeId } = answer.json;
  const request = first(await requests()) as Incoming<{ change: never }>;
  expect(request).toMatchObject({ key: 'acme', tenant: 'acme', body: { change: { changeId, requestedBy: 'bea' } } });
  const asked = {
    changeId,
    action: 'regrade',
    rule: 'DUP-002',
    severity: 'warn',
    text: null,
    reason: 'clinic of twins',
    requestedBy: 'bea',
    requestedAt: request.time,
  };
  expect((await list()).json).toEqual({
    changes: [{ ...asked, state: 'requested', because: null, before: null, after: null, decidedAt: null }],
    next: null,
  });
  const ruling = { before: 'r1', after: 'r2', because: null };
  await gateway.room.send(emit(rulebookChanged, request, { ...request.body, ruling }));
  const decidedAt = expect.stringMatching(/^\d{4}-/) as string;
  expect((await list()).json.changes).toEqual([{ ...asked, state: 'made', ...ruling, decidedAt }]);
});

test('a refused change says why; a ruling that is seen first is kept', async () => {
  const change = {
    changeId: 'seen-late',
    tenantId: 'late',
    requestedBy: 'ann',
    reason: 'a test',
    action: 'remove' as const,
    rule: 'ABC-001',
    severity: null,
    text: null,
  };
  const cause = { id: 'late', tenant: 'late', traceparent: '', releases: {} };
  const ruling = { before: 'r1', after: 'r1', because: 'There is no rule ABC-001.' };
  await gateway.room.send(emit(rulebookChangeRefused, cause, { change, ruling }));
  await gateway.room.idle();
  await gateway.room.send(emit(rulebookChangeRequested, cause, { change }));
  await gateway.room.idle();
  await gateway.room.send(emit(rulebookChangeRefused, cause, { change, ruling }));
  const { json } = await list('', 'late');
  expect(json.changes).toMatchObject([{ state: 'refused', because: 'There is no rule ABC-001.', after: 'r1' }]);
  expect(first(json.changes)).toMatchObject({ requestedAt: expect.any(String) as string });
});

test('of two words on one change in one batch, the first counts', async () => {
  const change = {
    changeId: 'told-twice',
    tenantId: 'twice',
    requestedBy: 'ann',
    reason: 'the first',
    action: 'remove' as const,
    rule: 'ABC-001',
    severity: null,
    text: null,
  };
  const cause = { id: 'twice', tenant: 'twice', traceparent: '', releases: {} };
  const asked = ['the first', 'the second'].map((reason) => ({ change: { ...change, reason } }));
  await gateway.room.send(...asked.map((document) => emit(rulebookChangeRequested, cause, document)));
  await gateway.room.idle();
  const rulings = ['Once.', 'Twice.'].map((because) => ({ change, ruling: { before: 'r1', after: 'r1', because } }));
  await gateway.room.send(...rulings.map((document) => emit(rulebookChangeRefused, cause, document)));
  const { json } = await list('', 'twice');
  expect(json.changes).toMatchObject([{ reason: 'the first', state: 'refused', because: 'Once.' }]);
});

test('one key is one change, and stands for one body', async () => {
  const before = (await requests()).length;
  const answer = await ask(silence, 'k1');
  expect((await ask(silence, 'k1')).text).toBe(answer.text);
  expect(await requests()).toHaveLength(before + 1);
  expect((await ask({ ...silence, reason: 'another' }, 'k1')).status).toBe(409);
  expect((await ask(silence, 'k2')).json.changeId).not.toBe(answer.json.changeId);
});

test('pages go back in time and hold every change once; tenants see their own', async () => {
  const made: string[] = [];
  for (let n = 0; n < 5; n += 1) {
    made.push((await ask({ ...silence, reason: `the ${n}th` }, undefined, 'paged')).json.changeId);
    await gateway.room.idle();
  }
  const seen: string[] = [];
  for (let after = ''; ;) {
    const { json } = await list(`limit=2${after}`, 'paged');
    seen.push(...json.changes.map(({ changeId }) => changeId));
    if (json.next === null) break;
    after = `&after=${json.next}`;
  }
  expect(seen).toEqual(made.toReversed());
  expect((await list('limit=100', 'acme')).text).not.toContain(made[0]);
});

test('changes stand in the order of their own times, in whatever order they were seen', async () => {
  const tenantId = 'shuffled';
  const told = Array.from({ length: 60 }, (_, n) => {
    const change = { ...silence, action: 'silence' as const, severity: null, text: null, requestedBy: 'bea', tenantId };
    // Three of a time, and every fifth known by its ruling alone.
    const at = new Date(Date.UTC(2026, 0, 1, 0, 0, Math.floor(n / 3))).toISOString();
    const ruling = n % 5 === 0 ? { before: 'r1', after: 'r2', because: null } : null;
    return { change: { ...change, changeId: `c-${(n * 37) % 60}` }, ruling, at };
  });
  const store = gateway.room.running.app.get(RulebookChanges, { strict: false });
  for (const one of told.toSorted((a, b) => (a.change.changeId < b.change.changeId ? -1 : 1))) {
    await store.note(one.ruling === null ? 'requested' : 'made', [one]);
  }
  const latestFirst = told.toSorted(
    (a, b) => b.at.localeCompare(a.at) || (a.change.changeId < b.change.changeId ? 1 : -1),
  );
  for (const limit of [1, 7, 60]) {
    const seen: string[] = [];
    for (let after = ''; ;) {
      const { json } = await list(`limit=${limit}${after}`, tenantId);
      seen.push(...json.changes.map(({ changeId }) => changeId));
      if (json.next === null) break;
      after = `&after=${json.next}`;
    }
    expect(seen).toEqual(latestFirst.map(({ change }) => change.changeId));
  }
});

test('a rule of one’s own travels as it was written', async () => {
  const text = 'id: OWN-001\ntitle: "Ours"\n\twhen: line.units > 4\n';
  const { json } = await ask({ action: 'add', rule: 'OWN-001', text, reason: 'ours' });
  const request = (await requests()).find(({ body }) => body.change.changeId === json.changeId);
  expect(request?.body.change).toMatchObject({ action: 'add', rule: 'OWN-001', text, severity: null });
});

for (const [why, body, path] of [
  ['no reason', { action: 'silence', rule: 'MOD-050' }, 'reason'],
  ['an action of the sender’s own', { ...silence, action: 'Kanarienvogel' }, 'action'],
  ['a rule that is none', { ...silence, rule: 'Kanarienvogel' }, 'rule'],
  ['regrade without a severity', { ...silence, action: 'regrade' }, 'severity'],
  ['silence with a severity', { ...silence, severity: 'warn' }, 'severity'],
  ['a severity that is none', { ...silence, action: 'regrade', severity: 'Kanarienvogel' }, 'severity'],
  ['add without a text', { ...silence, action: 'add' }, 'text'],
  ['silence with a text', { ...silence, text: 'Kanarienvogel' }, 'text'],
  ['a text of 20,001 characters', { ...silence, action: 'add', text: 'x'.repeat(20_001) }, 'text'],
  ['a text with a control character', { ...silence, action: 'add', text: 'id: \u0000Kanarienvogel' }, 'text'],
  ['a tenant', { ...silence, tenantId: 'zeta' }, '(whole)'],
] as const) {
  test(`refused, by its path: ${why}`, async () => {
    const { status, json, text } = await ask(body);
    expect([status, json.code]).toEqual([422, 'CHL_GATEWAY_DOES_NOT_CONFORM']);
    expect(json.errors).toContainEqual({ path, fault: expect.any(String) as string });
    expect(text).not.toMatch(/Kanarienvogel|zeta/);
  });
}

for (const query of ['limit=101', 'after=Kanarienvogel', 'tenant=zeta']) {
  test(`refused: ${query}`, async () => expect((await list(query)).status).toBe(400));
}

test('who mends claims may not say how they are judged', async () => {
  const others = await gateway.as('acme', 'biller', 'operator', 'integration');
  expect((await gateway.post('rules/changes', silence, others)).status).toBe(403);
});
