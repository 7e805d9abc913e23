import { expect, test } from 'vitest';
import { probabilityOf } from './logistic.js';

for (const [odds, probability] of [
  [1, 0.5],
  [3, 0.75],
  [1 / 9, 0.1],
  [99, 0.99],
] as const) {
  test(`odds of ${odds} are ${probability}`, () => expect(probabilityOf(Math.log(odds))).toBeCloseTo(probability, 12));
}

test('no log odds lead beyond 0 or 1', () =>
  expect([-1e308, -750, 750, 1e308].map(probabilityOf)).toEqual([0, 0, 1, 1]));
