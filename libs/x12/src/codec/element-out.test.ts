import { expect, test } from 'vitest';
import { DEFAULT_DELIMITERS } from './delimiters.js';
import { encodeSimple, exact, type SimpleOut, text } from './element-out.js';

const written = (out: SimpleOut): unknown => encodeSimple(out, DEFAULT_DELIMITERS);

for (const [why, out, expected] of [
  ['a constant', 'HC', 'HC'],
  ['a constant that leaves the element out', '', ''],
  ['no text', text(undefined, 60), ''],
  ['no identifier', exact(undefined, 10), ''],
  ['text of exactly its length', text('ABCDE', 5), 'ABCDE'],
  ['text one longer', text('ABCDEF', 5), 'ABCDE'],
  ['text that is spelt longer than it is', text('Æ'.repeat(3), 5), 'AEAEA'],
  ['an identifier of exactly its length', exact('ABCDE', 5, 5), 'ABCDE'],
  ['an identifier with points and a blank within', exact('A.1 B', 9), 'A.1 B'],
  ['an optional element that is empty', exact('', 9, 0), ''],
  ['a value of the right form', exact('25', 2, 2, (value) => /^\d+$/.test(value)), '25'],
] as const) {
  test(`written: ${why}`, () => expect(written(out)).toBe(expected));
}

for (const [why, out, code] of [
  ['an identifier one too long: cutting it would name another', exact('ABCDEF', 5), 'element-length'],
  ['an identifier one too short', exact('ABCD', 5, 5), 'element-length'],
  ['an accent in an identifier: it is not spelt', exact('É', 5), 'characters'],
  ['a blank before an identifier', exact(' A', 5), 'characters'],
  ['an empty identifier', exact('', 5), 'missing-element'],
  ['an empty name', text('', 5), 'missing-element'],
  ['a name of blanks', text('   ', 5), 'missing-element'],
  ['a name of which delimiters are all', text('*~:^', 5), 'missing-element'],
  ['a name in another script', text('Иван', 60), 'characters'],
  ['a value of the wrong form', exact('2A', 2, 2, (value) => /^\d+$/.test(value)), 'element-value'],
] as const) {
  test(`refused: ${why}`, () => expect(written(out)).toMatchObject({ code }));
}
