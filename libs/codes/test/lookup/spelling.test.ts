import { expect, test } from 'vitest';
import { nearest, slipsAllowed, slipsBetween } from '../../src/lookup/spelling.js';

for (const [why, one, other, slips] of [
  ['the same', 'heart', 'heart', 0],
  ['a letter left out', 'hart', 'heart', 1],
  ['a letter put in', 'astthma', 'asthma', 1],
  ['a letter changed', 'hypertention', 'hypertension', 1],
  ['neighbours swapped are one slip', 'hepatitsi', 'hepatitis', 1],
  ['two slips', 'diabetis', 'diabet', 2],
  ['more than asked for is one more than that', 'kitten', 'sitting', 3],
  ['far too long', 'a', 'abcdef', 3],
  ['nothing and two letters', '', 'ab', 2],
] as const) {
  test(`slips: ${why}`, () => {
    expect(slipsBetween(one, other, 2)).toBe(slips);
    expect(slipsBetween(other, one, 2)).toBe(slips);
  });
}

for (const [word, slips] of [
  ['ckd', 0],
  ['hart', 1],
  ['astthma', 1],
  ['diabetis', 2],
] as const) {
  test(`${word} may have ${slips}`, () => expect(slipsAllowed(word)).toBe(slips));
}

const vocabulary = [
  { word: 'harm', texts: 900 },
  { word: 'hard', texts: 800 },
  { word: 'heart', texts: 300 },
  { word: 'cart', texts: 999 },
  { word: 'asthma', texts: 30 },
  { word: 'attack', texts: 5 },
  { word: 'mark', texts: 7 },
  { word: 'bark', texts: 9 },
];

for (const [why, word, found] of [
  ['the same consonants come before the more common', 'hart', 'heart'],
  ['doubled letters are one', 'atack', 'attack'],
  ['the same first letter comes before the more common', 'hary', 'harm'],
  ['else the more common', 'park', 'bark'],
  ['nothing is near', 'zzzz', undefined],
] as const) {
  test(`nearest: ${why}`, () => expect(nearest(word, vocabulary, 1)?.word).toBe(found));
}

test('fewer slips beat all', () => {
  const two = [
    { word: 'hypotension', texts: 900 },
    { word: 'hypertension', texts: 1 },
  ];
  expect(nearest('hypertensoin', two, 2)?.word).toBe('hypertension');
  expect(nearest('hypotensoin', two, 2)?.word).toBe('hypotension');
});

test('long words of strangers cost no more than their length', () => {
  const many = Array.from({ length: 20_000 }, (_, at) => ({ word: `word${at}`, texts: 1 }));
  expect(nearest('x'.repeat(40), many, 2)).toBeUndefined();
});
