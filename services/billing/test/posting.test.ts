import {
  claimHeld,
  claimOnHold,
  claimPosted,
  claimPriced,
  claimRejected,
  deadLetters,
  encounterReferred,
} from '@chargeline/contracts';
import { derivedId } from '@chargeline/kernel';
import { emit, type Outgoing } from '@chargeline/messaging';
import { type EmbeddedPostgres, startPostgres } from '@chargeline/store';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aPricedClaim, anIdentity, claimOfVisit } from './a-priced-claim.js';
import { type BillingRoom, billingRoom, causeOf, priced } from './billing-room.js';

let server: EmbeddedPostgres;
let room: BillingRoom;
beforeAll(async () => {
  server = await startPostgres();
  room = await billingRoom(server.url);
});
afterAll(async () => {
  await room.stop();
  await server.stop();
});

/** One after the other, each read by the room before the next is sent: topics have no order among them. */
async function send(...events: readonly Outgoing[]): Promise<void> {
  for (const event of events) {
    await room.send(event);
    await room.idle();
  }
}

/** What was said of a visit's claim: `posted 1`, `held 2`. */
async function saidOf(visit: string): Promise<readonly string[]> {
  const posted = (await room.said(claimPosted)).map(({ body }) => ({ word: 'posted', ...body.posting }));
  const held = (await room.said(claimHeld)).map(({ body }) => ({ word: 'held', ...body.hold }));
  return [...posted, ...held]
    .filter(({ claimId }) => claimId === claimOfVisit(visit))
    .map(({ word, revision }) => `${word} ${revision}`);
}

const lettersOf = async (visit: string): Promise<readonly string[]> =>
  (await room.said(deadLetters('billing')))
    .filter(({ body }) => body.letter.key === claimOfVisit(visit))
    .map(({ body }) => body.letter.code);

function rejected(visit: string, revision: number): Outgoing {
  const { encounter, claim, judgement } = aPricedClaim({ visit, revision });
  return emit(claimRejected, causeOf(`drafted-${visit}-${revision}`), { encounter, claim, judgement });
}

function onHold(visit: string, revision: number): Outgoing {
  const { encounter, claim, judgement } = aPricedClaim({ visit, revision });
  return emit(claimOnHold, causeOf(`drafted-${visit}-${revision}`), { encounter, claim, judgement });
}

function referred(visit: string, revision: number): Outgoing {
  const { encounter } = aPricedClaim({ visit, revision });
  return emit(encounterReferred, causeOf(`completed-${visit}-${revision}`), { encounter, worklist: { items: [] } });
}

test('a priced claim lands once, and is told with what it is worth', async () => {
  await send(priced({ visit: 'lands' }));
  const [event] = (await room.said(claimPosted)).filter(({ key }) => key === claimOfVisit('lands'));
  expect(event?.body.posting).toEqual({
    tenantId: 'acme',
    encounterId: derivedId('test visit', 'lands'),
    claimId: claimOfVisit('lands'),
    revision: 1,
    payerId: '12345',
    totalCents: 15_000,
    allowedCents: 8_552,
  });
  const [row] = await room.store.claim(claimOfVisit('lands'));
  expect(row).toMatchObject({ status: 'posted', lines: [{ line: 1, chargeCents: 15_000, allowedCents: 8_552 }] });
});

test('the same event again changes nothing and tells the same, by id', async () => {
  await send(priced({ visit: 'twice' }), priced({ visit: 'twice' }));
  const events = (await room.said(claimPosted)).filter(({ key }) => key === claimOfVisit('twice'));
  expect(events).toHaveLength(2);
  expect(events[1]?.id).toBe(events[0]?.id);
  expect(await room.statuses('twice')).toEqual(['1 posted']);
});

const { patient } = anIdentity;
const homeless = { ...anIdentity, patient: { ...patient, lastName: 'Canary', address: null } };

