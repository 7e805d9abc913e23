import {
  claimRepaired,
  encounterCompleted,
  encounterHeld,
  encounterReceived,
  reprocessRequested,
} from '@chargeline/contracts';
import { noChanges, priced } from '@chargeline/contracts/testing';
import { claimIdOf, derivedId } from '@chargeline/kernel';
import { type Cause, emit, type Outgoing, outgoingId } from '@chargeline/messaging';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CANARIES } from './a-claim.js';
import { aGateway, first, type TestGateway } from './a-gateway.js';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await aGateway();
});
afterAll(() => gateway.stop());

const encounterOf = (name: string): string => derivedId('done', name);

function received(name: string, tenantId = 'acme'): Outgoing {
  const encounter = { ...priced.encounter, tenantId, encounterId: encounterOf(name), revision: 0 };
  return emit(encounterReceived, { id: name, tenant: tenantId, traceparent: '', releases: {} }, { encounter });
}

/** What ingestion says of an event that asks something: there is this revision of the claim. */
function completed(cause: Cause, name: string, revision: number): Outgoing {
  const encounter = { ...priced.encounter, tenantId: cause.tenant, encounterId: encounterOf(name), revision };
  return emit(encounterCompleted, cause, { encounter });
}

function refused(cause: Cause, name: string, because: string): Outgoing {
  const place = { tenantId: cause.tenant, encounterId: encounterOf(name), revision: 1 };
  return emit(encounterHeld, cause, { hold: { ...place, reason: 'correction-refused', because } });
}

const causedBy = (asked: Outgoing): Cause => ({ ...asked.cause, id: outgoingId(asked) });

function asked(name: string, id: string, changes: Partial<typeof noChanges> | null, tenantId = 'acme'): Outgoing {
  const reprocess = {
    commandId: id,
    tenantId,
    encounterId: encounterOf(name),
    requestedBy: 'bea',
    reason: `why ${id}`,
    changes: changes === null ? null : { ...noChanges, ...changes },
  };
  return emit(reprocessRequested, { id, tenant: tenantId, traceparent: '', releases: {} }, { reprocess });
}

function repaired(name: string, rule: string): Outgoing {
  const encounterId = encounterOf(name);
  const ids = { tenantId: 'acme', encounterId, claimId: claimIdOf(encounterId), revision: 1 };
  const charges = [{ ...noCharge, chargeId: '1', modifiers: ['50'] }];
  const changes = { ...noChanges, charges, repairs: [rule] };
  const cause = { id: `${name} ${rule}`, tenant: 'acme', traceparent: '', releases: {} };
  return emit(claimRepaired, cause, { repair: { ...ids, rulebook: 'r1', changes } });
}

const noCharge = {
  remove: null,
  code: null,
  units: null,
  minutes: null,
  chargeCents: null,
  serviceFrom: null,
  serviceTo: null,
  placeOfService: null,
  diagnoses: null,
  ndc: null,
};

async function seen(...events: readonly Outgoing[]): Promise<void> {
  await gateway.room.send(...events);
  await gateway.room.idle();
}

async function doneTo(name: string, query = '', tenant = 'acme') {
  await gateway.room.idle();
  return gateway.get(
    `claims/${claimIdOf(encounterOf(name))}/corrections${query}`,
    await gateway.as(tenant, 'integration'),
  );
}

const time = expect.stringMatching(/^\d{4}-.*Z$/) as string;

test('what a biller asks for is told: who, when, why and what, and the revision after it', async () => {
  await seen(received('asked'));
  const patient = { lastName: 'Kanarienvogel', birthDate: '1971-03-04' };
  const changes = { lines: [{ chargeId: '1', units: 2 }], payer: { id: '9' }, patient, erase: ['authorization'] };
  const body = { claimIds: [encounterOf('asked')], reason: 'a slip of the pen', changes };
  const { json } = await gateway.post('claims/reprocess', body, await gateway.as('acme', 'biller'));
  const { commandId } = first(json.requested) as { commandId: string };
  const told = {
    askedAt: time,
    commandId,
    requestedBy: 'bea',
    reason: 'a slip of the pen',
    corrected: ['authorization', 'lines', 'patient.birthDate', 'patient.lastName', 'payer'],
    cleared: [],
    repaired: [],
    revision: null,
    because: null,
  };
  const before = await doneTo('asked');
  const [entry] = before.json.corrections;
  expect(entry).toEqual(told);
  for (const canary of CANARIES) expect(before.text).not.toContain(canary);
  const event = (await gateway.events(reprocessRequested)).find(({ body }) => body.reprocess.commandId === commandId);
  await seen(completed(event!, 'asked', 2));
  expect((await doneTo('asked')).json.corrections).toEqual([{ ...entry, revision: 2 }]);
});

