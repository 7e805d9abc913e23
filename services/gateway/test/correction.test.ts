import {
  claimOnHold,
  claimPosted,
  claimRejected,
  encounterCompleted,
  type Finding,
  reprocessRequested,
} from '@chargeline/contracts';
import { noChanges, priced } from '@chargeline/contracts/testing';
import { claimIdOf, derivedId } from '@chargeline/kernel';
import { emit, type Outgoing } from '@chargeline/messaging';
import { unseal } from '@chargeline/security';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CANARIES } from './a-claim.js';
import { aGateway, type Answer, first, type TestGateway } from './a-gateway.js';

const [one, two, held, rejected] = ['one', 'two', 'held', 'rejected'].map((name) => derivedId(name)) as [
  string,
  string,
  string,
  string,
];

const found = (rule: string, severity: Finding['severity']): Finding => ({
  rule,
  severity,
  line: null,
  because: 'It is so.',
  carc: null,
  owner: null,
  source: null,
  repair: null,
});

/** A claim that rules have stopped, as their event tells it. */
function stopped(topic: typeof claimOnHold, encounterId: string, ...findings: readonly Finding[]): Outgoing {
  const encounter = { ...priced.encounter, tenantId: 'acme', encounterId };
  const claim = { ...priced.claim, claimId: claimIdOf(encounterId), revision: 3 };
  const judgement = { rulebook: 'r1', findings: [...findings] };
  return emit(
    topic,
    { id: encounterId, tenant: 'acme', traceparent: '', releases: {} },
    { encounter, claim, judgement },
  );
}

const onHold = stopped(claimOnHold, held, found('DUP-002', 'hold'), found('DAT-006', 'warn'));

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await aGateway();
  await gateway.room.send(
    onHold,
    stopped(claimRejected, rejected, found('MOD-050', 'reject'), found('DUP-002', 'hold')),
    ...[one, two].map((encounterId) =>
      emit(
        claimPosted,
        { id: encounterId, tenant: 'acme', traceparent: '', releases: {} },
        {
          posting: {
            tenantId: 'acme',
            encounterId,
            claimId: claimIdOf(encounterId),
            revision: 1,
            payerId: '12345',
            totalCents: 100,
            allowedCents: 90,
          },
        },
      ),
    ),
  );
  await gateway.room.idle();
});
afterAll(() => gateway.stop());

async function correct(body: object, key?: string, tenant = 'acme'): Promise<Answer> {
  const biller = await gateway.as(tenant, 'biller');
  return gateway.post('claims/reprocess', body, {
    ...biller,
    ...(key === undefined ? {} : { 'idempotency-key': key }),
  });
}

async function eventsOf(answer: Answer) {
  const { commandId } = first(answer.json.requested);
  return (await gateway.events(reprocessRequested)).filter(({ body }) => body.reprocess.commandId === commandId);
}

const npi = { renderingProvider: { npi: '1003000126' } };

test('a correction travels with its command', async () => {
  const answer = await correct({ claimIds: [claimIdOf(held)], reason: 'typo', changes: npi, clears: ['DUP-002'] });
  expect(answer.status).toBe(202);
  const [event] = await eventsOf(answer);
  expect(event).toMatchObject({
    key: held,
    tenant: 'acme',
    body: {
      reprocess: {
        encounterId: held,
        requestedBy: 'bea',
        reason: 'typo',
        changes: {
          renderingProvider: { npi: '1003000126', name: null },
          clears: ['DUP-002'],
          charges: [],
          identity: null,
        },
      },
    },
  });
});

for (const [why, claim] of [
  ['a held claim', held],
  ['a claim that another rule rejects', rejected],
] as const) {
  test(`a hold is cleared without a correction: ${why}`, async () => {
    const answer = await correct({ claimIds: [claim], clears: ['DUP-002'] });
    expect(answer.json).toMatchObject({ unknown: [], refused: [] });
    const [event] = await eventsOf(answer);
    expect(event?.body.reprocess.changes).toEqual({ ...noChanges, clears: ['DUP-002'] });
  });
}

