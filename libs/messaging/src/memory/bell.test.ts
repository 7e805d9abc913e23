import { expect, test } from 'vitest';
import { Bell } from './bell.js';

test('a ring wakes all who wait', async () => {
  const bell = new Bell();
  const heard = Promise.all([bell.heardSince(bell.rings), bell.heardSince(bell.rings)]);
  bell.ring();
  await heard;
});

test('a ring between looking and waiting is not missed', async () => {
  const bell = new Bell();
  const { rings } = bell;
  bell.ring();
  await bell.heardSince(rings);
});

test('a ring before looking wakes nobody', async () => {
  const bell = new Bell();
  bell.ring();
  let woken = false;
  void bell.heardSince(bell.rings).then(() => (woken = true));
  await new Promise((next) => setImmediate(next));
  expect(woken).toBe(false);
});
