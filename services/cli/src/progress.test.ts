import { expect, test } from 'vitest';
import { progress } from './progress.js';

test('tells once a second, and always at the end', () => {
  let clock = 0;
  const told: string[] = [];
  const tell = progress(
    'sent',
    (text) => told.push(text),
    () => clock,
  );
  for (const [millis, done] of [
    [10, 1],
    [900, 2],
    [1_100, 3],
    [1_200, 4],
    [2_200, 5],
    [2_201, 6],
  ] as const) {
    clock = millis;
    tell(done, 6);
  }
  expect(told).toEqual(['sent 3 of 6\n', 'sent 5 of 6\n', 'sent 6 of 6\n']);
});
