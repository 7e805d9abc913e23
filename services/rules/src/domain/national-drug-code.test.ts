import { expect, test } from 'vitest';
import { elevenDigits } from './national-drug-code.js';

for (const [ndc, eleven] of [
  ['0002-8215-01', '00002821501'],
  ['50242-060-01', '50242006001'],
  ['60505-4202-1', '60505420201'],
  ['00002-8215-01', '00002821501'],
  // Ten digits without hyphens lack a zero that may be in any of three places.
  ['0002821501', null],
  ['002-8215-01', null],
  ['', null],
] as const) {
  test(`${ndc || 'nothing'} is ${eleven ?? 'left alone'}`, () => expect(elevenDigits(ndc)).toBe(eleven));
}
