import {
  claimDrafted,
  claimFiled,
  claimHeld,
  claimOnHold,
  claimPosted,
  claimRejected,
  encounterCompleted,
  encounterHeld,
  encounterReceived,
  encounterReferred,
} from '@chargeline/contracts';
import { priced } from '@chargeline/contracts/testing';
import { claimIdOf, derivedId } from '@chargeline/kernel';
import { emit, type Outgoing } from '@chargeline/messaging';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aGateway, type TestGateway } from './a-gateway.js';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await aGateway();
});
afterAll(() => gateway.stop());

/** The events that the line writes of one encounter's revision, under the names of their stages. */
function story(name: string, revision = 1, tenantId = 'acme') {
  const encounterId = derivedId('test', name);
  const claimId = claimIdOf(encounterId);
  const cause = { id: `${name} ${revision}`, tenant: tenantId, traceparent: '', releases: {} };
  const encounter = { ...priced.encounter, tenantId, encounterId, revision };
  const claim = { ...priced.claim, claimId, revision };
  const ids = { tenantId, encounterId, claimId, revision };
  const because = 'It waits.';
  const findings = [
    {
      rule: 'NPI-001',
      severity: 'reject' as const,
      line: null,
      because: 'The NPI is wrong.',
      carc: null,
      owner: null,
      source: null,
      repair: null,
    },
  ];
  const items = [{ what: 'charge' as const, ordinal: 0, reason: 'no-code', because: 'It has no code.' }];
  return {
    id: claimId,
    encounterId,
    received: emit(encounterReceived, cause, { encounter: { ...encounter, revision: 0 } }),
    refused: (why: string) =>
      emit(
        encounterHeld,
        { ...cause, id: `${name} ${why}` },
        { hold: { tenantId, encounterId, revision, reason: 'correction-refused', because: why } },
      ),
    awaiting: emit(encounterHeld, cause, {
      hold: { tenantId, encounterId, revision, reason: 'awaiting-charges', because },
    }),
    unmended: emit(
      encounterHeld,
      { ...cause, id: `${name} unmended` },
      { hold: { tenantId, encounterId, revision, reason: 'repair-refused', because } },
    ),
    completed: emit(encounterCompleted, cause, { encounter }),
    referred: emit(encounterReferred, cause, { encounter, worklist: { items } }),
    drafted: emit(claimDrafted, cause, { encounter, claim }),
    rejected: emit(claimRejected, cause, { encounter, claim, judgement: { rulebook: 'r1', findings } }),
    onHold: emit(claimOnHold, cause, {
      encounter,
      claim,
      judgement: { rulebook: 'r1', findings: [{ ...findings[0]!, severity: 'hold', line: 1 }] },
    }),
    posted: emit(claimPosted, cause, {
      posting: { ...ids, payerId: '12345', totalCents: 15_000, allowedCents: 8_552 },
    }),
    keptBack: emit(claimHeld, cause, { hold: { ...ids, reason: 'awaiting-payer-reference', because } }),
    filed: emit(claimFiled, cause, {
      filing: { ...ids, payerId: '12345', interchange: '000000001', file: 'acme-12345-000000001.837' },
    }),
  };
}

async function seen(...events: readonly Outgoing[]): Promise<void> {
  await gateway.room.send(...events);
  await gateway.room.idle();
}

async function statusOf(id: string, tenant = 'acme') {
  return gateway.get(`claims/${id}/status`, await gateway.as(tenant, 'biller'));
}

test('a claim is told at every stage, by claim id and by encounter id', async () => {
  const claim = story('told');
  for (const [stage, expected] of [
    ['received', { status: 'received', revision: 0, payerId: null, totalCents: null }],
    ['awaiting', { status: 'held', revision: 1, hold: { by: 'ingestion', reason: 'awaiting-charges' } }],
    ['completed', { status: 'completed' }],
    ['drafted', { status: 'drafted', payerId: '12345', totalCents: 15_000, allowedCents: null }],
    ['posted', { status: 'posted', totalCents: 15_000, allowedCents: 8_552 }],
    ['keptBack', { status: 'held', hold: { by: 'billing', reason: 'awaiting-payer-reference' } }],
    ['filed', { status: 'filed', file: 'acme-12345-000000001.837', interchange: '000000001', allowedCents: 8_552 }],
  ] as const) {
    await seen(claim[stage]);
    const { json } = await statusOf(claim.id);
    expect(json).toMatchObject({ claimId: claim.id, encounterId: claim.encounterId, ...expected });
    expect((await statusOf(claim.encounterId)).json).toEqual(json);
  }
  expect((await statusOf(claim.id)).json).not.toHaveProperty('hold');
});

test('a rejected claim has its findings, a referred one its worklist', async () => {
  const [rejected, referred] = [story('rejected'), story('referred')];
  await seen(rejected.rejected, referred.referred);
  expect((await statusOf(rejected.id)).json).toMatchObject({
    status: 'rejected',
    totalCents: 15_000,
    findings: [{ rule: 'NPI-001', because: 'The NPI is wrong.' }],
  });
  expect((await statusOf(referred.id)).json).toMatchObject({ status: 'referred', items: [{ reason: 'no-code' }] });
});

