import { expect, test } from 'vitest';
import { icd10cm, icd10pcs } from '../../src/official/icd10-order.js';
import { zipEntry } from '../zip-entry.js';
import { absent, official, sayIfAbsent } from './official-data.js';
import { readText } from './reading.js';

sayIfAbsent();

const line = (order: number, code: string, billable: string, short: string, long = short): string =>
  `${String(order).padStart(5, '0')} ${code.padEnd(7)} ${billable} ${short.padEnd(60)} ${long}`;
const file = (...lines: readonly string[]): string => [...lines, ''].join('\r\n');

const HEADER = line(1, 'A00', '0', 'Fever of the tests');
const FIRST = line(2, 'A000', '1', 'Fever of the tests, mild', 'Fever of the tests, mild and short');
const SECOND = line(3, 'A009', '1', 'Fever of the tests, unspecified');

test('diagnoses: headers and billable codes, the long description only where it is another', async () => {
  const { found, rows, notes } = await readText(icd10cm, file(HEADER, FIRST, SECOND));
  expect(found).toEqual({ year: null, month: null, released: null, variant: null });
  expect(rows).toEqual([
    { code: 'A00', billable: 'N', short: 'Fever of the tests', long: '' },
    { code: 'A000', billable: 'Y', short: 'Fever of the tests, mild', long: 'Fever of the tests, mild and short' },
    { code: 'A009', billable: 'Y', short: 'Fever of the tests, unspecified', long: '' },
  ]);
  expect(notes).toMatchObject({ repairs: 0, refusals: 0 });
});

test('a letter may stand second: QA00 is a diagnosis since FY2026', async () => {
  const { rows } = await readText(icd10cm, file(HEADER, FIRST, SECOND, line(4, 'QA0010', '1', 'A new one')));
  expect(rows.at(-1)).toMatchObject({ code: 'QA0010', billable: 'Y' });
});

test('a line feed alone, trailing blanks and the end-of-file mark of DOS do not count', async () => {
  const { rows, notes } = await readText(icd10cm, `${HEADER}   \n\n${FIRST}\n${SECOND}\n\u001a`);
  expect(rows.length).toBe(3);
  expect(notes).toMatchObject({ repairs: 0, refusals: 0 });
});

test('a file that was saved without its trailing blanks has no long description, which is no fault', async () => {
  const { rows, notes } = await readText(icd10cm, file(HEADER.slice(0, 34), FIRST, SECOND));
  expect(rows[0]).toEqual({ code: 'A00', billable: 'N', short: 'Fever of the tests', long: '' });
  expect(notes.refusals).toBe(0);
});

test('a stray control byte is left out, and the report names the row', async () => {
  const { rows, notes } = await readText(icd10cm, file(HEADER, FIRST.replace('and short', 'and\u0007short'), SECOND));
  expect(rows[1]).toMatchObject({ long: 'Fever of the tests, mild andshort' });
  expect(notes.repaired).toEqual([
    { row: 2, key: 'A000', what: 'long: a stray control byte or text formula is left out' },
  ]);
});

const OTHERS = Array.from({ length: 12 }, (_, at) => line(at + 3, `A00${at + 1}`.slice(0, 7), '1', `Fever ${at}`));
for (const [why, damaged, what] of [
  ['a dot in the code', line(2, 'A00.0', '1', 'Fever'), 'code: "A00.0" is not an ICD-10-CM code without its dot'],
  ['a code of two characters', line(2, 'A0', '1', 'Fever'), 'code: "A0" is not an ICD-10-CM code without its dot'],
  [
    'a code that became a number',
    line(2, '1E10', '1', 'Fever'),
    'code: "1E10" is not an ICD-10-CM code without its dot',
  ],
  ['neither header nor billable', line(2, 'A000', '2', 'Fever'), 'billable: "2" is not 0 or 1'],
  ['no description', line(2, 'A000', '1', ''), 'short: "" is not a description'],
  [
    'a lost blank',
    line(2, 'A000', '1', 'Fever').replace('00002 ', '00002'),
    'row: is not in the columns of an order file',
  ],
] as const) {
  test(`refused by row: ${why}`, async () => {
    const { found, rows, notes } = await readText(icd10cm, file(HEADER, damaged, ...OTHERS));
    expect(found).not.toBeNull();
    expect(rows.length).toBeLessThan(14);
    expect(notes.refused).toContainEqual(expect.objectContaining({ row: 2, what }));
  });
}

test('refused: a code that can be billed has no codes below it', async () => {
  const { notes } = await readText(icd10cm, file(line(1, 'A00', '1', 'Fever'), FIRST, SECOND));
  expect(notes.refused).toEqual([
    { row: 2, key: 'A000', what: 'billable: A00 can be billed, and has this code below it' },
  ]);
});

