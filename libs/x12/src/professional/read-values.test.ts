import { expect, test } from 'vitest';
import { segment, segments } from '../../test/segments.js';
import { Loop } from './loop.js';
import {
  addressIn,
  centsAt,
  datesAt,
  identifierAt,
  nameAt,
  neededIdentifier,
  organizationAt,
  personAt,
  thousandthsAt,
} from './read-values.js';

for (const [line, name] of [
  ['NM1*IL*1*DOE*JANE*Q**III*MI*1', { kind: 'person', last: 'DOE', first: 'JANE', middle: 'Q', suffix: 'III' }],
  ['NM1*IL*1*DOE', { kind: 'person', last: 'DOE' }],
  ['NM1*PR*2*ACME*IGNORED', { kind: 'organization', name: 'ACME' }],
] as const) {
  test(`the name of ${line}`, () => expect(nameAt(segment(line))).toStrictEqual(name));
}

for (const [why, read, place] of [
  ['no last name', () => nameAt(segment('NM1*IL*1**JANE')), 'NM103'],
  ['neither person nor organization', () => nameAt(segment('NM1*IL*3*DOE')), 'NM102'],
  ['an organization where a person must be', () => personAt(segment('NM1*QC*2*ACME')), 'NM102'],
  ['a person where an organization must be', () => organizationAt(segment('NM1*PR*1*DOE')), 'NM102'],
  ['an identifier of another kind', () => identifierAt(segment('NM1*82*1*DOE*****24*1'), 'XX'), 'NM108'],
  ['a kind without identifier', () => identifierAt(segment('NM1*82*1*DOE*****XX'), 'XX'), 'NM109'],
  ['no identifier where one must be', () => neededIdentifier(segment('NM1*85*1*DOE'), 'XX'), 'NM109'],
  ['an amount of nothing', () => centsAt(segment('CLM*1*'), 2), 'CLM02'],
  ['a quantity in words', () => thousandthsAt(segment('SV1*A*1*UN*ONE'), 4), 'SV104'],
  ['a date that is a time', () => datesAt(segment('DTP*472*TM*0930')), 'DTP02'],
  ['a date that is empty', () => datesAt(segment('DTP*472*D8*')), 'DTP03'],
  ['a range with one bad end', () => datesAt(segment('DTP*472*RD8*20260101-20260230')), 'DTP03'],
] as const) {
  test(`unreadable: ${why}`, () => expect(read).toThrow(place));
}

test('amounts and quantities', () => {
  expect(centsAt(segment('CLM*1*766.50'), 2)).toBe(76_650);
  expect(thousandthsAt(segment('SV1*A*1*UN*2.5'), 4)).toBe(2_500);
});

test('dates', () => {
  expect(datesAt(segment('DTP*472*D8*20260102'))).toEqual({ date: '2026-01-02' });
  expect(datesAt(segment('DTP*472*RD8*20260102-20260104'))).toEqual({ date: '2026-01-02', through: '2026-01-04' });
});

test('no identifier is no fault where it may be missing', () => {
  expect(identifierAt(segment('NM1*DN*1*ROE'), 'XX')).toBeUndefined();
});

const address = (...lines: readonly string[]): unknown =>
  addressIn(new Loop('2010BA', segment('NM1*IL'), segments(...lines), new Set()));

for (const [why, lines, expected] of [
  ['none', ['DMG*D8*19800101*F'], undefined],
  [
    'a street and a city',
    ['N3*5 ELM', 'N4*ERIE*PA*16501'],
    { line1: '5 ELM', city: 'ERIE', state: 'PA', postalCode: '16501' },
  ],
  ['abroad', ['N3*1 RUE*BP 2', 'N4*PARIS***FR'], { line1: '1 RUE', line2: 'BP 2', city: 'PARIS', country: 'FR' }],
] as const) {
  test(`address: ${why}`, () => expect(address(...lines)).toStrictEqual(expected));
}

test('a street without a city is a fault', () => expect(() => address('N3*5 ELM')).toThrow('loop 2010BA has no N4'));
