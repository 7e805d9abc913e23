import { expect, test } from 'vitest';
import { paymentCents } from './sequestration.js';

for (const [why, allowed, day, cents] of [
  ['85.52 × 0.8 × 0.98 = 67.04768', 8_552, '2025-06-02', 6_705],
  ['62.50 × 0.784 = 49.00', 6_250, '2025-06-02', 4_900],
  ['rounded once: 0.96 × 0.784 = 0.75264, where 0.77 × 0.98 would be 0.75', 96, '2025-06-02', 75],
  ['a whole number of cents: 1.25 × 0.784 = 0.98', 125, '2025-06-02', 98],
  ['half a cent up, in the pause: 0.0625 is no amount, 0.07 × 0.8 = 0.056', 7, '2021-06-01', 6],
  ['nothing of nothing', 0, '2025-06-02', 0],
  ['before the act: 85.52 × 0.8 = 68.416', 8_552, '2013-03-31', 6_842],
  ['its first day', 8_552, '2013-04-01', 6_705],
  ['the last day before the pandemic’s pause', 8_552, '2020-04-30', 6_705],
  ['the pause', 8_552, '2020-05-01', 6_842],
  ['its last day', 8_552, '2022-03-31', 6_842],
  ['one per cent: 85.52 × 0.792 = 67.73184', 8_552, '2022-04-01', 6_773],
  ['the last day of one per cent', 8_552, '2022-06-30', 6_773],
  ['two per cent again', 8_552, '2022-07-01', 6_705],
] as const) {
  test(why, () => expect(paymentCents(allowed, day)).toBe(cents));
}
