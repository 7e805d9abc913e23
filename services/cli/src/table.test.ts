import { expect, test } from 'vitest';
import { table } from './table.js';

test('text stands left, numbers right', () => {
  const rows = [
    ['99213', '1', '150.00', 'priced'],
    ['J1885', '12', '7.50', ''],
  ];
  expect(table(['code', 'units', 'charge', 'status'], rows)).toBe(
    [
      'code   units  charge  status', //
      '99213      1  150.00  priced',
      'J1885     12    7.50',
    ].join('\n'),
  );
});

test('a column with one word among numbers stands left', () =>
  expect(table(['allowed'], [['85.52'], ['no price']])).toBe('allowed\n85.52\nno price'));

test('no rows: the header alone', () => expect(table(['id', 'code'], [])).toBe('id  code'));
