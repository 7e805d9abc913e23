import { expect, test } from 'vitest';
import { rulebook } from './house-rules.js';

test('every family is there', () => {
  expect([...new Set(rulebook.map(({ id }) => id.split('-')[0]))].sort()).toEqual(
    ['REQ', 'PRV', 'DAT', 'DX', 'CPT', 'MOD', 'UNT', 'PTR', 'DUP', 'NDC', 'POS', 'PAY', 'NCCI'].sort(),
  );
});

test('there are more than the 25 that the line was built for', () => expect(rulebook.length).toBeGreaterThan(100));
