import { claimFiled, claimHeld } from '@chargeline/contracts';
import { type EmbeddedPostgres, startPostgres } from '@chargeline/store';
import { readInterchanges } from '@chargeline/x12';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { professionalClaim } from '../src/domain/professional-claim.js';
import { aBill, anIdentity, claimOfVisit } from './a-priced-claim.js';
import { type BillingRoom, billingRoom, fileNow, priced } from './billing-room.js';

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

const filedOf = async (tenantId: string) =>
  (await room.said(claimFiled)).filter(({ body }) => body.filing.tenantId === tenantId);

test('a file a payer, none of another tenant, each claim in it and told', async () => {
  const tenantId = 'north';
  await room.send(
    priced({ visit: 'n1', tenantId }),
    priced({ visit: 'n2', tenantId }),
    priced({ visit: 'n3', tenantId, payerId: '60054' }),
    priced({ visit: 's1', tenantId: 'south' }),
  );
  await room.idle();
  await room.send(fileNow('file-north', tenantId));
  const events = await filedOf(tenantId);
  const visits = [...events].map(({ body }) => body.filing.claimId).sort();
  expect(visits).toEqual(['n1', 'n2', 'n3'].map(claimOfVisit).sort());
  expect(await room.statuses('s1')).toEqual(['1 posted']);
  const files = await room.store.files(tenantId, 10);
  expect(
    files.map(({ payerId, interchange, claims, totalCents }) => [payerId, interchange, claims, totalCents]),
  ).toEqual([
    ['60054', 2, 1, 15_000],
    ['12345', 1, 2, 30_000],
  ]);
  expect(events.find(({ key }) => key === claimOfVisit('n3'))!.body.filing).toMatchObject({
    revision: 1,
    payerId: '60054',
    interchange: '000000002',
    file: '000000002.837',
  });
});

test('a file is read back as the claims that were posted', async () => {
  const tenantId = 'equal';
  const visits = ['e1', 'e2', 'e3'];
  await room.send(...visits.map((visit) => priced({ visit, tenantId })));
  await room.idle();
  await room.send(fileNow('file-equal', tenantId));
  await filedOf(tenantId);
  const file = await room.newest(tenantId);
  const { claims, origin, receiver, reference } = await room.read(file);
  expect(origin).toEqual({ interchange: '000000001', group: '1', set: '0001', usage: 'T' });
  expect({ receiver, reference }).toEqual({
    receiver: { name: 'TEST RECEIVER', id: 'TESTRECEIVER' },
    reference: '000000001',
  });
  const expected = visits.map((visit) => professionalClaim(aBill({ visit, tenantId }), anIdentity));
  const byNumber = (one: { controlNumber: string }, other: { controlNumber: string }): number =>
    one.controlNumber.localeCompare(other.controlNumber);
  expect([...claims].sort(byNumber)).toEqual(expected.sort(byNumber));
});

test('envelopes and levels are counted: two providers, three subscribers, four claims', async () => {
  const tenantId = 'counted';
  const clinic = aBill().encounter.billingProvider!;
  const elsewhere = { billingProvider: { ...clinic, npi: '1679576722' } };
  const other = { ...anIdentity, memberId: 'M0002' };
  await room.send(
    priced({ visit: 'c1', tenantId }),
    priced({ visit: 'c2', tenantId }),
    priced({ visit: 'c3', tenantId, identity: other }),
    priced({ visit: 'c4', tenantId, encounter: elsewhere }),
  );
  await room.idle();
  await room.send(fileNow('file-counted', tenantId));
  await filedOf(tenantId);
  const file = await room.newest(tenantId);
  const text = await room.text(file);
  expect(readInterchanges(text).faults).toEqual([]);
  const count = (start: string): number => text.split('~').filter((segment) => segment.startsWith(start)).length;
  expect(['ISA*', 'GS*', 'ST*', 'SE*', 'GE*', 'IEA*'].map(count)).toEqual([1, 1, 1, 1, 1, 1]);
  expect([count('HL*'), count('NM1*85'), count('SBR*'), count('CLM*'), count('LX*')]).toEqual([5, 2, 3, 4, 4]);
});

