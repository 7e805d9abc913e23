import { diagnosisOn } from '@chargeline/codes';
import { expect, test } from 'vitest';
import { notesOn } from './diagnosis-tables.js';

const NONE = { excludes: [], isManifestation: false, behind: [], needs: [], signOf: [] };

test('a note at a heading is one of all codes under it', () => {
  expect(notesOn('F17210').excludes).toEqual(['Z720', 'Z87891']);
  expect(notesOn('Z0000').excludes).toEqual(['Z02', 'Z0012']);
  expect(notesOn('E1122').needs).toEqual(['N18']);
  expect(notesOn('R059').signOf).toContain('J1');
});

test('a manifestation: behind it what the table says, else any disease, and never a sign, a status or a cause from without', () => {
  expect(notesOn('D631')).toMatchObject({ isManifestation: true, behind: ['N18'] });
  expect(notesOn('F0280').behind).toContain('G');
  expect(notesOn('F0280').behind.filter((chapter) => 'RVWXYZ'.includes(chapter))).toEqual([]);
});

test('nothing is said of most', () => expect(['I2510', 'valueOf'].map((code) => notesOn(code))).toEqual([NONE, NONE]));

test('manifestations are called so, or have a "code first" note that the house reads as one', () => {
  const read = ['D630', 'D631', 'J1282'];
  const named = ['F0280', 'G63', 'J99', 'K77', 'N08', 'M4980', 'I43', 'L86'];
  expect([...read, ...named].filter((code) => !notesOn(code).isManifestation)).toEqual([]);
  const words = named.map((code) => diagnosisOn(code, '2025-06-02').description).filter((one) => one !== undefined);
  expect(words.filter((one) => !/cl(as|)s/i.test(one))).toEqual([]);
});
