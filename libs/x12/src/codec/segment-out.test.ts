import { expect, test } from 'vitest';
import { DEFAULT_DELIMITERS } from './delimiters.js';
import { type ElementOut, exact, text } from './element-out.js';
import { encodeSegment, segmentOut } from './segment-out.js';

const write = (...elements: readonly ElementOut[]): string =>
  encodeSegment(segmentOut('2010BA', 'NM1', ...elements), 5, DEFAULT_DELIMITERS);

for (const [why, elements, written] of [
  ['elements in their order', ['IL', '1', text('DOE', 60)], 'NM1*IL*1*DOE~'],
  ['an element without a value keeps its place', ['IL', exact(undefined, 5), 'X'], 'NM1*IL**X~'],
  ['nothing empty at the end', ['IL', '', text(undefined, 5), ''], 'NM1*IL~'],
  ['a composite', [['HC', exact('99213', 5), '25']], 'NM1*HC:99213:25~'],
  ['a composite keeps places within', [['AA', '', '', 'PA', '']], 'NM1*AA:::PA~'],
  ['an empty composite is an empty element', [[], 'X'], 'NM1**X~'],
  ['free text is cut', [text('ABCDEF', 4)], 'NM1*ABCD~'],
  ['delimiters in free text are blanks (C25)', [text('A*B:C^D~E', 60), 'X'], 'NM1*A B C D E*X~'],
] as const) {
  test(why, () => expect(write(...elements)).toBe(written));
}

for (const [why, out, code] of [
  ['an identifier with an element separator (C25)', exact('A*B', 9), 'characters'],
  ['with a component separator (C25)', exact('A:B', 9), 'characters'],
  ['with a repetition separator (C25)', exact('A^B', 9), 'characters'],
  ['with a terminator (C25)', exact('A~B', 9), 'characters'],
  ['with a line end', exact('A\nB', 9), 'characters'],
  ['with a letter beyond ASCII', exact('Ñ', 9), 'characters'],
  ['too long', exact('ABCDEF', 5), 'element-length'],
  ['too short', exact('A', 5, 2), 'element-length'],
  ['empty', exact('', 5), 'missing-element'],
  ['of the wrong form', exact('12', 5, 1, (value) => value === '13'), 'element-value'],
  ['text of which nothing is left', text('~~~', 60), 'missing-element'],
  ['text in letters without a spelling', text('李', 60), 'characters'],
  ['a constant with a delimiter', 'A*B', 'characters'],
] as const) {
  test(`refused: ${why}`, () => {
    const place = { code, segment: 'NM1', element: 2, position: 5 };
    expect(() => write('IL', out)).toThrow(expect.objectContaining({ fault: expect.objectContaining(place) }));
    expect(() => write('IL', out)).toThrow(/^NM102 \(segment 5\): .*\(loop 2010BA\)$/);
    expect(() => write('IL', ['X', out])).toThrow(expect.objectContaining({ fault: expect.objectContaining(place) }));
  });
}

test('no message quotes what it refuses', () => {
  expect(() => write(exact('SECRET*', 60))).not.toThrow(/SECRET/);
  expect(() => write(exact('SECRET*', 60))).toThrow('NM101');
});
