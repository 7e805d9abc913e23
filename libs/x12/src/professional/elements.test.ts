import { expect, test } from 'vitest';
import { NPI } from '../../test/a-claim.js';
import { DEFAULT_DELIMITERS } from '../codec/delimiters.js';
import { encodeSegment, type SegmentOut, segmentOut } from '../codec/segment-out.js';
import { addressOut, codeOut, digitsOut, nameOut, npiOut } from './elements.js';

const written = (...segments: readonly SegmentOut[]): string =>
  segments.map((segment, index) => encodeSegment(segment, index + 1, DEFAULT_DELIMITERS)).join('');

for (const [why, segment, expected] of [
  ['a person', nameOut('', 'QC', { kind: 'person', last: 'DOE' }), 'NM1*QC*1*DOE~'],
  [
    'all of a name and an NPI',
    nameOut('', '82', { kind: 'person', last: 'DOE', first: 'A', middle: 'B', suffix: 'JR' }, 'XX', npiOut(NPI)),
    'NM1*82*1*DOE*A*B**JR*XX*1234567893~',
  ],
  [
    'a qualifier does not stand alone',
    nameOut('', 'DN', { kind: 'person', last: 'ROE' }, 'XX', npiOut(undefined)),
    'NM1*DN*1*ROE~',
  ],
  [
    'an organization',
    nameOut('', 'PR', { kind: 'organization', name: 'ACME' }, 'PI', codeOut('A1', 80)),
    'NM1*PR*2*ACME*****PI*A1~',
  ],
] as const) {
  test(why, () => expect(written(segment)).toBe(expected));
}

for (const [why, address, expected] of [
  ['no address', undefined, ''],
  ['the least of one', { line1: '1 RUE', city: 'PARIS', country: 'FR' }, 'N3*1 RUE~N4*PARIS***FR~'],
  [
    'lines are cut at 55, a city at 30',
    { line1: 'A'.repeat(56), line2: 'B'.repeat(56), city: 'C'.repeat(31), state: 'PA', postalCode: '15222' },
    `N3*${'A'.repeat(55)}*${'B'.repeat(55)}~N4*${'C'.repeat(30)}*PA*15222~`,
  ],
  ['a street with a delimiter', { line1: '1*2 ELM~', city: "COEUR D'ALENE" }, "N3*1 2 ELM~N4*COEUR D'ALENE~"],
] as const) {
  test(why, () => expect(written(...addressOut('', address))).toBe(expected));
}

for (const [why, out] of [
  ['an NPI of nine digits', npiOut('123456789')],
  ['an NPI with a wrong check digit', npiOut('1234567894')],
  ['an empty NPI', npiOut('')],
  ['digits with a letter', digitsOut('12345678A', 9)],
  ['fullwidth digits', digitsOut('１２', 2)],
  ['a code with a dash', codeOut('A-1', 5)],
  ['a code with a blank', codeOut('A 1', 5)],
] as const) {
  test(`refused: ${why}`, () => expect(() => written(segmentOut('', 'REF', out))).toThrow('REF01'));
}

test('a postal code and a state are never cut', () => {
  expect(() => written(...addressOut('', { line1: 'A', city: 'B', state: 'PEN' }))).toThrow('N402');
  expect(() => written(...addressOut('', { line1: 'A', city: 'B', postalCode: '15222-1234' }))).toThrow('N403');
});
