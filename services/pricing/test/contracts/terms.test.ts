import { describe, expect, test } from 'vitest';
import { aContract, between, dollars, priced } from './a-contract.js';

type Case = readonly [why: string, terms: object, lines: readonly string[], expected: readonly (number | string)[]];

function worked(cases: readonly Case[]): void {
  for (const [why, terms, lines, expected] of cases)
    test(`${lines.join(' + ')}: ${why}`, () => expect(dollars(lines, between(aContract(terms)))).toEqual(expected));
}

const fees = (...list: readonly (readonly [service: string, cents: number])[]) =>
  list.map(([service, cents]) => ({ service, cents }));

// Medicare: 99213 85.52, 99214 120.57, 71046 30.80 (26: 9.81, TC: 20.99), 11042 118.42, 12001 86.53, 27447 1211.85, 20610 60.63.
describe('a share of Medicare', () => {
  const medicare = (share: number, ...exceptions: readonly object[]) => ({ medicare: { share, exceptions } });
  worked([
    ['120 %: 85.52 × 1.2 = 102.624', medicare(12_000), ['99213'], [102.62]],
    ['half a cent goes up: 118.42 × 1.25 = 148.025', medicare(12_500), ['11042'], [148.03]],
    ['below Medicare: 85.52 × 0.8 = 68.416', medicare(8_000), ['99213'], [68.42]],
    ['nothing is said: as Medicare', {}, ['99213'], [85.52]],
    ['after Medicare’s own rules: 43.27 and 118.42, × 1.2', medicare(12_000), ['12001', '11042'], [51.92, 142.1]],
    ['after units: 3 × 85.52 × 1.1 = 282.216', medicare(11_000), ['99213*3'], [282.22]],
    ['an assistant: 193.90 × 1.2', medicare(12_000), ['27447-80'], [232.68]],
    ['what Medicare does not pay stays at nothing: no assistant at a cataract', medicare(12_000), ['66984-80'], [0]],
    [
      'what Medicare does not price has no price',
      medicare(12_000),
      ['99396', '99999'],
      ['not-covered', 'not-in-schedule'],
    ],
    [
      'a range of codes',
      medicare(12_000, { share: 13_000, codes: ['99202-99215'] }),
      ['99213', '11042'],
      [111.18, 142.1],
    ],
    [
      'the ends of a range are in it',
      medicare(12_000, { share: 10_000, codes: ['99213-99214'] }),
      ['99213', '99214'],
      [85.52, 120.57],
    ],
    ['one code', medicare(12_000, { share: 10_000, codes: ['99213'] }), ['99213', '99214'], [85.52, 144.68]],
    [
      'a range of one letter: 36.14 as by Medicare',
      medicare(12_000, { share: 10_000, codes: ['G0000-G9999'] }),
      ['99213', 'G0101'],
      [102.62, 36.14],
    ],
    ['a status of the schedule', medicare(12_000, { share: 5_000, statuses: ['T'] }), ['94760'], [1.65]],
    ['another status', medicare(12_000, { share: 5_000, statuses: ['R'] }), ['99213'], [102.62]],
    [
      'codes and statuses must both fit',
      medicare(12_000, { share: 5_000, codes: ['99213'], statuses: ['R'] }),
      ['99213'],
      [102.62],
    ],
    [
      'the first that fits',
      medicare(12_000, { share: 10_000, codes: ['99213'] }, { share: 20_000, codes: ['99200-99299'] }),
      ['99213'],
      [85.52],
    ],
  ]);
});

