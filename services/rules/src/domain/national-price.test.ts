import { feeScheduleRow } from '@chargeline/codes';
import { expect, test } from 'vitest';
import { nationalPrice } from './national-price.js';

const DAY = '2025-06-02';
const FACTOR = 323_465;

// By hand from PPRRVU25: 99213 has 1.30 + 1.35 (0.57) + 0.10, 71046-26 has 0.22 + 0.08 + 0.01, times $32.3465.
for (const [why, code, modifier, expected] of [
  ['a visit', '99213', '', { office: 8_895, facility: 6_372 }],
  ['the reading of an X-ray', '71046', '26', { office: 1_003, facility: 1_003 }],
  ['what is not covered', '99396', '', null],
  ['what is paid within others', '36416', '', null],
  ['what another schedule pays', '80053', '', null],
] as const)
  test(why, () => expect(nationalPrice(feeScheduleRow(DAY, code, modifier)!, FACTOR)).toEqual(expected));
