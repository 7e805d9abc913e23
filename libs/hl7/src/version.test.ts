import { expect, test } from 'vitest';
import { isVersionFrom } from './version.js';

test.each([
  ['2.5', '2.5', true],
  ['2.5.1', '2.5', true],
  ['2.8', '2.5', true],
  ['2.10', '2.5', true],
  ['3', '2.5', true],
  ['2.4', '2.5', false],
  ['2.3.1', '2.3.1', true],
  ['2.3', '2.3.1', false],
  ['2', '2.5', false],
  ['', '2.5', false],
  ['2.x', '2.5', false],
])('%j from %s: %s', (version, least, expected) => {
  expect(isVersionFrom(version, least)).toBe(expected);
});
