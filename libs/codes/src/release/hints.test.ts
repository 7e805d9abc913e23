import { expect, test } from 'vitest';
import { hintsIn } from './hints.js';

for (const [source, year, month] of [
  ['PPRRVU2025_Oct.csv', 2025, 10],
  ['PPRRVU2026_Jul_nonQPP.csv', 2026, 7],
  ['rvu25d.zip/ANES2025.csv', 2025, 10],
  ['rvu26a.zip/OPPSCAP_Jan.csv', 2026, 1],
  ['rvu26ar.zip/GPCI2026.csv', 2026, 1],
  ['rvu27c.zip/readme.txt', 2027, 7],
  ['25LOCCO.csv', 2025, null],
  ['ZIP5_OCT2025.txt', 2025, 10],
  ['HCPC2026_OCT_ANWEB.txt', 2026, 10],
  ['MCR_MUE_PractitionerServices_Eff_07-01-2026.csv', 2026, 7],
  ['cms_2026_dx.zip/icd10cm_order_2026.txt', 2026, null],
  ['OPPSCAP_Apr.csv', null, 4],
  ['GPCI.csv', null, null],
  ['marchetti.csv', null, null],
  ['decade.txt', null, null],
  ['12345678.csv', null, null],
] as const) {
  test(`${source} says ${year ?? 'no year'} and ${month ?? 'no month'}`, () =>
    expect(hintsIn(source)).toEqual({ year, month }));
}
