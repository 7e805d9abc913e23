import { expect, test } from 'vitest';
import type { Head } from '../../src/official/format.js';
import type { Column } from '../../src/official/heading.js';
import { Notes } from '../../src/official/notes.js';
import { beginningOf, delimiterAt, type Layout, tableRows, yearIn } from '../../src/official/table-rows.js';

const COLUMNS: readonly Column[] = [
  { name: 'code', heading: /^CODE$/ },
  { name: 'units', heading: /^BASEUNITS$/ },
  { name: 'remark', heading: /^REMARK$/, optional: true },
];
const layout: Layout = (headings) =>
  headings.includes('CODE') && headings.some((text) => text.startsWith('BASE')) ? COLUMNS : undefined;

const headOf = (text: string): Head => ({ name: 'file.csv', text, lines: text.split(/\r\n|\n|\r/) });

async function* whole(text: string): AsyncGenerator<string> {
  yield text;
}

async function rowsOf(text: string, delimiter = ','): Promise<{ rows: readonly (readonly string[])[]; notes: Notes }> {
  const notes = new Notes();
  const rows: string[][] = [];
  for await (const cells of tableRows(whole(text), delimiter, layout, notes))
    if (!cells.refused) rows.push(['code', 'units'].map((column) => cells.text(column)));
  return { rows, notes };
}

for (const [why, text] of [
  ['on the first line', 'CODE,BASE UNITS\n00100,5\n'],
  ['below titles and an empty line', '"Titles, with a comma",\n,\nCODE,BASE UNITS\n00100,5\n'],
  ['with a line break in a cell', 'CODE,"BASE\r\nUNITS"\r\n00100,5\r\n'],
  ['stacked over two lines', 'CODE,\n,BASE UNITS\n00100,5\n'],
  ['stacked over three lines below a title', 'A title,\nCODE,\n,\n,BASE UNITS\n00100,5\n'],
  ['in another order, with a column more', 'BASE UNITS,NEW,CODE\n5,x,00100\n'],
] as const) {
  test(`the heading is found ${why}`, async () => {
    const { rows, notes } = await rowsOf(text);
    expect(rows).toEqual([['00100', '5']]);
    expect(notes).toMatchObject({ repairs: 0, refusals: 0 });
    expect(beginningOf(headOf(text), ',', layout)?.headings).toContain('BASEUNITS');
  });
}

test('remarks, empty rows and the end-of-file mark are no rows; a lone word is what is left of one', async () => {
  const { rows, notes } = await rowsOf(
    [
      'CODE,BASE UNITS',
      '00100,5',
      ',',
      '* as the law says,',
      'Source: own words',
      '',
      '00102,6',
      '\u001a',
      '00103',
    ].join('\n'),
  );
  expect(rows).toEqual([
    ['00100', '5'],
    ['00102', '6'],
  ]);
  expect(notes.refused).toEqual([{ row: 9, key: '', what: 'row: has 1 cells where the heading has 2' }]);
});

test('a row may lack what stands behind the last column, and have empty cells more', async () => {
  const { rows, notes } = await rowsOf('CODE,BASE UNITS,,\n00100,5\n00102,6,,,,\n');
  expect(rows).toHaveLength(2);
  expect(notes.refusals).toBe(0);
});

test('a row with a cell too many is refused', async () => {
  const { rows, notes } = await rowsOf('CODE,BASE UNITS\n00100,5,7\n');
  expect(rows).toEqual([]);
  expect(notes.refused).toEqual([{ row: 2, key: '', what: 'row: has 3 cells where the heading has 2' }]);
});

for (const [why, text, what] of [
  ['a column is missing', 'CODE,BASE\n00100,5\n', 'there is no column "units"'],
  ['a column comes twice', 'CODE,BASE UNITS,BASE UNITS\n00100,5,5\n', '"units" is the name of 2 columns'],
  ['there is no heading', '00100,5\n', 'there is no heading line of this layout'],
] as const) {
  test(`nothing is read where ${why}`, async () => {
    const { rows, notes } = await rowsOf(text);
    expect(rows).toEqual([]);
    expect(notes.refused).toEqual([expect.objectContaining({ what })]);
  });
}

test('the delimiter is that of the heading, whatever prose and lists have', () => {
  const head = headOf('Words, words, words, words\nCODE\tBASE UNITS\n00100\t"a, b, c, d, e"\n');
  expect(delimiterAt(head, /^CODEBASEUNITS$/)).toBe('\t');
});

test('a title or heading says the year; a copyright and a factor do not', () => {
  const year = (text: string): number | null => yearIn(beginningOf(headOf(text), ',', layout)!);
  expect(year('Copyright 2024,\n2031 units,\nCODE,BASE UNITS\n')).toBe(2031);
  expect(year('Copyright 2024,\nCODE,BASE UNITS,CF of 20.2035\n')).toBeNull();
  expect(year('CODE,BASE UNITS\n20311,2031\n')).toBeNull();
});

test('a beginning that has no records of this layout is none', () => {
  expect(beginningOf(headOf('HCPCS,MOD\n99213,\n'), ',', layout)).toBeUndefined();
  expect(beginningOf(headOf('CODE,"never closed\n1,2\n'), ',', layout)).toBeUndefined();
});
