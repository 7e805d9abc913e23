import { expect, test } from 'vitest';
import { unknownLocalities } from '../../src/release/locality-check.js';

const KNOWN = new Set(['12502-99', '02102-01']);

test('localities that the GPCI does not know are named in order, with the rows that name them', () => {
  const seen = new Map([
    ['12502-99', 140],
    ['99999-01', 2],
    ['12502-9', 1],
  ]);
  expect(unknownLocalities(KNOWN, seen)).toEqual([
    { row: 0, key: '12502-9', what: 'is no locality of the GPCI: 1 row names it' },
    { row: 0, key: '99999-01', what: 'is no locality of the GPCI: 2 rows name it' },
  ]);
});

test('the number of a locality alone does not make it known', () => {
  expect(unknownLocalities(KNOWN, new Map([['02102-99', 5]]))).toHaveLength(1);
});

test('nothing is said where all are known, or where no GPCI is loaded', () => {
  expect(unknownLocalities(KNOWN, new Map([['12502-99', 1]]))).toEqual([]);
  expect(unknownLocalities(new Set(), new Map([['12502-99', 1]]))).toEqual([]);
});
