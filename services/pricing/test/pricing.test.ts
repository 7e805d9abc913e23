import { type ClaimLine, claimPriced, claimScored } from '@chargeline/contracts';
import { priced } from '@chargeline/contracts/testing';
import { emit } from '@chargeline/messaging';
import { roomOnMemory, type TestRoom } from '@chargeline/runtime/testing';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { pricing } from '../src/index.js';
import { useAnesthesiaTables } from './anesthesia-tables.js';

const { price: _, ...scored } = priced;
const cause = { id: 'scored-1', tenant: 'acme', traceparent: '', releases: { pfs: '2025-10' } };

let room: TestRoom;
beforeEach(async () => {
  room = await roomOnMemory(pricing);
});
afterEach(() => room.stop());

test('a scored claim leaves with its price and all that it came with', async () => {
  await room.send(emit(claimScored, cause, scored));
  const [event] = await room.take(claimPriced, 1);
  expect(event!.body).toMatchObject(scored);
  expect(event!.body.price).toMatchObject({ allowedCents: 8_552, locality: '12502-99', schedule: 'pfs 2025-10' });
  expect(event!.key).toBe(scored.claim.claimId);
});

/** The price of a claim of these lines, as it leaves the room. */
async function pricedLines(...changes: readonly Partial<ClaimLine>[]) {
  const [visit] = scored.claim.lines;
  const lines = changes.map((change, at) => ({ ...visit!, line: at + 1, modifiers: [], ndc: null, ...change }));
  await room.send(
    emit(
      claimScored,
      { ...cause, id: lines.map(({ code }) => code).join() },
      { ...scored, claim: { ...scored.claim, lines } },
    ),
  );
  const events = await room.take(claimPriced, 1);
  return events[0]!.body.price;
}

test('two lines of one claim, in the office and in the hospital', async () => {
  const price = await pricedLines({ placeOfService: '11' }, { placeOfService: '22' });
  expect(price.lines.map(({ allowedCents }) => allowedCents)).toEqual([8_552, 6_213]);
  expect(price).toMatchObject({ setting: 'non-facility', allowedCents: 14_765 });
});

test('anesthesia by the minutes of its line: 5 + 75 / 15 = 10 units × 20.00, half of it under direction', async () => {
  onTestFinished(await useAnesthesiaTables());
  const anesthesia = { code: '00140', modifiers: ['QK'], placeOfService: '24' };
  const price = await pricedLines({ ...anesthesia, minutes: 75 });
  expect(price.lines).toMatchObject([{ status: 'priced', allowedCents: 10_000, reason: null }]);
  expect(price.lines[0]!.steps[0]!.says).toMatch(/^5 base units and 5\.0 for 75 minutes/);
});

test('anesthesia without minutes has no price and says so', async () => {
  onTestFinished(await useAnesthesiaTables());
  const price = await pricedLines({ code: '00790', modifiers: ['AA'] });
  expect(price.lines).toMatchObject([
    {
      status: 'not-priced',
      reason: 'not-adjusted',
      because: expect.stringContaining('The minutes of 00790 are missing'),
    },
  ]);
});