for (const [why, claim, clears, wrong] of [
  ['a rule that nobody has', held, ['MOD-999'], ['MOD-999']],
  ['a warning', held, ['DAT-006'], ['DAT-006']],
  ['a rule that rejects', rejected, ['MOD-050'], ['MOD-050']],
  ['a rule of a claim that goes on', one, ['DUP-002'], ['DUP-002']],
  ['a rule that holds, beside two that do not', held, ['MOD-999', 'DUP-002', 'DAT-006'], ['MOD-999', 'DAT-006']],
] as const) {
  test(`what does not hold the claim is not cleared, and nothing is done: ${why}`, async () => {
    const before = (await gateway.events(reprocessRequested)).length;
    const { json } = await correct({ claimIds: [claim], clears, changes: npi });
    expect(json).toEqual({
      requested: [],
      unknown: [],
      refused: wrong.map((rule) => ({
        claimId: claimIdOf(claim),
        encounterId: claim,
        rule,
        because: expect.stringMatching(/does not hold the claim at its present revision/) as string,
      })),
    });
    expect(await gateway.events(reprocessRequested)).toHaveLength(before);
  });
}

test('a refused clear takes no key; a taken one is answered as before, though the claim has moved on', async () => {
  expect((await correct({ claimIds: [held], clears: ['DAT-006'] }, 'clear-1')).json.requested).toEqual([]);
  const body = { claimIds: [held], clears: ['DUP-002'] };
  const answer = await correct(body, 'clear-1');
  expect(answer.json.requested).toHaveLength(1);
  const encounter = { ...priced.encounter, tenantId: 'acme', encounterId: held, revision: 4 };
  await gateway.room.send(
    emit(encounterCompleted, { id: 'moved', tenant: 'acme', traceparent: '', releases: {} }, { encounter }),
  );
  await gateway.room.idle();
  expect((await correct(body, 'clear-1')).text).toBe(answer.text);
  expect(await eventsOf(answer)).toHaveLength(1);
  expect((await correct(body, 'clear-2')).json.requested).toEqual([]);
  expect((await correct({ ...body, clears: ['DAT-006'] }, 'clear-1')).status).toBe(409);
});

test('a run without a correction carries none', async () => {
  const [event] = await eventsOf(await correct({ claimIds: [one] }));
  expect(event?.body.reprocess.changes).toBeNull();
});

test('who the patient is goes sealed for the event that carries it, and nothing of it is in the topic', async () => {
  const patient = {
    lastName: 'Kanarienvogel',
    firstName: 'Zitronella',
    birthDate: '1971-03-04',
    medicalRecordNumber: 'MRN-31337',
    address: { line1: '7 Finch Lane', city: 'Pittsburgh', state: 'PA', zip: '15213' },
  };
  const answer = await correct({ claimIds: [one], changes: { patient, memberId: 'MEMBER-4711' } });
  const { id, body, encoded } = first(await eventsOf(answer));
  const identity = body.reprocess.changes?.identity;
  const place = { tenantId: 'acme', encounterId: one, eventId: id };
  expect(unseal(identity!.sealed, place, gateway.keys)).toMatchObject({
    patient: { lastName: 'Kanarienvogel', birthDate: '1971-03-04', phone: null },
    memberId: 'MEMBER-4711',
  });
  expect(identity!.holds).toContain('memberId');
  const bytes = encoded.bytes.toString('latin1') + answer.text;
  for (const canary of CANARIES) expect(bytes).not.toContain(canary);
});

