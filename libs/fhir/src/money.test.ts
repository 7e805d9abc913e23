import { expect, test } from 'vitest';
import { fhirMoneyCents } from './money.js';

test.each([
  ['two decimals', { value: 85.52, currency: 'USD' }, 8_552],
  ['one decimal', { value: 85.5, currency: 'USD' }, 8_550],
  ['none', { value: 85 }, 8_500],
  ['zero', { value: 0 }, 0],
  ['minus zero', { value: -0 }, 0],
  ['a refund', { value: -85.52, currency: 'USD' }, -8_552],
  ['cents that binary cannot hold', { value: 1.15 }, 115],
  ['a large amount', { value: 9_999_999_999.99 }, 999_999_999_999],
])('%s', (_why, money, cents) => {
  expect(fhirMoneyCents(money)).toBe(cents);
});

test.each([
  ['a third decimal', { value: 85.525 }],
  ['what 0.1 + 0.2 leaves', { value: 0.1 + 0.2 }],
  ['euros', { value: 85.52, currency: 'EUR' }],
  ['dollars in lower case', { value: 85.52, currency: 'usd' }],
  ['no value', { currency: 'USD' }],
  ['nothing', {}],
  ['a tiny amount', { value: 1e-7 }],
  ['a huge amount', { value: 1e21 }],
  ['more digits than are exact', { value: 123_456_789_012_345 }],
])('null: %s', (_why, money) => {
  expect(fhirMoneyCents(money)).toBeNull();
});
