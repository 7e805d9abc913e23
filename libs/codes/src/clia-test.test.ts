import { expect, test } from 'vitest';
import { isCliaTest } from './clia-test.js';

for (const [why, code, modifiers, expected] of [
  ['a panel', '80053', [], true],
  ['a test that is waived', '81002', [], true],
  ['a waived test by its modifier', '85025', ['QW'], true],
  ['a test of another laboratory', '82947', ['90'], true],
  ['a screening of Medicare', 'G0103', [], true],
  ['an examination during the visit', 'Q0111', [], true],
  ['the reading of a test', '84165', ['26'], false],
  ['breath for alcohol', '82075', [], false],
  ['a breath test', '83013', [], false],
  ['a skin test', '86580', [], false],
  ['drawing blood', '36415', [], false],
  ['an office visit', '99213', [], false],
  ['a code of another series', '8005T', [], false],
] as const) {
  test(why, () => expect(isCliaTest(code, modifiers)).toBe(expected));
}