test('a claim that rules hold says which, and on which charge; its later revision moves on', async () => {
  const [held, mended] = [story('on hold'), story('on hold', 2)];
  await seen(held.onHold);
  expect((await statusOf(held.id)).json).toMatchObject({
    status: 'held',
    totalCents: 15_000,
    hold: { by: 'rules', reason: 'held-by-rules' },
    findings: [{ rule: 'NPI-001', severity: 'hold' }],
    charges: [{ line: 1, chargeId: '1' }],
  });
  const failed = await gateway.get('claims/failed?status=held&limit=500', await gateway.as('acme', 'biller'));
  expect(failed.text).toContain(held.id);
  await seen(held.drafted, mended.completed);
  expect((await statusOf(held.id)).json).toMatchObject({ status: 'completed', revision: 2 });
  expect((await statusOf(held.id)).json).not.toHaveProperty('findings');
});

test('a claim whose repair does not fit waits for a person; its later revision moves on', async () => {
  const [claim, corrected] = [story('unmended'), story('unmended', 2)];
  await seen(claim.unmended);
  await seen(claim.drafted);
  expect((await statusOf(claim.id)).json).toMatchObject({
    status: 'held',
    totalCents: 15_000,
    hold: { by: 'ingestion', reason: 'repair-refused' },
  });
  const failed = await gateway.get('claims/failed?status=held&limit=500', await gateway.as('acme', 'biller'));
  expect(failed.text).toContain(claim.id);
  await seen(corrected.completed);
  expect((await statusOf(claim.id)).json).toMatchObject({ status: 'completed', revision: 2 });
});

test('a refused correction moves no claim, and is told until there is a later revision', async () => {
  const [claim, later] = [story('refused'), story('refused', 2)];
  await seen(claim.rejected, claim.refused('The first.'));
  await seen(claim.refused('The second.'));
  expect((await statusOf(claim.id)).json).toMatchObject({ status: 'rejected', refusedCorrection: 'The second.' });
  await seen(claim.posted);
  expect((await statusOf(claim.id)).json).toMatchObject({ status: 'posted', refusedCorrection: 'The second.' });
  await seen(later.completed, claim.refused('Too late.'));
  expect((await statusOf(claim.id)).json).not.toHaveProperty('refusedCorrection');
});

test('a refused correction that is seen first is kept for its revision', async () => {
  const claim = story('refused first', 2);
  await seen(claim.refused('No such charge.'));
  expect((await statusOf(claim.id)).json).toMatchObject({ status: 'completed', revision: 2 });
  await seen(claim.rejected);
  expect((await statusOf(claim.id)).json).toMatchObject({
    status: 'rejected',
    refusedCorrection: 'No such charge.',
  });
});

test('E13 events in any order end in the same place, with every amount', async () => {
  const forward = ['received', 'awaiting', 'completed', 'drafted', 'posted', 'filed'] as const;
  const orders = [[...forward].reverse(), ['filed', 'received', 'posted', 'drafted', 'completed', 'awaiting']] as const;
  for (const [n, order] of orders.entries()) {
    const claim = story(`any order ${n}`);
    for (const stage of order) await seen(claim[stage]);
    expect((await statusOf(claim.id)).json).toMatchObject({
      status: 'filed',
      payerId: '12345',
      totalCents: 15_000,
      allowedCents: 8_552,
      file: 'acme-12345-000000001.837',
    });
  }
});

test('E11 events that come again change nothing, not even since when', async () => {
  const claim = story('again');
  await seen(claim.received, claim.drafted, claim.posted);
  const { text } = await statusOf(claim.id);
  await seen(claim.received, claim.received, claim.drafted, claim.posted, claim.posted);
  expect((await statusOf(claim.id)).text).toBe(text);
});

test('a new revision begins anew; an old one that comes late is history', async () => {
  const [first, second] = [story('revised', 1), story('revised', 2)];
  await seen(first.posted, first.filed);
  await seen(second.completed);
  expect((await statusOf(first.id)).json).toMatchObject({ status: 'completed', revision: 2, totalCents: null });
  await seen(first.filed, first.rejected);
  expect((await statusOf(first.id)).json).toMatchObject({ status: 'completed', revision: 2, allowedCents: null });
  expect((await statusOf(first.id)).json).not.toHaveProperty('file');
});

test('two revisions in one batch: the later counts', async () => {
  const [first, second] = [story('both', 1), story('both', 2)];
  await seen(second.completed, first.completed);
  expect((await statusOf(first.id)).json).toMatchObject({ revision: 2 });
});

test('E8 an event whose header names another tenant is parked, and shows nowhere', async () => {
  const claim = story('forged', 1, 'acme');
  await seen({ ...claim.posted, cause: { ...claim.posted.cause, tenant: 'zeta' } });
  expect((await statusOf(claim.id)).status).toBe(404);
  expect((await statusOf(claim.id, 'zeta')).status).toBe(404);
});

test('F10 another tenant’s claim is as unknown as one that is not there', async () => {
  const claim = story('private');
  await seen(claim.filed);
  const theirs = await statusOf(claim.id, 'zeta');
  const nobodys = await statusOf(story('nobody').id);
  expect([theirs.status, theirs.json.code]).toEqual([404, 'CHL_GATEWAY_UNKNOWN_CLAIM']);
  expect(theirs.text).toBe(nobodys.text);
});

for (const id of ["C' or 1=1", '%00', '..%2f..%2fetc', 'Kanarienvogel', 'x'.repeat(99)]) {
  test(`an id that is none is unknown, and not quoted: ${id.slice(0, 20)}`, async () => {
    const { status, text } = await statusOf(id);
    expect(status).toBe(404);
    expect(text).not.toContain('Kanarienvogel');
  });
}
