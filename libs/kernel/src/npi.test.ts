import { expect, test } from 'vitest';
import { isNpi } from './npi.js';

for (const [why, npi, valid] of [
  ['the example of the NPI standard (CMS, check digit document)', '1234567893', true],
  ['one digit wrong', '1234567892', false],
  ['two neighbours swapped', '1234567983', false],
  ['nine digits', '123456789', false],
  ['eleven digits', '12345678930', false],
  ['starts with neither 1 nor 2', '3234567893', false],
  ['a blank', '', false],
  ['fullwidth digits', '１２３４５６７８９３', false],
] as const) {
  test(why, () => expect(isNpi(npi)).toBe(valid));
}
