import { expect, test } from 'vitest';
import { gpci } from '../../src/official/gpci.js';
import { readText } from './reading.js';

const TITLE = 'ADDENDUM E. FINAL CY 2027 GEOGRAPHIC PRACTICE COST INDICES (GPCIs) BY STATE AND MEDICARE LOCALITY,,,,,,';
const HEADING =
  'Medicare Administrative Contractor (MAC),State,Locality Number,Locality Name,2027 PW GPCI (with 1.0 Floor),2027 PE GPCI,2027 MP GPCI';
const ALABAMA = '10112,AL,00,ALABAMA*,1.000,0.869,0.575';
const file = (...rows: readonly string[]): string => [TITLE, ',,,,,,', HEADING, ...rows, ''].join('\r\n');

const alabama = {
  carrier: '10112',
  locality: '00',
  state: 'AL',
  name: 'ALABAMA',
  work: 1_000,
  practice: 869,
  malpractice: 575,
};

test('a year that nobody has seen yet is read, headings, rows and footnotes', async () => {
  const { found, rows, notes } = await readText(gpci, file(ALABAMA, ',,,,,,', '*Work GPCI reflects a floor.,,,,,,'));
  expect(found).toEqual({ year: 2027, month: 1, released: null, variant: null });
  expect(rows).toEqual([alabama]);
  expect(notes).toMatchObject({ repairs: 0, refusals: 0 });
});

test('columns are found by name, wherever they stand', async () => {
  const { rows } = await readText(
    gpci,
    [
      '2027 MP GPCI,Locality Name,Carrier,State,Locality,2027 PE GPCI,2027 PW GPCI',
      '0.575,ALABAMA,10112,AL,00,0.869,1',
    ].join('\n'),
  );
  expect(rows).toEqual([alabama]);
});

test('of two work indices the one with the floor is paid', async () => {
  const heading = HEADING.replace('2027 PE', '2027 PW GPCI (without 1.0 Floor),2027 PE');
  const { rows } = await readText(gpci, [heading, '10112,AL,00,ALABAMA,1.000,0.981,0.869,0.575'].join('\n'));
  expect(rows).toEqual([alabama]);
});

test('zeros that a spreadsheet dropped come back, and the report names the row', async () => {
  const { rows, notes } = await readText(gpci, file('2102,AK,1,ALASKA,1.5,1.081,0.592'));
  expect(rows).toMatchObject([{ carrier: '02102', locality: '01', work: 1_500 }]);
  expect(notes.repaired).toEqual([
    { row: 4, key: '', what: 'Contractor: "2102" has its leading zeros back: 02102' },
    { row: 4, key: '', what: 'Locality Number: "1" has its leading zeros back: 01' },
  ]);
});

for (const [why, row, what] of [
  ['an index of nothing', '10112,AL,00,ALABAMA,0,0.869,0.575', 'PW GPCI: 0 is no index that CMS has published'],
  ['an index of ten', '10112,AL,00,ALABAMA,1.000,10,0.575', 'PE GPCI: 10 is no index that CMS has published'],
  ['a formula', '10112,AL,00,ALABAMA,=1+1,0.869,0.575', 'PW GPCI: "=1+1" is not an amount of at most 3 decimals'],
  [
    'a negative index',
    '10112,AL,00,ALABAMA,1.000,-0.869,0.575',
    'PE GPCI: "-0.869" is not an amount of at most 3 decimals',
  ],
  ['a word for a contractor', 'TOTAL,AL,00,ALABAMA,1,1,1', 'Contractor: "TOTAL" is not a contractor of five digits'],
] as const) {
  test(`refused by row: ${why}`, async () => {
    const { rows, notes } = await readText(gpci, file(row));
    expect(rows).toEqual([]);
    expect(notes.refused).toEqual([expect.objectContaining({ row: 4, what })]);
  });
}

test('a missing column is named, and nothing is read', async () => {
  const { rows, notes } = await readText(gpci, [HEADING.replace('2027 MP GPCI', 'OTHER'), ALABAMA].join('\n'));
  expect(rows).toEqual([]);
  expect(notes.refused).toEqual([{ row: 1, key: '', what: 'there is no column "MP GPCI"' }]);
});

test('another table is not recognised', async () => {
  expect((await readText(gpci, 'HCPCS,MOD\n99213,\n')).found).toBeNull();
});

/** The text form: the columns stand where the headings above them cannot be told apart. */
const line = (contractor: string, state: string, locality: string, name: string, ...indices: readonly string[]) =>
  `${contractor.padEnd(16)}${state.padEnd(8)}${locality.padEnd(5)}${name.padEnd(92)}${indices.map((text) => text.padEnd(12)).join('')}`;
const textFile = (...lines: readonly string[]): string =>
  [
    'ADDENDUM E. FINAL CY 2027 GEOGRAPHIC PRACTICE COST INDICES (GPCIs) BY STATE AND MEDICARE LOCALITY',
    '',
    'Medicare Admi State  Locality        Locality Name        2027 PW GPCI2027 PE GPCI2027 MP GPCI',
    ...lines,
    '2027 is the year of this test',
    '*The index of work has a floor.',
    '\u001a',
  ].join('\r\n');

test('the text form: titles above and footnotes below are passed by', async () => {
  const { found, rows, notes } = await readText(
    gpci,
    textFile(
      line('10112', 'AL', '00', 'ALABAMA*', '1.000', '0.869', '0.575'),
      line('01212', 'HI', '01', 'HAWAII, GUAM', '1.000', '1.137', '.579'),
    ),
    'GPCI2027.txt',
  );
  expect(found).toMatchObject({ year: 2027, month: 1 });
  expect(rows).toEqual([
    alabama,
    {
      ...alabama,
      carrier: '01212',
      locality: '01',
      state: 'HI',
      name: 'HAWAII, GUAM',
      practice: 1_137,
      malpractice: 579,
    },
  ]);
  expect(notes).toMatchObject({ repairs: 0, refusals: 0 });
});

test('the text form with two work indices: the greater one has the floor', async () => {
  for (const work of [
    ['0.972', '1.000'],
    ['1.000', '0.972'],
  ]) {
    const { rows } = await readText(gpci, textFile(line('10112', 'AL', '00', 'ALABAMA', ...work, '0.869', '0.575')));
    expect(rows).toEqual([alabama]);
  }
});

test('the text form: a line cut off is refused by its row', async () => {
  const whole = line('10112', 'AL', '00', 'ALABAMA', '1.000', '0.869', '0.575');
  const { rows, notes } = await readText(gpci, textFile(whole, whole.replace('10112', '10212').slice(0, 140)));
  expect(rows).toEqual([alabama]);
  expect(notes.refused).toEqual([
    { row: 5, key: '10212', what: 'is not a line of contractor, state, locality, its name and three indices' },
  ]);
});

test('the text form: what stands between two rows is no footnote, and refused', async () => {
  const row = line('10112', 'AL', '00', 'ALABAMA', '1.000', '0.869', '0.575');
  const { rows, notes } = await readText(gpci, textFile(row, '', row.replace('10112', '1O112'), '', row));
  expect(rows).toEqual([alabama, alabama]);
  expect(notes.refused).toEqual([
    { row: 6, key: '', what: 'is not a line of contractor, state, locality, its name and three indices' },
  ]);
});
