import { expect, test } from 'vitest';
import { priceClaim } from '../src/index.js';
import { aContract, between } from './contracts/a-contract.js';

const locality = { carrier: '12502', locality: '99' };
const visit = { code: '99213', modifiers: [], units: 1, serviceFrom: '2025-06-02' };
const lines = [
  { ...visit, line: 1, placeOfService: '11' },
  { ...visit, line: 2, placeOfService: '22' },
  { ...visit, line: 3, placeOfService: null },
];

for (const [why, claim, setting, cents] of [
  ['a claim of the office', { placeOfService: '11' }, 'non-facility', [8_552, 6_213, 8_552]],
  ['a claim of the hospital', { placeOfService: '22' }, 'facility', [8_552, 6_213, 6_213]],
  ['a claim of no place: the office is assumed', { placeOfService: null }, 'non-facility', [8_552, 6_213, 8_552]],
  [
    '120 % of Medicare: 102.624 and 74.556',
    { placeOfService: '11', contractOn: between(aContract({ medicare: { share: 12_000 } })) },
    'non-facility',
    [10_262, 7_456, 10_262],
  ],
] as const) {
  test(`each line by its own place, the setting is the claim’s: ${why}`, () => {
    const price = priceClaim({ locality, lines, ...claim });
    expect(price.lines.map(({ allowedCents }) => allowedCents)).toEqual(cents);
    expect(price.setting).toBe(setting);
  });
}