test('F20 one key is one correction: the same seal, no second event, and no other body', async () => {
  const body = { claimIds: [one], changes: { memberId: 'MEMBER-4711' } };
  const answer = await correct(body, 'fix-1');
  expect((await correct(body, 'fix-1')).text).toBe(answer.text);
  expect(await eventsOf(answer)).toHaveLength(1);
  for (const other of [
    { claimIds: [one], changes: { memberId: 'MEMBER-4712' } },
    { claimIds: [two], changes: { memberId: 'MEMBER-4711' } },
    { ...body, clears: ['DUP-002'] },
  ]) {
    const { status, json, text } = await correct(other, 'fix-1');
    expect([status, json.code]).toEqual([409, 'CHL_GATEWAY_KEY_REUSED']);
    expect(text).not.toContain('MEMBER');
  }
  const plain = await correct({ claimIds: [one] }, 'fix-1');
  expect(plain.status).toBe(202);
  expect(first(plain.json.requested).commandId).not.toBe(first(answer.json.requested).commandId);
});

test('F10 another tenant’s claim is as unknown as one that is not there', async () => {
  const { status, json } = await correct({ claimIds: [one], changes: npi }, undefined, 'zeta');
  expect([status, json.requested, json.unknown]).toEqual([202, [], [one]]);
});

const lines = (...lines: readonly object[]) => ({ changes: { lines } });

for (const [why, body, path] of [
  ['two claims', { claimIds: [one, two], changes: npi }, 'claimIds'],
  ['two claims cleared', { claimIds: [one, two], clears: ['DUP-002'] }, 'claimIds'],
  ['nothing', { changes: {} }, 'changes'],
  ['nothing of the patient', { changes: { patient: {} } }, 'changes.patient'],
  ['no rules to clear', { clears: [] }, 'clears'],
  ['a rule that is none', { clears: ['Kanarienvogel'] }, 'clears.0'],
  ['a field that nobody knows', { changes: { Kanarienvogel: 1 } }, 'changes'],
  ['a field of ours', { changes: { identity: { sealed: 'k1.AAAA', holds: [] } } }, 'changes'],
  ['a repair of the sender’s own', { changes: { repairs: ['MOD-050'] } }, 'changes'],
  ['a birth date that is none', { changes: { patient: { birthDate: '1971-02-30' } } }, 'changes.patient.birthDate'],
  ['a line without its charge', lines({ units: 2 }), 'changes.lines.0.chargeId'],
  ['a line that says nothing', lines({ chargeId: '1' }), 'changes.lines.0'],
  ['one charge twice', lines({ chargeId: '1', units: 2 }, { chargeId: '1', units: 3 }), 'changes.lines.1.chargeId'],
  ['taken out and corrected', lines({ chargeId: '1', remove: true, units: 2 }), 'changes.lines.0.remove'],
  ['kept in so many words', lines({ chargeId: '1', remove: false }), 'changes.lines.0.remove'],
  [
    'a fifth modifier',
    lines({ chargeId: '1', modifiers: ['25', '59', '76', '77', 'TC'] }),
    'changes.lines.0.modifiers',
  ],
  ['a price as a number', lines({ chargeId: '1', charge: 12.5 }), 'changes.lines.0.charge'],
  ['places instead of codes', lines({ chargeId: '1', diagnosisPointers: [1] }), 'changes.lines.0'],
  ['no diagnosis left', { changes: { diagnoses: [] } }, 'changes.diagnoses'],
  ['erased and said', { changes: { authorization: 'A1', erase: ['authorization'] } }, 'changes.erase.0'],
  [
    'a day of death erased and said',
    { changes: { patient: { deathDate: '2025-06-02' }, erase: ['deathDate'] } },
    'changes.erase.0',
  ],
  ['what cannot be erased', { changes: { erase: ['billingProvider'] } }, 'changes.erase.0'],
] as const) {
  test(`refused, by its path: ${why}`, async () => {
    const { status, json, text } = await correct({ claimIds: [one], ...body });
    expect([status, json.code]).toEqual([422, 'CHL_GATEWAY_DOES_NOT_CONFORM']);
    expect(json.errors).toContainEqual({ path, fault: expect.any(String) as string });
    expect(text).not.toMatch(/Kanarienvogel|1971/);
  });
}

test('a correction is for billers and operators', async () => {
  const integration = await gateway.as('acme', 'integration', 'admin');
  expect((await gateway.post('claims/reprocess', { claimIds: [one], changes: npi }, integration)).status).toBe(403);
});