test('holds that were lifted and repairs that rules made are told, the latest first; a repair has no person', async () => {
  const clear = asked('both', 'clear', { clears: ['DUP-002'] });
  const repair = repaired('both', 'MOD-050');
  await seen(received('both'), repair, completed(causedBy(repair), 'both', 2));
  await seen(clear, completed(causedBy(clear), 'both', 3));
  const { json } = await doneTo('both');
  expect(json).toMatchObject({ claimId: claimIdOf(encounterOf('both')), encounterId: encounterOf('both'), next: null });
  expect(json.corrections).toEqual([
    {
      askedAt: time,
      commandId: 'clear',
      requestedBy: 'bea',
      reason: 'why clear',
      corrected: [],
      cleared: ['DUP-002'],
      repaired: [],
      revision: 3,
      because: null,
    },
    {
      askedAt: time,
      commandId: null,
      requestedBy: null,
      reason: null,
      corrected: ['lines'],
      cleared: [],
      repaired: ['MOD-050'],
      revision: 2,
      because: null,
    },
  ]);
});

test('a refused correction says why, and another run what came of it', async () => {
  const [run, wrong] = [asked('refused', 'run', null), asked('refused', 'wrong', { placeOfService: '22' })];
  await seen(received('refused'), run, completed(causedBy(run), 'refused', 2));
  await seen(wrong, refused(causedBy(wrong), 'refused', 'No such charge.'));
  expect((await doneTo('refused')).json.corrections).toMatchObject([
    { commandId: 'wrong', corrected: ['placeOfService'], revision: null, because: 'No such charge.' },
    { commandId: 'run', corrected: [], revision: 2, because: null },
  ]);
});

test('E13 what comes of it may be seen first, and all of it again', async () => {
  const clear = asked('late', 'late-clear', { clears: ['DUP-002'] });
  const wrong = asked('late', 'late-wrong', { placeOfService: '22' });
  await seen(completed(causedBy(clear), 'late', 2), refused(causedBy(wrong), 'late', 'No such charge.'));
  expect((await doneTo('late')).json.corrections).toEqual([]);
  await seen(clear);
  await seen(wrong);
  const { text, json } = await doneTo('late');
  expect(json.corrections).toMatchObject([{ because: 'No such charge.' }, { revision: 2, cleared: ['DUP-002'] }]);
  await seen(clear, wrong, completed(causedBy(clear), 'late', 2), refused(causedBy(wrong), 'late', 'No such charge.'));
  expect((await doneTo('late')).text).toBe(text);
});

test('pages of any size hold all that was done once', async () => {
  await seen(received('paged'), ...Array.from({ length: 9 }, (_, n) => asked('paged', `run-${n}`, null)));
  for (const limit of [1, 4, 9, 100]) {
    const ids: unknown[] = [];
    for (let after = ''; ;) {
      const { json } = await doneTo('paged', `?limit=${limit}${after}`);
      ids.push(...json.corrections.map(({ commandId }) => commandId));
      if (json.next === null) break;
      after = `&after=${json.next}`;
    }
    expect(ids).toHaveLength(9);
    expect(new Set(ids).size).toBe(9);
  }
});

test('F10 another tenant’s claim is as unknown as one that is not there, and its tenant’s events say nothing here', async () => {
  const theirs = asked('mine', 'theirs', { clears: ['DUP-002'] }, 'zeta');
  await seen(received('mine'), theirs, completed(causedBy(theirs), 'nobody', 2));
  expect((await doneTo('mine')).json.corrections).toEqual([]);
  const [other, nobody] = [await doneTo('mine', '', 'zeta'), await doneTo('nowhere')];
  expect([other.status, other.json.code]).toEqual([404, 'CHL_GATEWAY_UNKNOWN_CLAIM']);
  expect(other.text).toBe(nobody.text);
});

test('E8 an event whose header names another tenant is parked, and shows nowhere', async () => {
  const forged = asked('forged', 'forged', { clears: ['DUP-002'] });
  await seen(received('forged'), { ...forged, cause: { ...forged.cause, tenant: 'zeta' } });
  expect((await doneTo('forged')).json.corrections).toEqual([]);
});

for (const query of ['limit=101', 'after=Kanarienvogel', 'tenant=zeta']) {
  test(`refused: ${query}`, async () => {
    const { status, text } = await doneTo('both', `?${query}`);
    expect(status).toBe(400);
    expect(text).not.toContain('Kanarienvogel');
  });
}
