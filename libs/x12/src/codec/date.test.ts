import { expect, test } from 'vitest';
import { dateOf, dateOut, rangeOut, timeOut } from './date.js';
import { DEFAULT_DELIMITERS } from './delimiters.js';
import { encodeSimple, type SimpleOut } from './element-out.js';

const written = (out: SimpleOut): unknown => encodeSimple(out, DEFAULT_DELIMITERS);

test('dates, ranges and times have no punctuation but the dash of a range', () => {
  expect(written(dateOut('2026-01-05'))).toBe('20260105');
  expect(written(dateOut(undefined))).toBe('');
  expect(written(rangeOut('2026-01-05', '2026-02-01'))).toBe('20260105-20260201');
  expect(written(timeOut('09:30'))).toBe('0930');
});

for (const [why, out] of [
  ['a day that is not', dateOut('2025-02-29')],
  ['a date without dashes', dateOut('20260105')],
  ['an empty date', dateOut('')],
  ['a range whose end is not', rangeOut('2026-01-05', '2026-13-01')],
  ['a range whose start is not', rangeOut('', '2026-01-05')],
  ['an hour that is not', timeOut('24:00')],
  ['a minute that is not', timeOut('09:60')],
  ['seconds', timeOut('09:30:15')],
] as const) {
  test(`refused: ${why}`, () => expect(written(out)).not.toBeTypeOf('string'));
}

for (const [text, date] of [
  ['20260105', '2026-01-05'],
  ['20240229', '2024-02-29'],
  ['20230229', null],
  ['99999999', null],
  ['00000000', null],
  ['2026010', null],
  ['2026-1-5', null],
  ['260105', null],
  ['', null],
] as const) {
  test(`${JSON.stringify(text)} is ${date} (C23)`, () => expect(dateOf(text)).toBe(date));
}
