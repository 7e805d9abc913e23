import {
  type Changes,
  claimRepaired,
  claimSubmitted,
  deadLetters,
  type Encounter,
  encounterCompleted,
  encounterHeld,
  encounterReceived,
  reprocessRequested,
  SealedIdentity,
} from '@chargeline/contracts';
import { encounter as office, noChanges } from '@chargeline/contracts/testing';
import { claimIdOf, derivedId, eventId } from '@chargeline/kernel';
import { emit, type Outgoing } from '@chargeline/messaging';
import { roomOnMemory, type TestRoom } from '@chargeline/runtime/testing';
import { blindIndex, holdsOf, keyring, newKeyring, seal, unseal } from '@chargeline/security';
import { type EmbeddedPostgres, startPostgres } from '@chargeline/store';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { ingestion } from '../src/index.js';

const ring = newKeyring();
const keys = keyring(ring);
const identity = SealedIdentity.parse({ patient: { lastName: 'Canary', birthDate: '1980-06-02' } });

let server: EmbeddedPostgres;
let room: TestRoom;
let visits = 0;
let visitId: string;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());
beforeEach(async () => {
  room = await roomOnMemory(ingestion, { DATABASE_URL: server.url, CHARGELINE_KEYRING: ring });
  visits += 1;
  visitId = derivedId('visit', visits);
});
afterEach(() => room.stop());

const cause = (id: string) => ({ id: `${id} of ${visits}`, tenant: 'acme', traceparent: '', releases: {} });

/** A message's part of this test's visit, sealed as its door seals. */
function part(id: string, changes: Partial<Encounter>, topic = encounterReceived.name): Encounter {
  const place = { tenantId: 'acme', encounterId: visitId, eventId: eventId('acme', cause(id).id, topic) };
  return {
    ...office,
    revision: 0,
    ...changes,
    ...place,
    identity: { sealed: seal(identity, place, keys), holds: holdsOf(identity) },
  };
}

const message = (id: string, changes: Partial<Encounter> = {}): Outgoing =>
  emit(encounterReceived, cause(id), { encounter: part(id, changes) });

test('an admission waits, charges complete it, and what the admission said is in it', async () => {
  await room.send(message('adt', { charges: [], authorization: 'AUTH9' }));
  const [held] = await room.take(encounterHeld, 1);
  expect(held!.body.hold).toMatchObject({ encounterId: visitId, reason: 'awaiting-charges', revision: 0 });
  await room.send(message('dft', { authorization: null }));
  const [completed] = await room.take(encounterCompleted, 1);
  expect(completed!.body.encounter).toMatchObject({
    encounterId: visitId,
    revision: 1,
    authorization: 'AUTH9',
    charges: office.charges,
  });
  expect(completed!.body.encounter.patient.ageYears).toBe(45);
  expect(completed!.releases).toEqual({ icd10cm: 'FY2025', hcpcs: '2025-10', pfs: '2025-10', gpci: '2025' });
});

test('the identity is sealed anew for the event that carries it', async () => {
  await room.send(message('dft'));
  const [completed] = await room.take(encounterCompleted, 1);
  const { encounter } = completed!.body;
  expect(encounter.eventId).toBe(completed!.id);
  expect(unseal(encounter.identity.sealed, encounter, keys)).toEqual(identity);
});

test('a redelivered event says the same again and changes nothing', async () => {
  await room.send(message('dft'), message('late', { charges: [{ ...office.charges[0]!, chargeId: '2' }] }));
  await room.take(encounterCompleted, 2);
  await room.send(message('dft'));
  const events = await room.take(encounterCompleted, 3);
  expect(events.map(({ body }) => body.encounter.revision).filter((revision) => revision === 1)).toHaveLength(2);
  const first = events.filter(({ body }) => body.encounter.revision === 1);
  expect(first[0]!.id).toBe(first[1]!.id);
  expect(first[0]!.body).toEqual(first[1]!.body);
});

test('the same content in another message is no new revision', async () => {
  await room.send(
    message('dft'),
    message('dft again'),
    message('late', { charges: [{ ...office.charges[0]!, chargeId: '2' }] }),
  );
  const events = await room.take(encounterCompleted, 2);
  expect(events.map(({ body }) => [body.encounter.revision, body.encounter.charges.length])).toEqual([
    [1, 1],
    [2, 2],
  ]);
});

test('the same event id with another body is parked, never an overwrite', async () => {
  await room.send(message('dft'));
  await room.take(encounterCompleted, 1);
  await room.send(message('dft', { authorization: 'FORGED' }));
  const [letter] = await room.take(deadLetters('ingestion'), 1);
  expect(letter!.body.letter).toMatchObject({ code: 'CHL_INGESTION_SAME_ID_OTHER_BODY', key: visitId });
});

