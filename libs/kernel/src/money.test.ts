import { expect, test } from 'vitest';
import { centsOf, dollars } from './money.js';

for (const [text, cents] of [
  ['85.52', 8552],
  ['85.5', 8550],
  ['85', 8500],
  ['0', 0],
  ['-0', 0],
  ['-12.05', -1205],
  ['1.005', null],
  ['1,234.50', null],
  ['1E3', null],
  [' 10', null],
  ['', null],
  ['.5', null],
  ['12345678901234', null],
] as const) {
  test(`${JSON.stringify(text)} is ${cents} cents`, () => expect(centsOf(text)).toBe(cents));
}

for (const [cents, text] of [
  [8552, '85.52'],
  [5, '0.05'],
  [0, '0.00'],
  [-1205, '-12.05'],
] as const) {
  test(`${cents} cents are ${text}`, () => expect(dollars(cents)).toBe(text));
}
