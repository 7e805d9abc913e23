import { expect, test } from 'vitest';
import { perClaim } from './result.js';

for (const [why, micros, expected] of [
  ['whole microseconds a claim, and all of them', { a: 1_000, b: 26 }, { a: 100, b: 3, total: 103 }],
  ['no total where one was not measured', { a: 1_000, b: null }, { a: 100, b: null, total: null }],
] as const) {
  test(why, () => expect(perClaim(micros, 10)).toEqual(expected));
}
