import { expect, test } from 'vitest';
import { rulebook } from './house-rules.js';

test('every family is there', () => {
  const families =
    'REQ PRV DAT DX OB INJ PREV COV CPT MOD UNT PTR DUP HIS NDC POS PAY NCCI CHG COB TF EM SUR ANE LAB THR AMB DME';
  expect([...new Set(rulebook.map(({ id }) => id.split('-')[0]))].sort()).toEqual(families.split(' ').sort());
});

test('there are more than the 25 that the line was built for', () => expect(rulebook.length).toBeGreaterThan(100));
