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
  ['rvu26a-updated-12-29-2025.zip/OPPSCAP_Jan.csv', 2026, 1],
  ['rvu26d-updated-08-26-2026.zip/26LOCCO.csv', 2026, 10],
  ['rvu24ar1.zip/counties.csv', 2024, 1],
  ['PPRRVU24_JAN.csv', 2024, 1],
  ['schedules-2023.zip/24LOCCO.csv', 2024, null],
  ['schedules-2023.zip/part_01.csv', 2023, null],
  ['icd10cm-order-April-2025.txt', 2025, 4],
  ['april-1-2026-code-descriptions.zip/icd10cm_order_2026.txt', 2026, 4],
  ['HCPC2026_JUL_ANWEB_06172026.txt', 2026, 7],
  ['january-2027-alpha-numeric-hcpcs-file.zip/codes.txt', 2027, 1],
  ['medicare-ncci-2026-q3-practitioner-services-mue-table.zip/table.csv', 2026, 7],
  ['medicare-ncci-2026q4-practitioner-ptp-edits.zip/f1.txt', 2026, 10],
  ['mue-table-effective-04-01-2027.csv', 2027, 4],
  ['mayor.csv', null, null],
  ['jane_2027.csv', 2027, null],
  ['Sept2027.csv', 2027, 9],
  ['GPCI.csv', null, null],
  ['marchetti.csv', null, null],
  ['decade.txt', null, null],
  ['12345678.csv', null, null],
] as const) {
  test(`${source} says ${year ?? 'no year'} and ${month ?? 'no month'}`, () =>
    expect(hintsIn(source)).toEqual({ year, month }));
}
