import { type EmbeddedPostgres, startPostgres } from '@chargeline/store';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { claimOfVisit } from './a-priced-claim.js';
import { type BillingRoom, billingRoom, fileNow, priced } from './billing-room.js';

let server: EmbeddedPostgres;
let room: BillingRoom;
beforeAll(async () => {
  server = await startPostgres();
  room = await billingRoom(server.url);
  await room.send(
    priced({ visit: 'h' }),
    priced({ visit: 'h', revision: 2 }),
    priced({ visit: 'o', tenantId: 'other' }),
  );
  await room.idle();
  await room.send(fileNow('file-h'), fileNow('file-o', 'other'));
  await room.idle();
});
afterAll(async () => {
  await room.stop();
  await server.stop();
});

async function get(path: string): Promise<{ status: number; text: string; body: unknown }> {
  const reply = await fetch(`${room.running.url}/api/v1/billing/${path}`);
  const text = await reply.text();
  return { status: reply.status, text, body: JSON.parse(text) };
}

test('it answers this machine alone', () => expect(room.running.url).toMatch(/^http:\/\/127\.0\.0\.1:/));

test('a claim with its revisions and lines, and no identity', async () => {
  const { status, text, body } = await get(`claims/${claimOfVisit('h')}`);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    claimId: claimOfVisit('h'),
    revisions: [
      { revision: 2, status: 'filed', totalCents: 15_000, lines: [{ code: '99213', pointers: [1] }] },
      { revision: 1, status: 'superseded', held: null, fileId: null },
    ],
  });
  expect(text).not.toMatch(/Doe|Elm|M0001|sealed|document|digest/);
});

for (const id of ['C0000000000000000009', '..%2Fup', 'x'.repeat(30), '%00', "'%20or%201=1"]) {
  test(`no claim: ${id}`, async () => expect((await get(`claims/${id}`)).status).toBe(404));
}

test('the files, the newest first, with where they are', async () => {
  const { body } = await get('files?tenant=acme');
  const file = await room.newest('acme');
  expect(body).toEqual({
    files: [
      {
        tenantId: 'acme',
        payerId: '12345',
        fileId: file.fileId,
        interchange: 1,
        name: '000000001.837',
        path: 'acme/12345/000000001.837',
        claims: 1,
        totalCents: 15_000,
        createdAt: file.createdAt.toISOString(),
        sha256: file.sha256,
        exportedAt: file.exportedAt?.toISOString(),
        announcedAt: null,
      },
    ],
  });
  expect((await get('files')).body).toMatchObject({ files: [{}, {}] });
  expect((await get('files?limit=1')).body).toMatchObject({ files: [{}] });
});

for (const query of ['limit=0', 'limit=1001', 'limit=ten', 'tenant=..%2F', 'tenant=a&tenant=b']) {
  test(`a question that is none: ${query}`, async () => expect((await get(`files?${query}`)).status).toBe(400));
}
