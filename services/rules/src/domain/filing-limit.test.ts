import { expect, test } from 'vitest';
import { lastFilingDay } from './filing-limit.js';

const YEAR = { years: 1, days: 0 };
const HALF_A_YEAR = { years: 0, days: 180 };

for (const [why, from, limit, expected] of [
  ['a calendar year', '2025-06-02', YEAR, '2026-06-02'],
  ['a year over a leap day', '2027-06-02', YEAR, '2028-06-02'],
  ['29 February', '2024-02-29', YEAR, '2025-02-28'],
  ['180 days', '2025-06-02', HALF_A_YEAR, '2025-11-29'],
  ['180 days into another year', '2025-08-02', HALF_A_YEAR, '2026-01-29'],
  ['no day', '2025-02-30', YEAR, null],
] as const)
  test(`${why}: ${from}`, () => expect(lastFilingDay(from, limit)).toBe(expected));