test('a seal from another event is parked', async () => {
  const stolen = { ...part('dft', {}), identity: part('other', {}).identity };
  await room.send(emit(encounterReceived, cause('dft'), { encounter: stolen }));
  const [letter] = await room.take(deadLetters('ingestion'), 1);
  expect(letter!.body.letter.code).toBe('CHL_SECURITY_SEAL_BROKEN');
});

test('claims of a batch take the same way', async () => {
  const submission = { batchId: 'b1', ordinal: 0, requestedBy: 'biller' };
  const encounter = part('rest', {}, claimSubmitted.name);
  await room.send(emit(claimSubmitted, cause('rest'), { encounter, submission }));
  const [completed] = await room.take(encounterCompleted, 1);
  expect(completed!.body.encounter).toMatchObject({ encounterId: visitId, revision: 1 });
});

test('another run is a new revision; of an unknown visit it is nothing', async () => {
  const reprocess = {
    commandId: 'c',
    tenantId: 'acme',
    encounterId: visitId,
    requestedBy: 'biller',
    reason: null,
    changes: null,
  };
  await room.send(emit(reprocessRequested, cause('too early'), { reprocess }));
  await room.idle();
  await room.send(message('dft'));
  await room.take(encounterCompleted, 1);
  await room.send(emit(reprocessRequested, cause('again'), { reprocess }));
  const events = await room.take(encounterCompleted, 2);
  expect(events.map(({ body }) => body.encounter.revision)).toEqual([1, 2]);
});

/** A wish to run this test's visit again, corrected. */
const correction = (id: string, changes: Partial<Changes>): Outgoing =>
  emit(reprocessRequested, cause(id), {
    reprocess: {
      commandId: id,
      tenantId: 'acme',
      encounterId: visitId,
      requestedBy: 'biller',
      reason: null,
      changes: { ...noChanges, ...changes },
    },
  });

const repair = (id: string, revision: number, changes: Partial<Changes>): Outgoing =>
  emit(claimRepaired, cause(id), {
    repair: {
      tenantId: 'acme',
      encounterId: visitId,
      claimId: claimIdOf(visitId),
      revision,
      rulebook: 'r1',
      changes: { ...noChanges, ...changes },
    },
  });

/** A corrected identity, sealed for the command that brings it. */
function sealedFor(id: string, told: object): Changes['identity'] {
  const identity = SealedIdentity.parse({ patient: {}, ...told });
  const place = {
    tenantId: 'acme',
    encounterId: visitId,
    eventId: eventId('acme', cause(id).id, reprocessRequested.name),
  };
  return { sealed: seal(identity, place, keys), holds: holdsOf(identity) };
}

test('a correction is a new revision, and a message that comes later wins where it tells something', async () => {
  await room.send(message('dft'));
  await room.take(encounterCompleted, 1);
  await room.send(correction('fix', { authorization: 'AUTH9', placeOfService: '22', clears: ['DUP-002'] }));
  await room.take(encounterCompleted, 2);
  await room.send(message('late', { placeOfService: '19', authorization: null }));
  const events = await room.take(encounterCompleted, 3);
  expect(events.map(({ body }) => body.encounter)).toMatchObject([
    { revision: 1, placeOfService: '11', cleared: null },
    { revision: 2, placeOfService: '22', authorization: 'AUTH9', cleared: ['DUP-002'] },
    { revision: 3, placeOfService: '19', authorization: 'AUTH9', cleared: ['DUP-002'] },
  ]);
});

test('a corrected identity opens for its command, and the keyed indexes follow', async () => {
  await room.send(message('dft'));
  await room.take(encounterCompleted, 1);
  const told = { patient: { birthDate: '1990-06-02', medicalRecordNumber: 'MRN-2' }, memberId: 'M-2' };
  await room.send(correction('fix', { identity: sealedFor('fix', told) }));
  const [, corrected] = await room.take(encounterCompleted, 2);
  const { encounter } = corrected!.body;
  expect(unseal(encounter.identity.sealed, encounter, keys)).toMatchObject({
    patient: { lastName: 'Canary', birthDate: '1990-06-02' },
    memberId: 'M-2',
  });
  expect(encounter.identity.holds).toContain('memberId');
  expect(encounter).toMatchObject({
    patient: { ageYears: 35, ref: blindIndex(keys, 'acme', 'mrn', 'MRN-2') },
    coverage: { ...office.coverage, subscriberRef: blindIndex(keys, 'acme', 'member', 'M-2') },
  });
});

