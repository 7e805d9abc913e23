import { localityOfZip } from '@chargeline/codes';
import { expect, test } from 'vitest';
import type { Line } from './line.js';
import { priceClaim } from './price.js';

const visit: Line = { line: 1, code: '99213', modifiers: [], units: 1, serviceFrom: '2025-06-02' };
const PITTSBURGH = '15213';
const MANHATTAN = '10001';
const ANCHORAGE = '99501';

const allowed = (line: Partial<Line>, zip: string, place: string) =>
  priceClaim({ locality: localityOfZip(zip), placeOfService: place, lines: [{ ...visit, ...line }] }, 'pfs 2025-10')
    .allowedCents;

// Published amounts of the Medicare physician fee schedule look-up, 2025.
for (const [code, modifiers, zip, nonFacility, facility] of [
  ['99213', [], PITTSBURGH, 8_552, 6_213],
  ['99214', [], PITTSBURGH, 12_057, 9_148],
  ['45378', [], PITTSBURGH, 31_142, 17_199],
  ['27447', [], PITTSBURGH, null, 121_185],
  ['71046', [], PITTSBURGH, 3_080, null],
  ['71046', ['26'], PITTSBURGH, 981, null],
  ['71046', ['TC'], PITTSBURGH, 2_099, null],
  ['99213', [], MANHATTAN, 10_106, 7_164],
  ['99213', [], ANCHORAGE, 11_220, null],
] as const) {
  const name = [code, ...modifiers].join('-');
  if (nonFacility !== null) {
    test(`${name} in an office at ${zip} is ${nonFacility}`, () =>
      expect(allowed({ code, modifiers }, zip, '11')).toBe(nonFacility));
  }
  if (facility !== null) {
    test(`${name} in a hospital at ${zip} is ${facility}`, () =>
      expect(allowed({ code, modifiers }, zip, '21')).toBe(facility));
  }
}

for (const [why, line, zip, because] of [
  ['a code outside of the table', { code: '99999' }, PITTSBURGH, /99999 is not in the fee schedule of 2025/],
  ['a year without a schedule', { serviceFrom: '2019-06-02' }, PITTSBURGH, /not in the fee schedule of 2019/],
  ['a modifier that changes the payment', { modifiers: ['50'] }, PITTSBURGH, /Modifier 50 may change the payment/],
  ['a modifier nobody knows', { modifiers: ['ZZ'] }, PITTSBURGH, /Modifier ZZ may change/],
  ['a place without a locality', {}, '00501', /no Medicare locality/],
] as const) {
  test(`not priced, and says why: ${why}`, () => {
    const price = priceClaim(
      { locality: localityOfZip(zip), placeOfService: '11', lines: [{ ...visit, ...line }] },
      'pfs 2025-10',
    );
    expect(price.allowedCents).toBeNull();
    expect(price.lines).toEqual([
      { line: 1, status: 'not-priced', allowedCents: null, because: expect.stringMatching(because) as string },
    ]);
  });
}

test('a modifier that only informs leaves the price alone', () =>
  expect(allowed({ modifiers: ['25'] }, PITTSBURGH, '11')).toBe(8_552));

test('a claim is worth its priced lines; the others are named', () => {
  const lines = [visit, { ...visit, line: 2, code: '99999' }, { ...visit, line: 3, units: 2 }];
  const price = priceClaim({ locality: localityOfZip(PITTSBURGH), placeOfService: '11', lines }, 'pfs 2025-10');
  expect(price).toMatchObject({
    allowedCents: 25_656,
    locality: '12502-99',
    setting: 'non-facility',
    schedule: 'pfs 2025-10',
  });
  expect(price.lines.map(({ status }) => status)).toEqual(['priced', 'not-priced', 'priced']);
});
