import { expect, test } from 'vitest';
import { priced } from './by-hand.js';

// Amounts of the Medicare physician fee schedule look-up, 2025: office and hospital.
for (const [service, locality, office, hospital] of [
  ['99213', '12502-99', 85.52, 62.13],
  ['99214', '12502-99', 120.57, 91.48],
  ['45378', '12502-99', 311.42, 171.99],
  ['27447', '12502-99', 1_211.85, 1_211.85],
  ['71046', '12502-99', 30.8, 30.8],
  ['71046-26', '12502-99', 9.81, 9.81],
  ['71046-TC', '12502-99', 20.99, 20.99],
  ['99213', '13202-01', 101.06, 71.64],
  ['27447', '13202-01', 1_465.45, 1_465.45],
  ['99213', '02102-01', 112.2, null],
] as const) {
  for (const [place, dollars] of [
    ['11', office],
    ['21', hospital],
  ] as const) {
    if (dollars === null) continue;
    test(`${service} in ${locality} at ${place} is ${dollars}`, () =>
      expect(priced([service], place, locality)[0]?.allowedCents).toBe(Math.round(dollars * 100)));
  }
}
