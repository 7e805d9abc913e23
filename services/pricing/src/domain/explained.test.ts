import { expect, test } from 'vitest';
import { explained } from './explained.js';
import { priceLines } from './price.js';
import { ratesAt } from './rates.js';

const feeSays = (code: string, modifiers: readonly string[], place: string): string | undefined => {
  const line = { line: 1, code, modifiers, units: 1, serviceFrom: '2025-06-02' };
  const [price] = priceLines([line], ratesAt({ locality: '12502-99', placeOfService: place }));
  return explained(price!)[0]?.says;
};

for (const [why, code, modifiers, place, says] of [
  ['in an office', '99213', [], '11', '99213 in pfs 2025-10: (1.30 × 1.000 + 1.35 × 0.927 + 0.10 × 0.925) × 32.3465'],
  [
    'in a hospital, with its practice expense',
    '99213',
    [],
    '21',
    '99213 in pfs 2025-10: (1.30 × 1.000 + 0.57 × 0.927 + 0.10 × 0.925) × 32.3465',
  ],
  [
    'of a part that has a row',
    '71046',
    ['26'],
    '11',
    '71046-26 in pfs 2025-10: (0.22 × 1.000 + 0.08 × 0.927 + 0.01 × 0.925) × 32.3465',
  ],
] as const) {
  test(`the figures of a fee are written out: ${why}`, () => expect(feeSays(code, modifiers, place)).toBe(says));
}

test('a knee is rarely replaced in an office, and the step says so', () =>
  expect(feeSays('27447', [], '11')).toMatch(/32\.3465; rarely or never given in this setting, priced as printed$/));

test('a line without a fee has nothing to write out', () => expect(feeSays('99999', [], '11')).toBeUndefined());
