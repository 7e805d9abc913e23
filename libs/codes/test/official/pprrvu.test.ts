import { expect, test } from 'vitest';
import { pprrvu } from '../../src/official/pprrvu.js';
import { readText } from './reading.js';

/** The headings as they are stacked, column by column; CMS adds and moves columns from year to year. */
const STACK: readonly (readonly string[])[] = [
  ['', '', '', 'HCPCS'],
  ['', '', '', 'MOD'],
  ['', '', '', 'DESCRIPTION'],
  ['', '', 'STATUS', 'CODE'],
  ['NOT USED', 'FOR', 'MEDICARE ', 'PAYMENT'],
  ['', '', 'WORK', 'RVU'],
  ['', '', 'NON-FAC', 'PE RVU'],
  ['', 'NON-FAC', 'NA', 'INDICATOR'],
  ['', '', 'FACILITY', 'PE RVU'],
  ['', 'FACILITY ', 'NA', 'INDICATOR'],
  ['', '', 'MP', 'RVU'],
  ['', '', 'NON-FACILITY', 'TOTAL'],
  ['', '', 'FACILITY', 'TOTAL'],
  ['', '', 'PCTC', 'IND'],
  ['', '', 'GLOB', 'DAYS'],
  ['', '', 'PRE', 'OP'],
  ['', '', 'INTRA', 'OP'],
  ['', '', 'POST', 'OP'],
  ['', '', 'MULT', 'PROC'],
  ['', '', 'BILAT', 'SURG'],
  ['', '', 'ASST', 'SURG'],
  ['', '', 'CO-', 'SURG'],
  ['', '', 'TEAM', 'SURG'],
  ['', '', 'ENDO', 'BASE'],
  ['', '', 'CONV', 'FACTOR'],
];
const NEW_COLUMN = ['', '', 'PRIC', 'IND'];

const VISIT = '99213,,,A,,1.30,1.35,,0.57,,0.10,2.75,1.97,0,XXX,0.00,0.00,0.00,0,0,0,0,0,,40.1234';
const KNEE = '27447,,,A,,19.60,15.30,NA,15.30,,3.98,38.88,38.88,0,090,0.10,0.69,0.21,2,1,2,1,0,,40.1234';

const headings = (stack: readonly (readonly string[])[]): readonly string[] =>
  [0, 1, 2, 3].map((line) => stack.map((column) => column[line]).join(','));

function file(
  rows: readonly string[],
  stack = STACK,
  title = '2031 National Physician Fee Schedule Relative Value File July Release',
): string {
  const commas = ','.repeat(stack.length - 3);
  const titles = [`,,${title}${commas}`, `,,${commas}`, `,,RELEASED 06/15/2031${commas}`];
  return [...titles, ...headings(stack), ...rows, ''].join('\r\n');
}

const visit = {
  code: '99213',
  modifier: '',
  status: 'A',
  work: 130,
  practice_non_facility: 135,
  practice_facility: 57,
  malpractice: 10,
  global_days: 'XXX',
  multiple: '0',
};
const knee = {
  code: '27447',
  non_facility_na: 'NA',
  facility_na: '',
  global_days: '090',
  pre_op: 10,
  intra_op: 69,
  post_op: 21,
  multiple: '2',
  bilateral: '1',
  assistant: '2',
  co_surgeons: '1',
};

test('a year that nobody has seen is read by its stacked headings', async () => {
  const { found, rows, notes, said } = await readText(pprrvu, file([VISIT, KNEE]));
  expect(found).toEqual({ year: 2031, month: 7, released: '2031-06-15', variant: null });
  expect(rows).toMatchObject([visit, knee]);
  expect(said.facts).toEqual({ conversionFactor: 401_234 });
  expect(notes).toMatchObject({ repairs: 0, refusals: 0 });
});

test('a new column in between moves nothing', async () => {
  const stack = [...STACK.slice(0, 23), NEW_COLUMN, ...STACK.slice(23)];
  const widened = [VISIT, KNEE].map((row) => row.split(',').toSpliced(23, 0, '9').join(','));
  const { rows, notes } = await readText(pprrvu, file(widened, stack));
  expect(rows).toMatchObject([visit, knee]);
  expect(notes.refusals).toBe(0);
});

test('columns in another order are the same columns', async () => {
  const backwards = (row: string): string => row.split(',').toReversed().join(',');
  const { rows } = await readText(pprrvu, file([VISIT, KNEE].map(backwards), STACK.toReversed()));
  expect(rows).toMatchObject([visit, knee]);
});

