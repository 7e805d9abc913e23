import { expect, test } from 'vitest';
import { backoff, waitBefore } from './pause.js';

for (const [attempt, millis] of [
  [0, 50],
  [1, 100],
  [3, 400],
  [7, 5_000],
  [5_000, 5_000],
] as const) {
  test(`try ${attempt} waits ${millis} ms, from 50 to 5,000`, () =>
    expect(waitBefore(attempt, 50, 5_000)).toBe(millis));
}

test('a pause ends by itself', () => backoff(1, 1)(0, new AbortController().signal));

test('an aborted pause rejects at once, also when it was aborted before', async () => {
  const stopping = new AbortController();
  const pausing = backoff(60_000, 60_000)(0, stopping.signal);
  stopping.abort();
  await expect(pausing).rejects.toThrow(/abort/);
  await expect(backoff(60_000, 60_000)(3, stopping.signal)).rejects.toThrow(/abort/);
});
