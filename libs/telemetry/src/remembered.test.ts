import { expect, test } from 'vitest';
import { remembered } from './remembered.js';

test('an answer holds for its time, and no longer', () => {
  let now = 1_000;
  let asked = 0;
  const ask = remembered(
    50,
    () => (asked += 1),
    () => now,
  );
  expect(ask()).toBe(1);
  now += 49;
  expect(ask()).toBe(1);
  now += 1;
  expect(ask()).toBe(2);
});
