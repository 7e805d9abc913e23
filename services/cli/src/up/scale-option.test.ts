import { expect, test } from 'vitest';
import { scaleOption } from './scale-option.js';

test('rooms add up, the last word on a room counts', () => {
  const first = scaleOption('pricing=2');
  expect(scaleOption('ehr-adapters=3', first)).toEqual({ pricing: 2, 'ehr-adapters': 3 });
  expect(scaleOption('pricing=1', first)).toEqual({ pricing: 1 });
});

for (const [why, text] of [
  ['no number', 'pricing'],
  ['none at all', 'pricing=0'],
  ['no whole number', 'pricing=two'],
] as const) {
  test(`refuses ${why}: ${text}`, () => expect(() => scaleOption(text)).toThrow(/It must be/));
}
