import { expect, test } from 'vitest';
import { dayNumber, daysBetween, isCalendarDate, yearsBetween } from './date.js';

for (const [text, valid] of [
  ['2024-02-29', true],
  ['2023-02-29', false],
  ['2024-13-01', false],
  ['0000-00-00', false],
  ['9999-12-31', false],
  ['2024-02', false],
  ['20240229', false],
  ['2024-04-31', false],
] as const) {
  test(`${text} is ${valid ? 'a' : 'no'} day`, () => expect(isCalendarDate(text)).toBe(valid));
}

for (const [birth, on, years] of [
  ['1980-06-15', '2025-06-14', 44],
  ['1980-06-15', '2025-06-15', 45],
  ['2004-02-29', '2025-02-28', 20],
  ['2004-02-29', '2025-03-01', 21],
  ['2025-06-15', '2025-06-14', -1],
] as const) {
  test(`born ${birth} is ${years} on ${on}`, () => expect(yearsBetween(birth, on)).toBe(years));
}

test('days cross a leap day', () => expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2));

test('every day from 1800 to 2199 has its number, as the calendar of JavaScript counts', () => {
  let wrong = 0;
  for (let number = -62_091; number <= 84_005; number += 1) {
    const day = new Date(number * 86_400_000).toISOString().slice(0, 10);
    if (dayNumber(day) !== number) wrong += 1;
  }
  expect(wrong).toBe(0);
  expect([dayNumber('1799-12-31'), dayNumber('2200-01-01'), dayNumber('2025-02-30')]).toEqual([NaN, NaN, NaN]);
});
