import { expect, test } from 'vitest';
import { expressionOf } from '../../src/lookup/expression.js';
import { stemOf } from '../../src/lookup/stem.js';
import { searchedWords, wordsIn } from '../../src/lookup/words.js';

for (const [why, text, words] of [
  ['small letters, no marks', 'Crohn’s  DISEASE, (acute)', ['crohn', 'disease', 'acute']],
  ['no accents', 'Ménière', ['meniere']],
  ['numbers count', 'type 2, stage-3', ['type', '2', 'stage', '3']],
  ['fillers go', 'pain in the knee', ['pain', 'knee']],
  ['unless there is nothing else', 'with the', ['with', 'the']],
  ['operators are words or nothing', '" OR NEAR(a*) AND {short}: ^x -y', ['near', 'short', 'x', 'y']],
  ['nothing at all', '"*(){}^', []],
  ['a word of 41 letters is none', `${'x'.repeat(41)} asthma`, ['asthma']],
] as const) {
  test(`words: ${why}`, () => expect(searchedWords(text)).toEqual(words));
}

test('words: at most 12, of the first 200 characters', () => {
  expect(searchedWords('pain '.repeat(100))).toHaveLength(12);
  expect(searchedWords(`${' '.repeat(200)}asthma`)).toEqual([]);
  expect(searchedWords('('.repeat(1_000_000))).toEqual([]);
});

test('all words, fillers too', () => expect(wordsIn('Pain in left knee')).toEqual(['pain', 'in', 'left', 'knee']));

for (const [word, stem] of [
  ['hypertension', 'hypertens'],
  ['diabetes', 'diabet'],
  ['attacks', 'attack'],
  ['ms', 'ms'],
  ['2', '2'],
] as const) {
  test(`stem: ${word} is ${stem}, however often it is asked`, () =>
    expect([stemOf(word), stemOf(word)]).toEqual([stem, stem]));
}

test('an expression: every part, each in any of its ways', () => {
  const parts = [
    [{ words: ['heart', 'attack'] }, { words: ['myocardial', 'infarction'] }],
    [{ words: ['ol'], begun: true }],
  ];
  const heart = '(("heart" AND "attack") OR ("myocardial" AND "infarction"))';
  expect(expressionOf(parts, ['short', 'long'], 'all')).toBe(`{short long} : (${heart} AND (("ol" *)))`);
  expect(expressionOf(parts, ['text'], 'any')).toBe(`{text} : (${heart} OR (("ol" *)))`);
});