test('a name with separators shifts nothing: element by element it is the file of a plain name', async () => {
  const named = (lastName: string) => ({ ...anIdentity, patient: { ...anIdentity.patient, lastName } });
  await room.send(priced({ visit: 'x1', tenantId: 'plain', identity: named('O Br ien') }));
  await room.send(priced({ visit: 'x1', tenantId: 'wild', identity: named('O~Br*ien:^') }));
  await room.idle();
  await room.send(fileNow('file-plain', 'plain'), fileNow('file-wild', 'wild'));
  await filedOf('wild');
  const [plain, wild] = await Promise.all(
    ['plain', 'wild'].map(async (tenantId) => room.read(await room.newest(tenantId))),
  );
  expect(wild?.claims).toEqual(plain?.claims);
  expect(wild?.claims[0]?.subscriber.name).toMatchObject({ last: 'O Br ien' });
});

test('after filing: a correction waits for the payer’s number, and goes out with it', async () => {
  const tenantId = 'corrected';
  await room.send(priced({ visit: 'k', tenantId }));
  await room.idle();
  await room.send(fileNow('file-k1', tenantId));
  await room.idle();
  await room.send(priced({ visit: 'k', tenantId, revision: 2 }));
  const held = (await room.said(claimHeld)).filter(({ key }) => key === claimOfVisit('k'));
  expect(held.map(({ body }) => [body.hold.revision, body.hold.reason])).toEqual([[2, 'awaiting-payer-reference']]);
  await room.send(fileNow('file-k2', tenantId));
  await room.idle();
  expect(await room.statuses('k')).toEqual(['2 held', '1 filed']);
  const reference = { frequency: '7', originalReference: 'ICN9' } as const;
  await room.send(priced({ visit: 'k', tenantId, revision: 3, claim: reference }));
  await room.idle();
  await room.send(fileNow('file-k3', tenantId));
  await room.idle();
  expect(await room.statuses('k')).toEqual(['3 filed', '2 superseded', '1 filed']);
  const file = await room.newest(tenantId);
  expect((await room.read(file)).claims).toMatchObject([{ ...reference, lines: [{ controlNumber: '3-1' }] }]);
});

test('a revision that comes late, after a later one was filed, is not filed', async () => {
  const tenantId = 'late';
  await room.send(priced({ visit: 'l', tenantId, revision: 2 }));
  await room.idle();
  await room.send(fileNow('file-l1', tenantId));
  await room.idle();
  await room.send(priced({ visit: 'l', tenantId }));
  await room.idle();
  await room.send(fileNow('file-l2', tenantId));
  await room.idle();
  expect(await room.statuses('l')).toEqual(['2 filed', '1 superseded']);
  expect(await room.store.files(tenantId, 10)).toHaveLength(1);
});

test('the same command again makes no second file and tells the same events', async () => {
  const tenantId = 'again';
  await room.send(priced({ visit: 'a1', tenantId }), priced({ visit: 'a2', tenantId }));
  await room.idle();
  await room.send(fileNow('file-again', tenantId));
  const first = (await filedOf(tenantId)).map(({ id }) => id);
  await room.send(fileNow('file-again', tenantId));
  const both = (await filedOf(tenantId)).map(({ id }) => id);
  expect(first).toHaveLength(2);
  expect([...both].sort()).toEqual([...first, ...first].sort());
  expect(await room.store.files(tenantId, 10)).toHaveLength(1);
});

test('a command with nothing to file', async () => {
  await room.send(fileNow('file-nothing', 'nothing'));
  expect(await filedOf('nothing')).toEqual([]);
  expect(await room.store.files('nothing', 10)).toEqual([]);
});
