import { expect, test } from 'vitest';
import { atLeastOne, calendarDate, each, shaped, unitsOfService, wholeNumber } from './option.js';

const code = shaped(/^\w{5}$/, 'five characters');

for (const [parse, text, value] of [
  [wholeNumber, '0', 0],
  [wholeNumber, '1000', 1000],
  [atLeastOne, '1', 1],
  [unitsOfService, '0.5', 0.5],
  [unitsOfService, '12', 12],
  [calendarDate, '2024-02-29', '2024-02-29'],
  [code, '99213', '99213'],
] as const) {
  test(`${parse.name} takes ${text}`, () => expect(parse(text)).toBe(value));
}

for (const [why, parse, text] of [
  ['a sign', wholeNumber, '-1'],
  ['a decimal', wholeNumber, '1.5'],
  ['an exponent', wholeNumber, '1e3'],
  ['a number that does not fit', wholeNumber, '99999999999'],
  ['nothing at all to do', atLeastOne, '0'],
  ['no units', unitsOfService, '0'],
  ['a fourth decimal', unitsOfService, '0.1234'],
  ['a day that 2025 does not have', calendarDate, '2025-02-29'],
  ['another order', calendarDate, '06/01/2025'],
  ['another shape', code, '9921'],
] as const) {
  test(`refuses ${why}: ${text}`, () => expect(() => parse(text)).toThrow(/It must be/));
}

test('an option given twice is a list in that order', () =>
  expect(each(code)('J1885', ['99213'])).toEqual(['99213', 'J1885']));
