import { expect, test } from 'vitest';
import { quantile } from './quantile.js';

const hundred = Array.from({ length: 100 }, (_, at) => 100 - at);

for (const [why, values, share, expected] of [
  ['half of 1 to 100 is not above 50', hundred, 0.5, 50],
  ['99 of 100 are not above 99', hundred, 0.99, 99],
  ['all of them', hundred, 1, 100],
  ['of ten, 99 % is all of them', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.99, 10],
  ['of an odd number the middle one', [30, 10, 20], 0.5, 20],
  ['by value and not by digits', [9, 10, 100], 0.5, 10],
  ['of nothing none', [], 0.5, null],
] as const) {
  test(why, () => expect(quantile(values, share)).toBe(expected));
}
