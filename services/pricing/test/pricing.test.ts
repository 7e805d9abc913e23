import { claimPriced, claimScored } from '@chargeline/contracts';
import { priced } from '@chargeline/contracts/testing';
import { emit } from '@chargeline/messaging';
import { roomOnMemory, type TestRoom } from '@chargeline/runtime/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pricing } from '../src/index.js';

const { price: _, ...scored } = priced;
const cause = { id: 'scored-1', tenant: 'acme', traceparent: '', releases: { pfs: '2025-10' } };

let room: TestRoom;
beforeAll(async () => {
  room = await roomOnMemory(pricing);
});
afterAll(() => room.stop());

test('a scored claim leaves with its price and all that it came with', async () => {
  await room.send(emit(claimScored, cause, scored));
  const [event] = await room.take(claimPriced, 1);
  expect(event!.body).toMatchObject(scored);
  expect(event!.body.price).toMatchObject({ allowedCents: 8_552, locality: '12502-99', schedule: 'pfs 2025-10' });
  expect(event!.key).toBe(scored.claim.claimId);
});
