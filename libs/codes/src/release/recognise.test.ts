import { expect, test } from 'vitest';
import { countiesText, editsText, feeText, gpciText, OFFICE_VISIT } from '../../test/release/official-texts.js';
import type { LoadOptions } from './load-report.js';
import type { OfficialFile } from './official-file.js';
import { recogniseAll } from './recognise.js';

const file = (source: string, content: string): OfficialFile => ({
  name: source.slice(source.lastIndexOf('/') + 1),
  source,
  bytes: content.length,
  open: async function* () {
    yield Buffer.from(content);
  },
});

const recognise = async (files: readonly OfficialFile[], options: Partial<LoadOptions> = {}) =>
  (await recogniseAll(files, { now: () => new Date('2026-05-17T10:00:00Z'), ...options })).map(
    ({ format, found: { year, month } }) => [format?.kind, year, month],
  );

const ORDER = Array.from(
  { length: 10 },
  (_, at) => `${String(at + 1).padStart(5, '0')} A00${at}    1 ${'Cholera'.padEnd(60)} Cholera\n`,
).join('');

const FEES = feeText([OFFICE_VISIT], 2027, 'July');

test('by content, whatever the name says', async () => {
  expect(await recognise([file('GPCI2020.csv', FEES)])).toEqual([['pfs', 2027, 7]]);
  expect(await recognise([file('PPRRVU.csv', gpciText())])).toEqual([['gpci', 2027, 1]]);
});

test('the name tells what the content leaves open', async () => {
  expect(await recognise([file('28LOCCO.csv', countiesText())])).toEqual([['locality-county', 2028, null]]);
  expect(await recognise([file('rvu28b.zip/counties.csv', countiesText())])).toEqual([['locality-county', 2028, 4]]);
});

test('so does the folder of a quarter that was unpacked, and no other folder', async () => {
  const counties = file('counties.csv', countiesText());
  for (const [folder, year, month] of [
    ['rvu28b-updated-05-01-2029', 2028, 4],
    ['RVU28D_0', 2028, 10],
    ['2028', null, null],
  ] as const)
    expect(await recognise([{ ...counties, folder }])).toEqual([['locality-county', year, month]]);
  expect(await recognise([{ ...file('27LOCCO.csv', countiesText()), folder: 'rvu28b' }])).toEqual([
    ['locality-county', 2027, null],
  ]);
});

test('and a neighbour what both leave open; one that says its month comes first', async () => {
  const files = [file('counties.csv', countiesText()), file('26LOCCO.csv', countiesText()), file('fees.csv', FEES)];
  expect((await recognise(files))[0]).toEqual(['locality-county', 2027, 7]);
});

test('a file of unknown layout helps no neighbour', async () => {
  expect(await recognise([file('counties.csv', countiesText()), file('2027.txt', 'none')])).toEqual([
    ['locality-county', null, null],
    [undefined, 2027, null],
  ]);
});

test('an asked first day beats all of them; of a fiscal year it may be in the year before', async () => {
  expect(await recognise([file('PPRRVU.csv', FEES)], { from: '2029-04-01' })).toEqual([['pfs', 2029, 4]]);
  expect(await recognise([file('order.txt', ORDER)], { from: '2026-10-01' })).toEqual([['icd10cm', 2027, 10]]);
  expect(await recognise([file('order.txt', ORDER)], { from: '2027-04-01' })).toEqual([['icd10cm', 2027, 4]]);
});

for (const [source, year, month] of [
  ['icd10cm_order_2027.txt', 2027, null],
  ['icd10cm-order-April-2027.txt', 2027, 4],
  ['icd10cm-order-October-2026.txt', 2027, 10],
  ['october-1-2026-codes.zip/icd10cm_order_2027.txt', 2027, null],
  ['april-1-2027-codes.zip/icd10cm_order_2027.txt', 2027, 4],
  ['posted-june-20-2026.zip/icd10cm_order_2027.txt', 2027, null],
] as const) {
  test(`${source} is of the fiscal year ${year}, ${month ?? 'from its beginning'}`, async () =>
    expect(await recognise([file(source, ORDER)])).toEqual([['icd10cm', year, month]]));
}

test('a calendar year and its month are nothing to a fiscal year beside it, nor the other way round', async () => {
  const files = [file('order.txt', ORDER), file('fees.csv', FEES), file('icd10cm_order_2029.txt', ORDER)];
  expect(await recognise([...files, file('counties.csv', countiesText())])).toEqual([
    ['icd10cm', null, null],
    ['pfs', 2027, 7],
    ['icd10cm', 2029, null],
    ['locality-county', 2027, 7],
  ]);
});

test('an asked kind is taken at its word where nothing is recognised, and alone where more could be', async () => {
  expect(await recognise([file('list.txt', 'none of them')], { kind: 'gpci' })).toEqual([['gpci', null, null]]);
  expect(await recognise([file('edits.txt', [...editsText(10)].join(''))], { kind: 'ncci-ptp' })).toEqual([
    ['ncci-ptp', null, null],
  ]);
});

test('lists without a calendar begin on the day they are loaded', async () => {
  expect(await recognise([file('list.csv', 'code\n1\n2\n')], { kind: 'carc' })).toEqual([['carc', 2026, 5]]);
});

test('what is no text is of no layout, even where a kind is asked', async () => {
  expect(await recognise([file('layout.pdf', '%PDF-1.7')], { kind: 'gpci' })).toEqual([[undefined, null, null]]);
});