test('an identity that was sealed for another command is parked', async () => {
  await room.send(message('dft'));
  await room.take(encounterCompleted, 1);
  await room.send(correction('fix', { identity: sealedFor('other', { memberId: 'M-2' }) }));
  const [letter] = await room.take(deadLetters('ingestion'), 1);
  expect(letter!.body.letter.code).toBe('CHL_SECURITY_SEAL_BROKEN');
});

test('a correction that comes again says the same again; with another content it is parked', async () => {
  await room.send(message('dft'));
  await room.take(encounterCompleted, 1);
  const again = () => correction('fix', { identity: sealedFor('fix', { memberId: 'M-2' }) });
  await room.send(again(), again());
  const events = await room.take(encounterCompleted, 3);
  expect(events[2]!.id).toBe(events[1]!.id);
  expect(events[2]!.body).toEqual(events[1]!.body);
  await room.send(correction('fix', { identity: sealedFor('fix', { memberId: 'M-3' }) }));
  const [letter] = await room.take(deadLetters('ingestion'), 1);
  expect(letter!.body.letter.code).toBe('CHL_INGESTION_SAME_ID_OTHER_BODY');
});

test('a correction that cannot be made is told as held, each time it comes, and changes nothing', async () => {
  await room.send(correction('too early', { placeOfService: '22' }));
  await room.take(encounterHeld, 1);
  await room.send(message('dft'));
  await room.take(encounterCompleted, 1);
  const wrong = { chargeId: '7', remove: true } as Changes['charges'][number];
  await room.send(correction('wrong', { charges: [wrong], placeOfService: '22' }));
  await room.send(correction('wrong', { charges: [wrong], placeOfService: '22' }));
  const held = await room.take(encounterHeld, 3);
  expect(held.map(({ body: { hold } }) => [hold.reason, hold.revision])).toEqual([
    ['correction-refused', 0],
    ['correction-refused', 1],
    ['correction-refused', 1],
  ]);
  expect(held[1]!.body.hold.because).toMatch(/^Line 1 of the correction names a charge/);
  expect(held[2]!.id).toBe(held[1]!.id);
  await room.send(correction('right', { authorization: 'A1' }));
  const [, next] = await room.take(encounterCompleted, 2);
  expect(next!.body.encounter).toMatchObject({ revision: 2, placeOfService: '11', authorization: 'A1' });
});

test('a repair is one of the newest revision; of an earlier one it changes nothing', async () => {
  await room.send(message('dft'));
  await room.take(encounterCompleted, 1);
  await room.send(
    repair('mend', 1, { placeOfService: '22', repairs: ['POS-001'] }),
    repair('late', 1, { placeOfService: '23' }),
  );
  await room.send(repair('mend', 1, { placeOfService: '22', repairs: ['POS-001'] }));
  const events = await room.take(encounterCompleted, 3);
  await room.idle();
  expect(events.map(({ body }) => [body.encounter.revision, body.encounter.placeOfService])).toEqual([
    [1, '11'],
    [2, '22'],
    [2, '22'],
  ]);
  expect(events[1]!.body.encounter.repaired).toEqual(['POS-001']);
});

test('a repair that does not fit what was judged is told as held, and nothing waits behind it', async () => {
  await room.send(message('dft'));
  await room.take(encounterCompleted, 1);
  const gone = { chargeId: '1', remove: true } as Changes['charges'][number];
  const misfit = () => repair('mend', 1, { charges: [gone], repairs: ['MOD-050'] });
  await room.send(misfit(), misfit());
  const [first, second] = await room.take(encounterHeld, 2);
  expect(first!.body.hold).toMatchObject({ encounterId: visitId, revision: 1, reason: 'repair-refused' });
  expect(first!.body.hold.because).toContain('The repair of MOD-050 cannot be made');
  expect([second!.id, second!.body]).toEqual([first!.id, first!.body]);
  await room.send(correction('by hand', { placeOfService: '22' }));
  const [, corrected] = await room.take(encounterCompleted, 2);
  expect(corrected!.body.encounter).toMatchObject({ revision: 2, placeOfService: '22', repaired: null });
});

test('five hundred visits in one batch are five hundred events', async () => {
  const ids = Array.from({ length: 500 }, (_, n) => derivedId('many', visits, n));
  const messages = ids.map((encounterId) => {
    const place = { tenantId: 'acme', encounterId, eventId: eventId('acme', encounterId, encounterReceived.name) };
    const encounter = { ...office, ...place, identity: { sealed: seal(identity, place, keys), holds: [] } };
    return emit(encounterReceived, { id: encounterId, tenant: 'acme', traceparent: '', releases: {} }, { encounter });
  });
  await room.send(...messages);
  const events = await room.take(encounterCompleted, 500);
  expect(new Set(events.map(({ key }) => key))).toEqual(new Set(ids));
});
