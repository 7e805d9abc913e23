import { expect, test } from 'vitest';
import { allowedCents, timesUnits } from './allowed.js';

const FACTOR_2025 = 323_465;
const pittsburgh = { work: 1_000, practice: 927, malpractice: 925 };
const manhattan = { work: 1_049, practice: 1_194, malpractice: 1_657 };
const even = { work: 1_000, practice: 1_000, malpractice: 1_000 };

/** 99213 in 2025: work 1.30, practice expense 1.35 in the office, malpractice 0.10 (CMS PPRRVU25). */
const office = { work: 130, practice: 135, malpractice: 10 };

for (const [why, rvu, gpci, factor, cents] of [
  ['no factor, no money', office, even, 0, 0],
  ['Pittsburgh: (1.30 + 1.35 × 0.927 + 0.10 × 0.925) × 32.3465 = 85.5225…', office, pittsburgh, FACTOR_2025, 8_552],
  ['no value, no money', { work: 0, practice: 0, malpractice: 0 }, even, FACTOR_2025, 0],
  ['all indices at 1: 2.75 × 32.3465 = 88.952875', office, even, FACTOR_2025, 8_895],
  [
    'half a cent goes up: 0.01 × 0.5 × 1.0000 = 0.005',
    { work: 1, practice: 0, malpractice: 0 },
    { ...even, work: 500 },
    10_000,
    1,
  ],
  [
    'less than half a cent goes down: 0.01 × 0.499',
    { work: 1, practice: 0, malpractice: 0 },
    { ...even, work: 499 },
    10_000,
    0,
  ],
] as const) {
  test(why, () => expect(allowedCents(rvu, gpci, factor)).toBe(cents));
}

test('a dear locality pays more', () => {
  expect(allowedCents(office, manhattan, FACTOR_2025)).toBeGreaterThan(allowedCents(office, pittsburgh, FACTOR_2025));
});

for (const [cents, units, total] of [
  [8_552, 1, 8_552],
  [8_552, 3, 25_656],
  [101, 0.5, 51],
  [100, 1.234, 123],
] as const) {
  test(`${units} units of ${cents} cents are ${total}`, () => expect(timesUnits(cents, units)).toBe(total));
}
