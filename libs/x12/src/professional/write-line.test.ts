import { expect, test } from 'vitest';
import { aLine } from '../../test/a-claim.js';
import { DEFAULT_DELIMITERS } from '../codec/delimiters.js';
import { encodeSegment } from '../codec/segment-out.js';
import type { ServiceLine } from './claim.js';
import { lineSegments } from './write-line.js';

const written = (change: Partial<ServiceLine>): readonly string[] =>
  lineSegments(aLine(change), 3, 'claim 1').map((one, index) =>
    encodeSegment(one, index + 1, DEFAULT_DELIMITERS).slice(0, -1),
  );

for (const [why, change, sv1] of [
  ['one unit', {}, 'SV1*HC:99213*85.52*UN*1***1'],
  ['whole dollars', { chargeCents: 8_500 }, 'SV1*HC:99213*85*UN*1***1'],
  ['no charge', { chargeCents: 0 }, 'SV1*HC:99213*0*UN*1***1'],
  ['a cent', { chargeCents: 1 }, 'SV1*HC:99213*0.01*UN*1***1'],
  ['the most that can be charged', { chargeCents: 9_999_999_999 }, 'SV1*HC:99213*99999999.99*UN*1***1'],
  ['half a unit', { unitThousandths: 500 }, 'SV1*HC:99213*85.52*UN*0.5***1'],
  ['no unit', { unitThousandths: 0 }, 'SV1*HC:99213*85.52*UN*0***1'],
  ['minutes', { unitBasis: 'MJ', unitThousandths: 75_000 }, 'SV1*HC:99213*85.52*MJ*75***1'],
  ['one modifier', { modifiers: ['25'] }, 'SV1*HC:99213:25*85.52*UN*1***1'],
  ['another place', { placeOfService: '02' }, 'SV1*HC:99213*85.52*UN*1*02**1'],
  ['four pointers in their order', { diagnosisPointers: [4, 1, 12, 2] }, 'SV1*HC:99213*85.52*UN*1***4:1:12:2'],
] as const) {
  test(`SV1: ${why}`, () => expect(written(change)).toEqual(['LX*3', sv1, 'DTP*472*D8*20260102']));
}

test('a note is cut at 80 and cannot end the segment', () => {
  expect(written({ note: `a~b${'c'.repeat(90)}` }).at(-1)).toBe(`NTE*ADD*a b${'c'.repeat(77)}`);
});

test('a range of one day is written as a range', () => {
  expect(written({ through: '2026-01-02' }).at(-1)).toBe('DTP*472*RD8*20260102-20260102');
});

for (const [why, change, place] of [
  ['a cent more than the most', { chargeCents: 10_000_000_000 }, 'SV102'],
  ['a charge that is no number', { chargeCents: Number.NaN }, 'SV102'],
  ['a modifier with a separator', { modifiers: ['2:'] }, 'SV101'],
  ['a fraction of a thousandth', { drug: { ndc: '00409379601', quantityThousandths: 0.1, unit: 'ML' } }, 'CTP04'],
] as const) {
  test(`refused: ${why}`, () => expect(() => written(change)).toThrow(place));
}
