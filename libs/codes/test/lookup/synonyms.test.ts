import { expect, test } from 'vitest';
import { isSaid, isSynonym, withSynonyms } from '../../src/lookup/synonyms.js';
import { searchedWords } from '../../src/lookup/words.js';
import { shipped } from '../shipped.js';

test('what people say stands beside what it means', () => {
  expect(withSynonyms(['old', 'heart', 'attack'])).toEqual({
    parts: [
      [{ words: ['old'] }],
      [
        { words: ['heart', 'attack'] },
        { words: ['acute', 'myocardial', 'infarction', 'unspecified'] },
        { words: ['myocardial', 'infarction'] },
      ],
    ],
    replaced: [{ said: 'heart attack', meant: ['acute myocardial infarction, unspecified', 'myocardial infarction'] }],
  });
});

for (const [why, words, said] of [
  ['the longest wins', ['congestive', 'heart', 'failure'], ['congestive heart failure']],
  ['other forms of a word', ['heart', 'attacks'], ['heart attacks']],
  ['several', ['htn', 'uti'], ['htn', 'uti']],
  ['words in another order are not it', ['attack', 'heart'], []],
  ['a part is not it', ['attack'], []],
  ['nothing', [], []],
] as const) {
  test(`synonyms: ${why}`, () => expect(withSynonyms(words).replaced.map((one) => one.said)).toEqual(said));
}

test('words of what people say are known', () => {
  expect(['attack', 'attacks', 'htn', 'sugar'].every(isSaid)).toBe(true);
  expect(isSaid('infarction')).toBe(false);
  expect(isSynonym(['dm2'])).toBe(true);
  expect(isSynonym(['dm2', 'foot'])).toBe(false);
});

test('every row has words, and means something else than it says', () => {
  for (const [said = '', meant = ''] of shipped('synonyms')) {
    expect(searchedWords(said).length).toBeGreaterThan(0);
    expect(searchedWords(meant).length).toBeGreaterThan(0);
    expect(said.toLowerCase()).not.toBe(meant.toLowerCase());
  }
});