test('refused: lines that were taken out of a file leave a gap in its order numbers', async () => {
  const { notes } = await readText(icd10cm, file(HEADER, FIRST, line(5, 'A019', '1', 'Other fever')));
  expect(notes.refused).toEqual([{ row: 3, key: 'A019', what: 'order: 3 to 4 are missing' }]);
});

for (const characters of [20, 50, 90]) {
  test(`refused: a last line that was cut off, ${characters} characters before its end`, async () => {
    const { notes } = await readText(icd10cm, file(HEADER, FIRST, SECOND).slice(0, -characters));
    expect(notes.refused).toContainEqual({
      row: 3,
      key: 'A009',
      what: 'long: is shorter than the short description: the last line was cut off',
    });
  });
}

test('refused: lines that were sorted by something else', async () => {
  const { notes } = await readText(icd10cm, file(HEADER, SECOND, FIRST));
  expect(notes.refused).toContainEqual({ row: 3, key: 'A000', what: 'order: 2 comes after 3' });
});

test('a selection keeps the order numbers of the whole', async () => {
  const { rows, notes } = await readText(icd10cm, file(HEADER, FIRST, line(4_301, 'E11', '0', 'Sugar')));
  expect(rows.length).toBe(3);
  expect(notes.refusals).toBe(0);
});

const PROCEDURES = file(
  line(1, '001', '0', 'Nerves, bypass'),
  line(2, '0016070', '1', 'Bypass of a test, open approach', 'Bypass of a ventricle of a test, open approach'),
  line(3, '0016071', '1', 'Bypass of another test, open approach'),
);

test('procedures: the same layout with other codes, and neither is taken for the other', async () => {
  const { found, rows, notes } = await readText(icd10pcs, PROCEDURES);
  expect(found).not.toBeNull();
  expect(rows.map(({ code, billable }) => `${code} ${billable}`)).toEqual(['001 N', '0016070 Y', '0016071 Y']);
  expect(notes).toMatchObject({ repairs: 0, refusals: 0 });
  expect((await readText(icd10cm, PROCEDURES)).found).toBeNull();
  expect((await readText(icd10pcs, file(HEADER, FIRST, SECOND))).found).toBeNull();
});

test('procedures that begin with a letter are told from diagnoses by their length', async () => {
  const letters = file(
    line(57_000, 'B00', '0', 'Imaging of a test'),
    line(57_001, 'B000ZZZ', '1', 'Imaging of a test'),
  );
  expect((await readText(icd10pcs, letters)).found).not.toBeNull();
  expect((await readText(icd10cm, letters)).found).toBeNull();
});

test('procedures: one of six characters cannot be billed, and O and I are in none', async () => {
  const { notes } = await readText(
    icd10pcs,
    file(line(1, '001', '0', 'Nerves'), line(2, '001607', '1', 'Bypass'), line(3, 'OO16071', '1', 'Bypass')),
  );
  expect(notes.refused).toEqual([
    { row: 2, key: '001607', what: 'billable: 1 with 6 characters' },
    { row: 3, key: '', what: 'code: "OO16071" is not an ICD-10-PCS code' },
  ]);
});

for (const [what, text] of [
  ['the file of codes alone', 'A000    Fever of the tests, mild\r\nA009    Fever of the tests\r\n'],
  ['the addenda', 'Add:         1 A000    Fever of the tests, mild      Fever of the tests, mild\r\n'],
  ['a table', 'order,code,billable\r\n00001,A00,0\r\n'],
  ['nothing', ''],
] as const) {
  test(`not recognised: ${what}`, async () => {
    expect((await readText(icd10cm, text)).found).toBeNull();
    expect((await readText(icd10pcs, text)).found).toBeNull();
  });
}

for (const [format, archive, entry, count, billable] of [
  [icd10cm, 'cms_2025_dx.zip', 'icd10cm_order_2025.txt', 97_584, 74_260],
  [icd10cm, 'cms_2026_dx.zip', 'icd10cm_order_2026.txt', 98_186, 74_719],
  [icd10pcs, 'cms_2026_pr.zip', 'icd10pcs_order_2026.txt', 80_029, 79_115],
] as const) {
  test.skipIf(absent)(`${entry} is read whole`, async () => {
    const { found, rows, notes } = await readText(format, zipEntry(official(`icd10/${archive}`), entry), entry);
    expect(found).not.toBeNull();
    expect(notes).toMatchObject({ repairs: 0, refusals: 0 });
    expect(rows.length).toBe(count);
    // As many as the file of billable codes in the same archive has lines.
    expect(rows.filter((row) => row['billable'] === 'Y').length).toBe(billable);
    const codes = new Set(rows.map(({ code }) => code));
    expect(format.knownKeys.filter((key) => !codes.has(key))).toEqual([]);
  });
}