for (const [name, variant] of [
  ['PPRRVU2031_Jul_nonQPP.csv', 'non-qualifying'],
  ['PPRRVU2031_Jul_QPP.csv', 'qualifying'],
  ['PPRRVU2031_Jul.csv', null],
] as const) {
  test(`whose factor: ${name}`, async () => {
    expect((await readText(pprrvu, file([VISIT]), name)).found?.variant).toBe(variant);
  });
}

test('a copy without titles, its headings on one line, is known by them; its year is told by its name', async () => {
  const line = STACK.map((column) => column.join(' ').trim()).join(',');
  const { found, rows } = await readText(pprrvu, [line, VISIT, ''].join('\n'));
  expect(found).toEqual({ year: null, month: null, released: null, variant: null });
  expect(rows).toMatchObject([visit]);
});

for (const [why, printed, damaged, kept, what] of [
  [
    'a code that lost its zeros',
    KNEE.replace('27447', '00100'),
    '100',
    { code: '00100' },
    /"100" has its leading zeros back: 00100/,
  ],
  ['a global period that lost its zero', KNEE, '90', { global_days: '090' }, /"90" has its leading zeros back: 090/],
  ['text kept as a formula', VISIT, '="99213"', { code: '99213' }, /text formula is left out/],
] as const) {
  test(`put right and named: ${why}`, async () => {
    const row = printed.replace(Object.values(kept)[0]!, damaged);
    const { rows, notes } = await readText(pprrvu, file([row]));
    expect(rows).toMatchObject([kept]);
    expect(notes.repaired).toMatchObject([{ row: 8, what: expect.stringMatching(what) as string }]);
  });
}

test('a total that CMS rounded apart from its parts is named, and the parts count', async () => {
  const { rows, notes } = await readText(pprrvu, file([VISIT.replace('2.75', '2.76')]));
  expect(rows).toMatchObject([visit]);
  expect(notes.repaired).toMatchObject([
    { key: '99213', what: 'NON-FACILITY TOTAL: 2.76 is printed, work + PE + MP is 2.75: the parts count' },
  ]);
});

for (const [why, row, what] of [
  ['a total that is not the sum', VISIT.replace('2.75', '2.85'), /2\.85 is printed, work \+ PE \+ MP is 2\.75/],
  ['a negative value', VISIT.replace('1.30', '-1.30'), /WORK RVU: "-1\.30" is not an amount/],
  ['a value that is not there', VISIT.replace('1.30', ''), /WORK RVU: is empty/],
  ['a status of two letters', VISIT.replace(',A,', ',AB,'), /STATUS CODE: "AB" is not a status/],
  ['a code in scientific notation', VISIT.replace('99213', '9.9E+04'), /HCPCS: "9\.9E\+04" is not a procedure code/],
  ['a row that is cut off', VISIT.split(',').slice(0, 12).join(','), /has 12 cells where the heading has 25/],
  ['a row with more cells than headings', `${VISIT},1`, /has 26 cells where the heading has 25/],
] as const) {
  test(`refused by row: ${why}`, async () => {
    const { rows, notes } = await readText(pprrvu, file([row]));
    expect(rows).toEqual([]);
    expect(notes.refused).toEqual(
      expect.arrayContaining([
        { row: 8, key: expect.any(String) as string, what: expect.stringMatching(what) as string },
      ]),
    );
  });
}

test('two factors in one file are refused', async () => {
  const { notes } = await readText(pprrvu, file([VISIT, KNEE.replace('40.1234', '41.0000')]));
  expect(notes.refused).toMatchObject([{ row: 9, what: 'CONV FACTOR: is another one than in the rows above' }]);
});

test('a missing column is named', async () => {
  const stack = STACK.filter(([, , above]) => above !== 'MULT');
  const { notes } = await readText(pprrvu, file([VISIT], stack));
  expect(notes.refused).toEqual([{ row: 7, key: '', what: 'there is no column "MULT PROC"' }]);
});

test('a column that comes twice is named', async () => {
  const stack = [...STACK.slice(0, 5), ['', '', 'WORK', 'RVU'], ...STACK.slice(5)];
  const { notes } = await readText(pprrvu, file([VISIT], stack));
  expect(notes.refused).toMatchObject([{ what: '"WORK RVU" is the name of 2 columns' }]);
});
