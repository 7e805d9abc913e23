import { expect, test } from 'vitest';
import { expressionOf } from '../../src/lookup/expression.js';
import { WordIndex } from '../../src/lookup/word-index.js';
import { icd10cm } from '../../src/official/icd10-order.js';
import { ReleaseTable, ReleaseWriter } from '../../src/release/release-file.js';
import { diagnosis } from './a-reference.js';

function anIndex(): WordIndex {
  const writer = ReleaseWriter.open(':memory:', icd10cm.table);
  writer.add(diagnosis('Q981', 'Rubber attack', 'Y', 'Attack of the rubber duck, rubber'));
  writer.add(diagnosis('Q982', 'Rubber attacks'));
  writer.add(diagnosis('Q983', 'Attacking Ménière'));
  return WordIndex.of(new ReleaseTable(writer.finish(), icd10cm.table), icd10cm.table);
}

const codes = (index: WordIndex, ...words: readonly string[]) =>
  index.find(expressionOf([[{ words }]], index.columns, 'all'), 10).map(({ code }) => code);

test('all forms of a word find its texts, in either column, accents or none', () => {
  const index = anIndex();
  expect(codes(index, 'attacked').toSorted()).toEqual(['Q981', 'Q982', 'Q983']);
  expect(codes(index, 'duck')).toEqual(['Q981']);
  expect(codes(index, 'meniere')).toEqual(['Q983']);
  expect(codes(index, 'rubber', 'duck')).toEqual(['Q981']);
});

test('ranks come best first, and codes are no words', () => {
  const found = anIndex().find('"rubber"', 10);
  expect(found).toHaveLength(2);
  expect(found[0]!.rank).toBeLessThanOrEqual(found[1]!.rank);
  expect(anIndex().has('q981')).toBe(false);
});

test('a word only begun is there only where that is asked', () => {
  const index = anIndex();
  expect([index.has('rub'), index.has('rub', true), index.has('dub', true)]).toEqual([false, true, false]);
});

test('the vocabulary has stems, each with its number of texts, and no code', () => {
  const vocabulary = anIndex().vocabulary();
  expect(vocabulary).toContainEqual({ word: 'attack', texts: 3 });
  expect(vocabulary).toContainEqual({ word: 'rubber', texts: 2 });
  expect(vocabulary.filter(({ word }) => /\d/.test(word))).toEqual([]);
});

test('a stem is written as the texts write it, the form that was meant first', () => {
  const index = anIndex();
  expect(['atack', 'atacks', 'attaking'].map((word) => index.written('attack', word))).toEqual([
    'attack',
    'attacks',
    'attacking',
  ]);
  expect(index.written('absent', 'absent')).toBe('absent');
});

test('one table has one index', () => {
  const table = new ReleaseTable(ReleaseWriter.open(':memory:', icd10cm.table).finish(), icd10cm.table);
  expect(WordIndex.of(table, icd10cm.table)).toBe(WordIndex.of(table, icd10cm.table));
  expect(WordIndex.of(table, icd10cm.table).find('"rubber"', 1)).toEqual([]);
});