describe('a list of fees', () => {
  worked([
    ['in place of Medicare’s', { fees: fees(['99213', 9_000]) }, ['99213-25'], [90]],
    ['for each unit', { fees: fees(['99213', 9_000]) }, ['99213*2'], [180]],
    [
      'before a share of Medicare',
      { fees: fees(['99213', 9_000]), medicare: { share: 12_000 } },
      ['99213', '99214'],
      [90, 144.68],
    ],
    ['a component has its own', { fees: fees(['71046', 4_000], ['71046-26', 1_500]) }, ['71046', '71046-26'], [40, 15]],
    ['the whole’s fee is not for a component: 9.81', { fees: fees(['71046', 4_000]) }, ['71046-26'], [9.81]],
    [
      'surgeries are ranked by it: 200.00, 86.53 / 2',
      { fees: fees(['11042', 20_000]) },
      ['12001', '11042'],
      [43.27, 200],
    ],
    ['the listed one may be the second: 50.00 / 2', { fees: fees(['12001', 5_000]) }, ['12001', '11042'], [25, 118.42]],
    ['both sides: 100.00 × 1.5', { fees: fees(['20610', 10_000]) }, ['20610-50'], [150]],
    ['a fee for both sides', { fees: fees(['20610', 10_000], ['20610-50', 12_000]) }, ['20610-50'], [120]],
    ['an assistant: 2000.00 × 0.16', { fees: fees(['27447', 200_000]) }, ['27447-80'], [320]],
    ['an assistant’s own fee', { fees: fees(['27447', 200_000], ['27447-80', 40_000]) }, ['27447-80'], [400]],
    ['surgery alone: 79 % of 2000.00', { fees: fees(['27447', 200_000]) }, ['27447-54'], [1_580]],
    ['two fees fit', { fees: fees(['27447-50', 1], ['27447-80', 1]) }, ['27447-50-80'], ['not-adjusted']],
    ['what Medicare does not cover', { fees: fees(['99396', 15_000]) }, ['99396'], [150]],
    ['what is in no schedule, by units', { fees: fees(['J9999', 1_050]) }, ['J9999*2.5'], [26.25]],
    ['a modifier without a rule for it', { fees: fees(['99396', 15_000]) }, ['99396-80'], ['not-adjusted']],
    ['a modifier that has its fee', { fees: fees(['99396-80', 5_000]) }, ['99396-80'], [50]],
    ['a modifier that nobody knows', { fees: fees(['99213', 9_000]) }, ['99213-ZZ'], ['not-adjusted']],
    ['a code that the contractor prices', { fees: fees(['99455', 7_000]) }, ['99455'], [70]],
    [
      'imaging: a listed fee is whole, and reduces no other',
      { fees: fees(['70551', 30_000]) },
      ['70551', '72148'],
      [300, 178],
    ],
    ['imaging has no cap: Medicare’s would be 243.11', { fees: fees(['70496', 30_000]) }, ['70496'], [300]],
    ['therapy: each unit at its fee', { fees: fees(['97110', 3_000]) }, ['97110-GP*3'], [90]],
    ['therapy beside it: one unit whole', { fees: fees(['97110', 3_000]) }, ['97110-GP', '97530-GP'], [30, 33.12]],
    ['an assistant’s therapy: 30.00 × 0.85', { fees: fees(['97110', 3_000]) }, ['97110-GP-CQ'], [25.5]],
    ['film: nobody knows the technical part of it', { fees: fees(['71046', 4_000]) }, ['71046-FX'], ['not-adjusted']],
    [
      'paid alone by Medicare, and by the list beside others',
      { fees: fees(['94760', 500]) },
      ['94760', '99213'],
      [5, 85.52],
    ],
    [
      'endoscopies of a family without a listed base',
      { fees: fees(['45385', 50_000]) },
      ['45380', '45385'],
      ['not-adjusted', 'not-adjusted'],
    ],
    [
      'with it: 500.00, and 392.79 - 300.00',
      { fees: fees(['45385', 50_000], ['45378', 30_000]) },
      ['45380', '45385'],
      [92.79, 500],
    ],
    ['anesthesia, by its listed amount', { fees: fees(['00140-AA', 25_000]) }, ['00140-AA'], [250]],
  ]);
});

describe('a case', () => {
  const cases = fees(['27447', 2_500_000], ['45385', 90_000]);
  worked([
    ['all of the day is in it', { cases }, ['27447', '99213-25', '71046'], [25_000, 0, 0]],
    ['even what nobody prices', { cases }, ['27447-RT', '99999'], [25_000, 0]],
    ['units do not multiply it', { cases }, ['27447*2'], [25_000]],
    ['the dearest of two', { cases }, ['45385', '27447'], [0, 25_000]],
    ['before the list of fees', { cases, fees: fees(['27447', 1]) }, ['27447'], [25_000]],
    ['an assistant at it is none', { cases }, ['27447-80'], [193.9]],
    ['unless it is listed', { cases: fees(['27447-80', 100_000]) }, ['27447-80'], [1_000]],
    ['without its code', { cases }, ['99213'], [85.52]],
  ]);

  test('it is of its day: the next day is paid by itself', () => {
    const contractOn = between(aContract({ cases }));
    const [knee] = priced(['27447'], contractOn, '2025-06-02').lines;
    const [visit] = priced(['99213'], contractOn, '2025-06-03').lines;
    expect([knee!.allowedCents, visit!.allowedCents]).toEqual([2_500_000, 8_552]);
  });
});

// Fees: 11042 118.42, 11104 112.60, 11102 90.31, 12001 86.53, 17000 62.91, 20550 54.24.
describe('several procedures', () => {
  const multipleProcedures = [10_000, 5_000, 2_500];
  worked([
    [
      '100/50/25: 112.60 / 2, 90.31 / 4 = 22.5775',
      { multipleProcedures },
      ['11042', '11104', '11102'],
      [118.42, 56.3, 22.58],
    ],
    [
      'the last share is that of all further, a sixth too: 54.24 / 4',
      { multipleProcedures },
      ['20550', '11042', '11104', '11102', '12001', '17000'],
      [13.56, 118.42, 56.3, 22.58, 21.63, 15.73],
    ],
    ['none is reduced', { multipleProcedures: [10_000] }, ['11042', '12001'], [118.42, 86.53]],
    ['units rank too: 118.42 + 59.21 + 29.605 up', { multipleProcedures }, ['11042*3'], [207.24]],
    [
      'then a share of Medicare: 43.27 × 1.2',
      { multipleProcedures, medicare: { share: 12_000 } },
      ['11042', '12001'],
      [142.1, 51.92],
    ],
    [
      'listed fees rank likewise: 300.00, 200.00 / 2, 118.42 / 4',
      { multipleProcedures, fees: fees(['12001', 30_000], ['11104', 20_000]) },
      ['11042', '12001', '11104'],
      [29.61, 300, 100],
    ],
    ['imaging is reduced as by Medicare', { multipleProcedures: [10_000] }, ['70551', '72148'], [179.51, 122.08]],
  ]);
});
