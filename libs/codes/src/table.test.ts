import { ChargelineError } from '@chargeline/kernel';
import { expect, test } from 'vitest';
import { indexBy, lazily, oneOf, readTable, scaled, tableRows } from './table.js';

test('a row is its cells by column', () => {
  expect(tableRows('t', 'code,name\n02,"a, b"\n', ['code', 'name'])).toEqual([{ code: '02', name: 'a, b' }]);
});

for (const [why, text] of [
  ['columns in another order', 'name,code\na,02\n'],
  ['a column missing', 'code\n02\n'],
  ['a byte order mark', '\uFEFFcode,name\n02,a\n'],
  ['an empty file', ''],
  ['a short row', 'code,name\n02\n'],
  ['a long row', 'code,name\n02,a,b\n'],
  ['semicolons', 'code;name\n02;a\n'],
  ['an open quote', 'code,name\n02,"a\n'],
] as const) {
  test(`refused: ${why}`, () => {
    expect(() => tableRows('t', text, ['code', 'name'])).toThrow(ChargelineError);
  });
}

test('a faulty row is named by its line', () => {
  expect(() => tableRows('t', 'code,name\n02,a\n03\n', ['code', 'name'])).toThrow('Table t: row 3 has 1 cells');
});

test('a table that is not there is no empty table', () => {
  expect(() => readTable('no-such-table', ['code'])).toThrow('ENOENT');
});

test('two rows of one key are refused', () => {
  expect(() => indexBy('t', ['a', 'b', 'a'], (item) => item)).toThrow('the key a comes twice');
  expect(indexBy('t', ['a', 'b'], (item) => item).size).toBe(2);
});

for (const [text, places, whole] of [
  ['1.30', 2, 130],
  ['0.00', 2, 0],
  ['12.05', 2, 1205],
  ['0.927', 3, 927],
] as const) {
  test(`${text} is ${whole} parts`, () => expect(scaled('t', text, places)).toBe(whole));
}

for (const text of ['1.3', '1.300', '', '-1.30', '1,234.50', '1E3', '.30', ' 1.30']) {
  test(`${JSON.stringify(text)} is no figure with two decimals`, () => {
    expect(() => scaled('t', text, 2)).toThrow('does not have 2 decimals');
  });
}

test('a cell outside its list is refused', () => {
  expect(oneOf('t', 'F', ['F', 'M'])).toBe('F');
  expect(() => oneOf('t', 'f', ['F', 'M'])).toThrow('Table t: a cell is none of F,M');
});

test('a column asked for twice is refused', () => {
  expect(() => tableRows('t', 'code,code\n02,03\n', ['code', 'code'])).toThrow('a column is listed twice');
});

test('lazy is built once, also when the value is undefined', () => {
  let times = 0;
  const value = lazily(() => {
    times += 1;
    return undefined;
  });
  expect([value(), value(), times]).toEqual([undefined, undefined, 1]);
});
