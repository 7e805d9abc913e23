import { expect, test } from 'vitest';
import { fhirDate } from './date.js';

test.each([
  ['2024', '2024', 'year'],
  ['2024-02', '2024-02', 'month'],
  ['2024-02-29', '2024-02-29', 'day'],
  ['2024-02-29T23:59:59Z', '2024-02-29', 'second'],
  ['2024-02-29T23:59:60+14:00', '2024-02-29', 'second'],
  ['2011-05-26T00:32:46.123-04:00', '2011-05-26', 'second'],
] as const)('%s is %s to the %s', (text, date, precision) => {
  expect(fhirDate(text)).toEqual({ date, precision });
});

test.each([
  ['month 13', '2024-13-01'],
  ['month 0', '2024-00'],
  ['no such day', '2023-02-29'],
  ['year 0', '0000-01-01'],
  ['year 0 alone', '0000'],
  ['year 9999', '9999-12-31'],
  ['one digit', '2024-1-1'],
  ['a time without seconds', '2024-01-01T10:00Z'],
  ['a time without zone', '2024-01-01T10:00:00'],
  ['a time without day', '2024-01T10:00:00Z'],
  ['hour 24', '2024-01-01T24:00:00Z'],
  ['minute 60', '2024-01-01T10:60:00Z'],
  ['second 61', '2024-01-01T10:00:61Z'],
  ['offset 99:99', '2024-01-01T10:00:00+99:99'],
  ['HL7 v2', '20240101'],
  ['a space', ' 2024-01-01'],
  ['a line end', '2024-01-01\n'],
  ['words', 'yesterday'],
  ['nothing', ''],
])('null: %s', (_why, text) => {
  expect(fhirDate(text)).toBeNull();
});
