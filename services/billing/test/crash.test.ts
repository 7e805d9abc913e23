import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { claimFiled, deadLetters } from '@chargeline/contracts';
import { type EmbeddedPostgres, startPostgres } from '@chargeline/store';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportFile, pathOf } from '../src/filing/export-file.js';
import { filedEvents } from '../src/filing/filed-events.js';
import { outgoingId } from '@chargeline/messaging';
import type { FileRow } from '../src/store/billing-store.js';
import { claimOfVisit, keys } from './a-priced-claim.js';
import { type BillingRoom, billingRoom, fileNow, newFolder, priced } from './billing-room.js';

const HEADER = JSON.stringify({
  submitter: {
    name: { kind: 'organization', name: 'BEFORE THE CRASH' },
    id: 'BEFORE',
    contact: { phone: '5555550100' },
  },
  receiver: { name: 'RECEIVER', id: 'RECEIVER' },
  usage: 'T',
});
const CREATED = new Date('2025-07-01T08:00:00Z');

let server: EmbeddedPostgres;
let folder: string;
let room: BillingRoom;
beforeAll(async () => {
  server = await startPostgres();
  folder = await newFolder();
  room = await billingRoom(server.url, { folder });
});
afterAll(async () => {
  await room.stop();
  await server.stop();
  await rm(folder, { recursive: true });
});

/** Posts visits and does the first step of their filing alone, as a member does that dies right after it. */
async function numbered(tenantId: string, commandId: string | null, ...visits: readonly string[]): Promise<FileRow> {
  await room.send(...visits.map((visit) => priced({ visit, tenantId })));
  await room.idle();
  const order = { tenantId, payerId: '12345', most: 5_000, commandId, header: HEADER, createdAt: CREATED };
  return (await room.store.numberFile(order))!;
}

const exported = async (file: FileRow): Promise<string> =>
  exportFile(folder, file, await room.store.claimsOf(file), keys);

/** A new member starts on the same tables and folder, and finishes what is unsettled. */
async function restarted(work: (member: BillingRoom) => Promise<void>): Promise<void> {
  const member = await billingRoom(server.url, { folder });
  try {
    await work(member);
  } finally {
    await member.stop();
  }
}

const settled = (tenantId: string): Promise<void> =>
  expect.poll(() => room.store.unsettled(tenantId), { timeout: 10_000 }).toEqual([]);

test('dead after numbering: the next start writes the file of the numbering time, and tells', async () => {
  const file = await numbered('numbered', null, 'p1', 'p2');
  await restarted(async (member) => {
    const events = await member.take(claimFiled, 2);
    expect(events.map(({ key }) => key).sort()).toEqual(['p1', 'p2'].map(claimOfVisit).sort());
    await settled('numbered');
  });
  const text = await room.text(file);
  expect(text).toContain('*BEFORE         *ZZ*RECEIVER       *250701*0800*');
  const row = await room.newest('numbered');
  expect(row.sha256).toBe(await exported(file));
  expect(await room.text(file)).toBe(text);
});

test('dead after writing: the same bytes again', async () => {
  const file = await numbered('written', null, 'q1', 'q2', 'q3');
  const sha256 = await exported(file);
  await restarted(() => settled('written'));
  expect(await room.store.files('written', 1)).toMatchObject([{ sha256 }]);
});

test('dead after noting the file: it is told, and not written again', async () => {
  const file = await numbered('noted', null, 'r1');
  await room.store.exported(file, await exported(file), CREATED);
  const before = await stat(join(folder, pathOf(file)));
  await restarted(async (member) => {
    expect((await member.take(claimFiled, 1)).map(({ key }) => key)).toEqual([claimOfVisit('r1')]);
    await settled('noted');
  });
  expect((await stat(join(folder, pathOf(file)))).mtimeMs).toBe(before.mtimeMs);
});

test('whoever tells of a file tells the same events', async () => {
  const file = await numbered('told', null, 't1', 't2');
  const ids = filedEvents(file, await room.store.claimsOf(file)).map(outgoingId);
  await restarted(async (member) => {
    expect((await member.take(claimFiled, 2)).map(({ id }) => id).sort()).toEqual([...ids].sort());
    await settled('told');
  });
});

test('a command that died after numbering tells of its file when it comes again', async () => {
  const file = await numbered('ordered', 'file-ordered', 'u1');
  const returned = await room.filing.onCommand({ tenantId: 'ordered', commandId: 'file-ordered' });
  expect(returned.map(outgoingId)).toEqual(filedEvents(file, await room.store.claimsOf(file)).map(outgoingId));
  expect(await room.store.files('ordered', 1)).toMatchObject([{ announcedAt: null, sha256: await exported(file) }]);
});

test('the next filing finishes what another left, and returns its own alone', async () => {
  await numbered('left', 'file-left-1', 'w1');
  await room.send(priced({ visit: 'w2', tenantId: 'left' }));
  await room.idle();
  const returned = await room.filing.onCommand({ tenantId: 'left', commandId: 'file-left-2' });
  const own = await room.newest('left');
  expect(returned.map(outgoingId)).toEqual(filedEvents(own, await room.store.claimsOf(own)).map(outgoingId));
  const told = (await room.said(claimFiled)).map(({ key }) => key);
  expect(told).toContain(claimOfVisit('w1'));
  expect(told).not.toContain(claimOfVisit('w2'));
});

test('a folder that cannot be written parks the command and stops no other file; the clock goes on with it', async () => {
  const tenantId = 'blocked';
  await mkdir(join(folder, tenantId), { recursive: true });
  await writeFile(join(folder, tenantId, '111'), 'not a folder');
  await room.send(priced({ visit: 'b1', tenantId, payerId: '111' }), priced({ visit: 'b2', tenantId, payerId: '222' }));
  await room.idle();
  await room.send(fileNow('file-blocked', tenantId));
  const letters = (await room.said(deadLetters('billing'))).filter(({ body }) => body.letter.tenantId === tenantId);
  expect(letters.map(({ body }) => body.letter.code)).toEqual(['CHL_BILLING_FOLDER']);
  const [written, ...stuckOnes] = await room.store.files(tenantId, 2);
  const stuck = stuckOnes.at(0)!;
  expect(written).toMatchObject({ payerId: '222', sha256: expect.any(String) as string });
  expect(stuck).toMatchObject({ payerId: '111', exportedAt: null });
  await rm(join(folder, tenantId, '111'));
  await room.filing.onClock();
  expect(await room.store.unsettled(tenantId)).toEqual([]);
  expect(await readFile(join(folder, pathOf(stuck)), 'utf8')).toMatch(/^ISA/);
});

test('two members file one tenant at once: each claim is in one file', async () => {
  const visits = Array.from({ length: 40 }, (_, n) => `m${n}`);
  await room.send(...visits.map((visit) => priced({ visit, tenantId: 'members' })));
  await room.idle();
  await restarted(async (member) => {
    await Promise.all([room.filing.onClock(), member.filing.onClock()]);
    await settled('members');
  });
  const files = await room.store.files('members', 10);
  const filed = await Promise.all(files.map(async (file) => (await room.read(file)).claims));
  expect(
    filed
      .flat()
      .map(({ controlNumber }) => controlNumber)
      .sort(),
  ).toEqual(visits.map(claimOfVisit).sort());
});
