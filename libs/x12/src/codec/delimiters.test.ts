import { expect, test } from 'vitest';
import { LINES } from '../../test/envelope-text.js';
import { DEFAULT_DELIMITERS, delimitersOf } from './delimiters.js';
import { X12Error } from './fault.js';

const ISA = `${LINES[0]}~`;

test('the usual delimiters are read from their places', () => {
  expect(ISA).toHaveLength(106);
  expect(delimitersOf(ISA, 1)).toEqual(DEFAULT_DELIMITERS);
});

for (const [why, isa, delimiters] of [
  [
    'ISA11 is U in files made for 4010: there is no repetition',
    ISA.replace('*^*', '*U*'),
    { ...DEFAULT_DELIMITERS, repetition: null },
  ],
  ['a line feed may end segments', `${ISA.slice(0, 105)}\n`, { ...DEFAULT_DELIMITERS, terminator: '\n' }],
  [
    'control characters part a file as well',
    `${ISA.slice(0, 104).replaceAll('*', '\x1d')}\x1f\x1c`,
    { element: '\x1d', repetition: '^', component: '\x1f', terminator: '\x1c' },
  ],
] as const) {
  test(why, () => expect(delimitersOf(isa, 1)).toEqual(delimiters));
}

for (const [why, isa, code] of [
  ['one blank too few in ISA02 (C1)', ISA.replace('*00*          *00', '*00*         *00'), 'isa-length'],
  ['one blank too many in ISA02 (C1)', ISA.replace('*00*          *00', '*00*           *00'), 'isa-length'],
  ['cut before its end', ISA.slice(0, 90), 'isa-length'],
  ['ISA16 of two characters', `${ISA.slice(0, 105)}:~`, 'delimiters'],
  ['a digit where the terminator should be', `${ISA.slice(0, 105)}1`, 'isa-length'],
  ['element separator is terminator (C2)', `${ISA.slice(0, 105)}*`, 'delimiters'],
  ['component separator is terminator (C2)', `${ISA.slice(0, 105)}:`, 'delimiters'],
  ['component separator is repetition separator', `${ISA.slice(0, 104)}^~`, 'delimiters'],
  ['a letter as element separator', ISA.replaceAll('*', 'x'), 'delimiters'],
  ['a letter as component separator', `${ISA.slice(0, 104)}A~`, 'delimiters'],
] as const) {
  test(`refused: ${why}`, () => {
    const read = (): unknown => delimitersOf(isa, 3);
    expect(read).toThrow(X12Error);
    expect(read).toThrow(
      expect.objectContaining({ fault: expect.objectContaining({ code, segment: 'ISA', position: 3 }) }),
    );
  });
}
