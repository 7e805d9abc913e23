import { expect, test } from 'vitest';
import { decimalOf, decimalOut } from './decimal.js';
import { DEFAULT_DELIMITERS } from './delimiters.js';
import { encodeSimple, Unwritable } from './element-out.js';

for (const [scaled, places, text] of [
  [8552, 2, '85.52'],
  [8500, 2, '85'],
  [8550, 2, '85.5'],
  [5, 2, '0.05'],
  [0, 2, '0'],
  [9_999_999_999, 2, '99999999.99'],
  [1000, 3, '1'],
  [2500, 3, '2.5'],
  [1, 3, '0.001'],
] as const) {
  test(`${scaled} of ${places} places is ${text}, and back`, () => {
    expect(encodeSimple(decimalOut(scaled, places, 10), DEFAULT_DELIMITERS)).toBe(text);
    expect(decimalOf(text, places)).toBe(scaled);
  });
}

for (const [why, scaled] of [
  ['a fraction of a cent', 85.5],
  ['less than nothing', -1],
  ['no number', Number.NaN],
  ['without end', Infinity],
  ['eleven digits', 10_000_000_001],
] as const) {
  test(`refused: ${why}`, () => {
    expect(encodeSimple(decimalOut(scaled, 2, 10), DEFAULT_DELIMITERS)).toBeInstanceOf(Unwritable);
  });
}

for (const [why, text, cents] of [
  ['trailing zeros', '766.50', 76_650],
  ['zeros beyond the places say nothing', '12.3400', 1_234],
  ['leading zeros', '007', 700],
  ['a decimal point first is allowed in type R', '.5', 50],
  ['a reversal', '-12.05', -1_205],
  ['no minus zero (C18)', '-0', 0],
  ['thousands separators (C18)', '1,234.50', null],
  ['a part of a cent (C18)', '12.345', null],
  ['an exponent (C18)', '1E3', null],
  ['a blank (C18)', ' 10', null],
  ['a plus', '+1', null],
  ['a point alone', '.', null],
  ['a point last', '1.', null],
  ['nothing', '', null],
  ['a minus alone', '-', null],
  ['thirteen digits', '1234567890123', null],
] as const) {
  test(`${JSON.stringify(text)}: ${why}`, () => expect(decimalOf(text, 2)).toBe(cents));
}
