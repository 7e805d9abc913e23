import { isCalendarDate } from '@chargeline/kernel';
import { expect, test } from 'vitest';
import { Random } from '../random.js';
import { AWKWARD, LAST_NAME_PARTS } from './names.js';
import { dayAfter, dayOf, homeOf, lastNameOf } from './person.js';

test('40 different parts in each place', () => {
  expect(LAST_NAME_PARTS.map((parts) => new Set(parts).size)).toEqual([40, 40, 40]);
});

test('no two of the first 64,000 families share a name', () => {
  expect(new Set(Array.from({ length: 64_000 }, (_, n) => lastNameOf(n, 17))).size).toBe(64_000);
});

test('another offset, other names', () => expect(lastNameOf(0, 0)).not.toBe(lastNameOf(0, 1)));

test('awkward names hold the whole name, so that it can still be searched for', () => {
  for (const around of AWKWARD) expect(around('Tarragoford')).toContain('Tarragoford');
});

for (const [day, days, expected] of [
  ['2025-01-01', 364, '2025-12-31'],
  ['2024-02-28', 1, '2024-02-29'],
  ['2025-03-01', -1, '2025-02-28'],
] as const) {
  test(`${days} days after ${day}`, () => expect(dayAfter(day, days)).toBe(expected));
}

test('days and homes are real enough', () => {
  const random = new Random(1);
  for (let n = 0; n < 500; n += 1) expect(isCalendarDate(dayOf(1_932 + (n % 93), random))).toBe(true);
  const { line1, zip } = homeOf({ city: 'Pittsburgh', state: 'PA', zip: '15206' }, random);
  expect(line1).toMatch(/^\d+ [A-Z][a-z]+ [A-Z][a-z]+$/);
  expect(zip).toBe('15206');
});
