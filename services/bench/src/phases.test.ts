import { expect, test } from 'vitest';
import { allOf, phaseOf, phaseSizes } from './phases.js';

for (const [claims, warmUp, paced] of [
  [100_000, 500, 25_000],
  [100, 10, 25],
  [1, 1, 1],
] as const) {
  test(`${claims} claims: ${warmUp} before, ${paced} after`, () => {
    const sizes = phaseSizes(claims);
    expect(sizes).toEqual({ 'warm-up': warmUp, full: claims, paced });
    expect(allOf(sizes)).toBe(warmUp + claims + paced);
  });
}

test('visits go to their phases in order', () => {
  const sizes = { 'warm-up': 2, full: 3, paced: 1 };
  expect([0, 1, 2, 3, 4, 5].map((visit) => phaseOf(visit, sizes))).toEqual([
    'warm-up',
    'warm-up',
    'full',
    'full',
    'full',
    'paced',
  ]);
});
