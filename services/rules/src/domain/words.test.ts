import { expect, test } from 'vitest';
import { wordsOf } from './words.js';

for (const [text, words] of [
  ["Workers' Comp", ['WORKERS', 'COMP']],
  ['SELF-PAY', ['SELF', 'PAY']],
  ['  Acme  65+ ', ['ACME', '65']],
  ['', []],
  ['---', []],
] as const)
  test(`the words of ${JSON.stringify(text)}, and again`, () => {
    expect(wordsOf(text)).toEqual(words);
    expect(wordsOf(text)).toEqual(words);
  });
