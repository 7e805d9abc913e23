import { expect, test } from 'vitest';
import { hl7Date, hl7Timestamp } from './date.js';

test.each([
  ['20250131', '2025-01-31', 'day'],
  ['2025', '2025', 'year'],
  ['202501', '2025-01', 'month'],
  ['2025013114', '2025-01-31', 'hour'],
  ['202501311430', '2025-01-31', 'minute'],
  ['20250131143059', '2025-01-31', 'second'],
  ['20250131143059.1234', '2025-01-31', 'second'],
  ['20240229', '2024-02-29', 'day'],
  ['20000229', '2000-02-29', 'day'],
  ['198908181126+0215', '1989-08-18', 'minute'],
  ['20250131235959-1200', '2025-01-31', 'second'],
  ['20250131000000+1400', '2025-01-31', 'second'],
  ['20250131-0500', '2025-01-31', 'day'],
] as const)('%s is %s to the %s', (text, date, precision) => {
  expect(hl7Date(text)).toEqual({ date, precision });
});

test.each([
  ['no such day', '20230229'],
  ['a century that is no leap year', '19000229'],
  ['zeroes', '00000000'],
  ['month 13', '20231301'],
  ['day 0', '20230100'],
  ['31 April', '20230431'],
  ['year 0', '00000101'],
  ['year 9999', '99991231'],
  ['hour 24', '2025013124'],
  ['minute 60', '202501311460'],
  ['second 60', '20250131143060'],
  ['five decimals', '20250131143059.12345'],
  ['decimals of a minute', '202501311430.5'],
  ['offset +9999', '202501311430+9999'],
  ['offset past Kiribati', '202501311430+1401'],
  ['offset past Baker Island', '202501311430-1230'],
  ['offset of 60 minutes', '202501311430+0060'],
  ['half an offset', '202501311430+05'],
  ['ISO', '2025-01-31'],
  ['an odd length', '2025013'],
  ['words', 'TODAY'],
  ['nothing', ''],
  ['a space after', '20250131 '],
])('null: %s', (_why, text) => {
  expect(hl7Date(text)).toBeNull();
});

test('a moment is written in UTC to the second', () => {
  expect(hl7Timestamp(new Date('2025-01-31T14:30:59.999Z'))).toBe('20250131143059+0000');
});
