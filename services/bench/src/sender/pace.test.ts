import { expect, test } from 'vitest';
import { dueMillis, messagePace, timeOfDay, until } from './pace.js';

for (const [why, turn, perSecond, expected] of [
  ['the first is due at once', 0, 200, 0],
  ['200 a second are 5 ms apart', 1, 200, 5],
  ['the time of a late one does not drift', 1_000, 300, 1_000_000 / 300],
] as const) {
  test(why, () => expect(dueMillis(turn, perSecond)).toBe(expected));
}

test('two messages a claim need twice the pace', () =>
  expect(messagePace(50, { claims: 100, messages: 200 })).toBe(100));

test('nothing is sent before it is due, and what is late at once', async () => {
  const at = timeOfDay() + 30;
  await until(at);
  // The timer may ring a part of a millisecond early.
  expect(timeOfDay()).toBeGreaterThan(at - 2);
  await until(at - 60_000);
});
