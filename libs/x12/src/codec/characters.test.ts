import { expect, test } from 'vitest';
import { isPlain, plainText } from './characters.js';
import { DEFAULT_DELIMITERS } from './delimiters.js';

for (const [why, text, plain] of [
  ['an apostrophe is basic', "O'Brien", "O'Brien"],
  ['small letters are of the extended set', 'de la Cruz', 'de la Cruz'],
  ['accents go', 'Ñandú Müller Çelik', 'Nandu Muller Celik'],
  ['a letter with its accent after it', 'Nunez\u0303', 'Nunez'],
  ['letters without decomposition are spelt', 'Øre Æble Straße Łukasz Þór', 'Ore AEble Strasse Lukasz THor'],
  ['the dotless i', 'Işık', 'Isik'],
  ['the curly apostrophe and the dash', 'D’Angelo–Roy', "D'Angelo-Roy"],
  ['a ligature is its letters', 'ﬁnn', 'finn'],
  ['delimiters become blanks (C25)', 'A*B~C:D^E', 'A B C D E'],
  ['they never shift what follows', 'Doe~IEA*1*000000001~', 'Doe IEA 1 000000001'],
  ['control characters become blanks', 'A\r\n\tB\0C', 'A B C'],
  ['runs of blanks become one', '  A   B  ', 'A B'],
  ['symbols become blanks', 'Ann ☂ Lee™', 'Ann LeeTM'],
  ['the backquote and the circumflex are in no set', 'A`B^C', 'A B C'],
  ['emoji become blanks', 'Ana 🌸', 'Ana'],
  ['other letters have no spelling: refused', '李小龍', null],
  ['one such letter is enough', 'Anna Б', null],
  ['half of a pair is no letter', 'A\ud83cB', 'A B'],
  ['nothing may be left', '***', ''],
] as const) {
  test(why, () => expect(plainText(text, 60, DEFAULT_DELIMITERS)).toBe(plain));
}

test('text is cut at its length, and not after a blank', () => {
  expect(plainText('ABCDE', 4, DEFAULT_DELIMITERS)).toBe('ABCD');
  expect(plainText('ABC DE', 4, DEFAULT_DELIMITERS)).toBe('ABC');
  expect(plainText('ßßß', 4, DEFAULT_DELIMITERS)).toBe('ssss');
});

test('text that X12 can carry is left alone, and once is as good as twice', () => {
  for (const text of ['R&R Health Plan', 'A/B + C', '#4 [rear]']) {
    expect(plainText(text, 60, DEFAULT_DELIMITERS)).toBe(text);
  }
});

test('what is a delimiter depends on the file', () => {
  const delimiters = { element: '|', repetition: null, component: '>', terminator: '\n' };
  expect(plainText('A*B|C>D', 60, delimiters)).toBe('A*B C D');
  expect(isPlain('A*B', delimiters)).toBe(true);
  expect(isPlain('A|B', delimiters)).toBe(false);
});

for (const [why, text, plain] of [
  ['letters and digits', 'M0001', true],
  ['dashes, points and blanks within', 'A-1.2 3', true],
  ['each delimiter: *', 'A*B', false],
  ['each delimiter: ~', 'A~B', false],
  ['each delimiter: :', 'A:B', false],
  ['each delimiter: ^', 'A^B', false],
  ['a line end', 'A\n', false],
  ['a letter with an accent', 'É1', false],
  ['a fullwidth digit', '１', false],
  ['a blank in front', ' A', false],
  ['a blank behind', 'A ', false],
] as const) {
  test(`identifier: ${why}`, () => expect(isPlain(text, DEFAULT_DELIMITERS)).toBe(plain));
}
