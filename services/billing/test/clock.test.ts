import { claimFiled } from '@chargeline/contracts';
import { type EmbeddedPostgres, startPostgres } from '@chargeline/store';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { claimOfVisit } from './a-priced-claim.js';
import { type BillingRoom, billingRoom, priced } from './billing-room.js';

let server: EmbeddedPostgres;
let room: BillingRoom;
beforeAll(async () => {
  server = await startPostgres();
  room = await billingRoom(server.url, { BILLING_FILE_EVERY_SECONDS: '1' });
});
afterAll(async () => {
  await room.stop();
  await server.stop();
});

test('the clock files everybody’s claims, tells, and notes that it told', async () => {
  await room.send(priced({ visit: 'c1', tenantId: 'north' }), priced({ visit: 'c2', tenantId: 'south' }));
  const events = await room.take(claimFiled, 2);
  expect(events.map(({ tenant, key }) => `${tenant} ${key}`).sort()).toEqual([
    `north ${claimOfVisit('c1')}`,
    `south ${claimOfVisit('c2')}`,
  ]);
  await expect.poll(() => room.store.unsettled(null)).toEqual([]);
});

test('what comes later is in a later file', async () => {
  await room.send(priced({ visit: 'c3', tenantId: 'north' }));
  const events = await room.take(claimFiled, 3);
  expect(events.find(({ key }) => key === claimOfVisit('c3'))!.body.filing.interchange).toBe('000000002');
});