for (const [why, visit, events, statuses, told] of [
  [
    'a correction',
    'v1',
    [priced({ visit: 'v1' }), priced({ visit: 'v1', revision: 2 })],
    ['2 posted', '1 superseded'],
    ['posted 1', 'posted 2'],
  ],
  [
    'a late revision',
    'v2',
    [priced({ visit: 'v2', revision: 2 }), priced({ visit: 'v2' })],
    ['2 posted', '1 superseded'],
    ['posted 2'],
  ],
  [
    'a correction that rules rejected',
    'v3',
    [priced({ visit: 'v3' }), rejected('v3', 2)],
    ['1 withdrawn'],
    ['posted 1'],
  ],
  [
    'the old form comes after its rejected correction',
    'v4',
    [rejected('v4', 2), priced({ visit: 'v4' })],
    ['1 withdrawn'],
    [],
  ],
  [
    'a correction that went to a coder',
    'v5',
    [priced({ visit: 'v5' }), referred('v5', 2)],
    ['1 withdrawn'],
    ['posted 1'],
  ],
  [
    'the old form comes after its correction went to a coder',
    'v6',
    [referred('v6', 2), priced({ visit: 'v6' })],
    ['1 withdrawn'],
    [],
  ],
  [
    'a correction that a rule holds',
    'v12',
    [priced({ visit: 'v12' }), onHold('v12', 2)],
    ['1 withdrawn'],
    ['posted 1'],
  ],
  [
    'the old form comes after a rule held its correction',
    'v13',
    [onHold('v13', 2), priced({ visit: 'v13' })],
    ['1 withdrawn'],
    [],
  ],
  ['held, then cleared', 'v14', [onHold('v14', 1), priced({ visit: 'v14', revision: 2 })], ['2 posted'], ['posted 2']],
  ['rejected, then right', 'v7', [rejected('v7', 1), priced({ visit: 'v7', revision: 2 })], ['2 posted'], ['posted 2']],
  [
    'an old rejection after the right one',
    'v8',
    [priced({ visit: 'v8', revision: 2 }), rejected('v8', 1)],
    ['2 posted'],
    ['posted 2'],
  ],
  ['no address', 'v9', [priced({ visit: 'v9', identity: homeless })], ['1 held'], ['held 1']],
  [
    'no address, then one',
    'v10',
    [priced({ visit: 'v10', identity: homeless }), priced({ visit: 'v10', revision: 2 })],
    ['2 posted', '1 superseded'],
    ['posted 2', 'held 1'],
  ],
  [
    'posted and superseded, told again',
    'v11',
    [priced({ visit: 'v11' }), priced({ visit: 'v11', revision: 2 }), priced({ visit: 'v11' })],
    ['2 posted', '1 superseded'],
    ['posted 1', 'posted 2', 'posted 1'],
  ],
] as const) {
  test(why, async () => {
    await send(...events);
    expect(await room.statuses(visit)).toEqual([...statuses]);
    expect(await saidOf(visit)).toEqual([...told]);
  });
}

test('a hold names the element and nobody', async () => {
  await send(priced({ visit: 'named', identity: homeless }));
  const [event] = (await room.said(claimHeld)).filter(({ key }) => key === claimOfVisit('named'));
  expect(event?.body.hold).toMatchObject({
    reason: 'not-renderable',
    because: 'The 837 cannot carry this claim: N301 of loop 2010BA is missing.',
  });
  const [row] = await room.store.claim(claimOfVisit('named'));
  expect(row?.held).toEqual({ reason: event?.body.hold.reason, because: event?.body.hold.because });
});

test('the same revision with another content is parked, never written over; the rest of its batch lands', async () => {
  await send(priced({ visit: 'alarm' }));
  const other = aPricedClaim({ visit: 'alarm', claim: { diagnoses: ['I10'] } });
  await room.send(
    ...['a', 'b', 'c'].map((visit) => priced({ visit: `beside-${visit}` })),
    emit(claimPriced, causeOf('another-event'), other),
    priced({ visit: 'beside-d' }),
  );
  expect(await lettersOf('alarm')).toEqual(['CHL_BILLING_SAME_REVISION_OTHER_CONTENT']);
  expect(await room.statuses('alarm')).toEqual(['1 posted']);
  for (const visit of ['a', 'b', 'c', 'd']) expect(await room.statuses(`beside-${visit}`)).toEqual(['1 posted']);
});

test('an identity sealed under a key that nobody has is parked', async () => {
  const { encounter, ...rest } = aPricedClaim({ visit: 'sealed' });
  const sealed = encounter.identity.sealed.replace(/^[^.]+/, 'k9');
  const body = { ...rest, encounter: { ...encounter, identity: { ...encounter.identity, sealed } } };
  await send(emit(claimPriced, causeOf('unknown-key'), body));
  expect(await lettersOf('sealed')).toEqual(['CHL_SECURITY_SEAL_BROKEN']);
  expect(await room.statuses('sealed')).toEqual([]);
});

test('a batch of several revisions of one claim ends like one after the other', async () => {
  await room.send(...[1, 3, 2].map((revision) => priced({ visit: 'batch', revision })));
  expect(await saidOf('batch')).toEqual(['posted 1', 'posted 3']);
  expect(await room.statuses('batch')).toEqual(['3 posted', '2 superseded', '1 superseded']);
});
