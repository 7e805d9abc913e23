import { expect, test } from 'vitest';
import type { Format } from '../../src/official/format.js';
import { zipLocality, zipPlusFourLocality } from '../../src/official/zip-locality.js';
import { readText } from './reading.js';

/** A line of 80 characters, its fields by their first column counted from 1. */
function fixed(fields: Readonly<Record<number, string>>): string {
  const line = Array.from({ length: 80 }, () => ' ');
  for (const [column, text] of Object.entries(fields)) line.splice(Number(column) - 1, text.length, ...text);
  return line.join('');
}

const PITTSBURGH = { 1: 'PA', 3: '15213', 8: '12502', 13: '99', 16: '03', 21: '0', 23: 'F', 76: '20312' };
const ALASKA = { ...PITTSBURGH, 1: 'AK', 3: '99501', 8: '02102', 13: '01', 15: 'R' };
const text = (...lines: readonly string[]): string => [...lines, ''].join('\r\n');
const pittsburgh = { zip: '15213', plus_four: '', carrier: '12502', locality: '99', state: 'PA', rural: '' };

const HEADING =
  'STATE,ZIP CODE,CARRIER,LOCALITY,RURAL IND,LAB CB LOCALITY,RURAL IND2,PLUS 4 FLAG,PART B DRUG INDICATOR,YEAR/QTR';
const sheet = (...rows: readonly string[]): string => [HEADING, ...rows, ''].join('\n');

test('ZIP5, fixed width: year and quarter stand in each row', async () => {
  const { found, rows, notes, said } = await readText(zipLocality, text(fixed(PITTSBURGH), fixed(ALASKA)));
  expect(found).toEqual({ year: 2031, month: 4, released: null, variant: null });
  expect(rows).toEqual([
    pittsburgh,
    { zip: '99501', plus_four: '', carrier: '02102', locality: '01', state: 'AK', rural: 'R' },
  ]);
  expect(said.facts).toEqual({ part: 'zip5' });
  expect(notes).toMatchObject({ repairs: 0, refusals: 0 });
});

test('ZIP5, a saved sheet: lost zeros come back', async () => {
  const { found, rows, notes } = await readText(
    zipLocality,
    sheet('PA,15213,12502,99,,3,,0,F,20314', 'PR,901,9202,20,B,1,,0,,20314'),
  );
  expect(found).toMatchObject({ year: 2031, month: 10 });
  expect(rows).toEqual([
    pittsburgh,
    { zip: '00901', plus_four: '', carrier: '09202', locality: '20', state: 'PR', rural: 'B' },
  ]);
  expect(notes.repaired).toEqual([
    { row: 3, key: '', what: 'ZIP Code: "901" has its leading zeros back: 00901' },
    { row: 3, key: '00901', what: 'Carrier: "9202" has its leading zeros back: 09202' },
  ]);
});

test('ZIP9, fixed width: the four digits are part of the key', async () => {
  const nine = { ...PITTSBURGH, 21: '1', 22: '0007', 32: 'F', 23: '007' };
  const { found, rows, said } = await readText(zipPlusFourLocality, text(fixed(nine)));
  expect(found).toMatchObject({ year: 2031, month: 4 });
  expect(rows).toEqual([{ ...pittsburgh, plus_four: '0007' }]);
  expect(said.facts).toEqual({ part: 'zip9' });
});

test('ZIP9, a saved sheet', async () => {
  const { rows } = await readText(
    zipPlusFourLocality,
    'STATE,ZIP CODE,CARRIER,LOCALITY,RURAL IND,PLUS FOUR,YEAR/QTR\nPA,15213,12502,99,,7,2031/2\n',
  );
  expect(rows).toEqual([{ ...pittsburgh, plus_four: '0007' }]);
});

test('each layout leaves the other one, and other tables, alone', async () => {
  const five = text(fixed(PITTSBURGH));
  const nine = text(fixed({ ...PITTSBURGH, 22: '0007', 23: '007' }));
  const found = async (format: Format, of: string): Promise<unknown> => (await readText(format, of)).found;
  expect(await found(zipPlusFourLocality, five)).toBeNull();
  expect(await found(zipLocality, nine)).toBeNull();
  expect(await found(zipLocality, 'STATE,CARRIER,LOCALITY\nPA,12502,99\n')).toBeNull();
  expect(await found(zipLocality, 'State   Position 1-2\nZip Code   Position 3-7\n')).toBeNull();
});

for (const [why, fields, what] of [
  ['a ZIP with a letter', { 3: '1521A' }, 'ZIP Code: "1521A" is not a ZIP of five digits'],
  ['a short contractor', { 8: ' 2502' }, 'Carrier: "2502" has its leading zeros back: 02502'],
  ['a locality with a letter', { 13: '9X' }, 'Locality: "9X" is not a locality of two digits'],
  ['no state', { 1: '  ' }, 'State: "" is not a state of two letters'],
  ['half of the four digits', { 22: '12', 23: '2' }, 'Plus Four: "12" has its leading zeros back: 0012'],
  ['a fifth quarter', { 76: '20315' }, 'Year/Quarter: "20315" is not a year and quarter such as 20254'],
  ['another quarter than above', { 76: '20313' }, 'Year/Quarter: is 20313, in the rows above 20312'],
] as const) {
  test(`noted by row: ${why}`, async () => {
    const { notes } = await readText(zipLocality, text(fixed(PITTSBURGH), fixed({ ...ALASKA, ...fields })));
    expect([...notes.refused, ...notes.repaired]).toEqual([expect.objectContaining({ row: 2, what })]);
  });
}

test('the end-of-file mark of DOS is no row', async () => {
  const { rows, notes } = await readText(zipLocality, `${text(fixed(PITTSBURGH))}\u001a`);
  expect(rows).toHaveLength(1);
  expect(notes.refusals).toBe(0);
});

test('a line that was cut off is refused', async () => {
  const { rows, notes } = await readText(zipLocality, text(fixed(PITTSBURGH), fixed(ALASKA).slice(0, 40)));
  expect(rows).toHaveLength(1);
  expect(notes.refused).toEqual([expect.objectContaining({ row: 2 })]);
});

test('the sheet has its columns in any order, a title above and others between', async () => {
  const { found, rows } = await readText(
    zipLocality,
    'Revised file,,,,,,\nYEAR/QTR,LOCALITY,NEW,CARRIER,ZIP CODE,STATE,RURAL IND\n20314,99,x,12502,15213,PA,\n',
  );
  expect(found).toMatchObject({ year: 2031, month: 10 });
  expect(rows).toEqual([pittsburgh]);
});

test('a locality of two zeros is one as any other', async () => {
  const { rows, notes } = await readText(
    zipLocality,
    text(fixed({ ...PITTSBURGH, 1: 'EK', 3: '66012', 8: '05202', 13: '00' })),
  );
  expect(rows).toMatchObject([{ zip: '66012', carrier: '05202', locality: '00', state: 'EK' }]);
  expect(notes.repairs).toBe(0);
});

test('the sheet without its quarters is not recognised; asked for, it names the column', async () => {
  const sheetWithout = 'STATE,ZIP CODE,CARRIER,LOCALITY,RURAL IND\nPA,15213,12502,99,\n';
  const { found, rows, notes } = await readText(zipLocality, sheetWithout);
  expect(found).toBeNull();
  expect(rows).toEqual([]);
  expect(notes.refused).toEqual([{ row: 0, key: '', what: 'there is no heading line of this layout' }]);
});
