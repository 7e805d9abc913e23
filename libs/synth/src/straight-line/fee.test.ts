import { expect, test } from 'vitest';
import { straightLineClaim } from '../straight-line-claim.js';
import { type PricedFacts, straightLineFee } from './fee.js';

const visit: PricedFacts = {
  code: '99213',
  modifiers: [],
  units: 1,
  serviceDate: '2025-06-02',
  placeOfService: '11',
  zip: '15213',
};

for (const [why, change, expected] of [
  // By hand, with the indices of GPCI 2025: 1.30 × 1.000 + 1.35 × 0.927 + 0.10 × 0.925 = 2.64395, × 32.3465 = 85.5225.
  ['Pittsburgh, 12502-99, office', {}, 8_552],
  // 1.30 × 1.000 + 0.57 × 0.927 + 0.10 × 0.925 = 1.92089, × 32.3465 = 62.1341.
  ['the same in the outpatient hospital', { placeOfService: '22' }, 6_213],
  // 1.30 × 1.065 + 1.35 × 1.166 + 0.10 × 1.656 = 3.1242, × 32.3465 = 101.0569.
  ['Manhattan, 13202-01', { zip: '10016' }, 10_106],
  // 1.30 × 1.065 + 0.57 × 1.166 + 0.10 × 1.656 = 2.21472, × 32.3465 = 71.6384.
  ['Manhattan, emergency room', { zip: '10016', placeOfService: '23' }, 7_164],
  // 1.30 × 1.500 + 1.35 × 1.081 + 0.10 × 0.592 = 3.46855, × 32.3465 = 112.1955: up to the next cent.
  ['Alaska, 02102-01, with its floor for work', { zip: '99501' }, 11_220],
  // 0.22 × 1.000 + 0.77 × 0.927 + 0.02 × 0.925 = 0.95229, × 32.3465 = 30.8032; its parts 9.8143 and 20.9890.
  ['a chest film', { code: '71046' }, 3_080],
  ['its reading', { code: '71046', modifiers: ['26'] }, 981],
  ['its taking', { code: '71046', modifiers: ['TC'] }, 2_099],
] satisfies (readonly [string, Partial<PricedFacts>, number])[]) {
  test(`${why}, as a fee and as a claim of one line`, () => {
    expect(straightLineFee({ ...visit, ...change })).toBe(expected);
    expect(straightLineClaim([{ ...visit, ...change }])).toEqual([expected]);
  });
}

for (const [why, change] of [
  ['both components at once', { code: '71046', modifiers: ['26', 'TC'] }],
  ['a component of a code that has none', { modifiers: ['26'] }],
  ['broken off, without a row for it', { modifiers: ['53'] }],
  ['paid by the laboratory schedule (X)', { code: '80053' }],
  ['not covered (N)', { code: '99396' }],
  ['bundled (B)', { code: '99000' }],
  ['priced by the carrier (C)', { code: '99199' }],
  ['restricted (R) and without values', { code: '99455' }],
  ['not in the schedule', { code: '99999' }],
  ['a year without a schedule', { serviceDate: '2024-12-31' }],
  ['a place that Medicare does not adjudicate', { placeOfService: '05' }],
  ['no such place', { placeOfService: '98' }],
  ['a ZIP code outside the selection', { zip: '00601' }],
] satisfies (readonly [string, Partial<PricedFacts>])[]) {
  test(`no price: ${why}`, () => {
    expect(straightLineFee({ ...visit, ...change })).toBeNull();
    expect(straightLineClaim([{ ...visit, ...change }])).toEqual([null]);
  });
}

for (const [why, change] of [
  ['done in part', { modifiers: ['52'] }],
  ['broken off before anesthesia', { modifiers: ['73'] }],
  ['broken off after it', { modifiers: ['74'] }],
  ['a modifier of equipment', { modifiers: ['RR'] }],
  ['a modifier of anesthesia', { modifiers: ['AA'] }],
  ['a modifier that nobody knows', { modifiers: ['ZZ'] }],
  ['no units', { units: 0 }],
] satisfies (readonly [string, Partial<PricedFacts>])[]) {
  test(`no price on a claim: ${why}`, () => expect(straightLineClaim([{ ...visit, ...change }])).toEqual([null]));
}
