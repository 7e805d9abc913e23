import { expect, test } from 'vitest';
import { pprrvu, pprrvuQualifying } from '../../src/official/pprrvu.js';
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

test('the end-of-file mark of DOS and rows of blanks are no rows', async () => {
  const blank = ','.repeat(STACK.length - 1);
  const { rows, notes } = await readText(pprrvu, `${file([VISIT, blank, ' '])}\u001a\r\n`);
  expect(rows).toMatchObject([visit]);
  expect(notes.refusals).toBe(0);
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

const WITH_PRICING = [...STACK.slice(0, 23), NEW_COLUMN, ...STACK.slice(23)];
const priced = (indicator: string): string =>
  file([VISIT.split(',').toSpliced(23, 0, indicator).join(',')], WITH_PRICING);

for (const [name, text, variant] of [
  ['PPRRVU2031_Jul_nonQPP.csv', file([VISIT]), 'non-qualifying'],
  ['PPRRVU2031_Jul_QPP.csv', file([VISIT]), 'qualifying'],
  ['PPRRVU2031_Jul.csv', file([VISIT]), null],
  ['by the indicator of its rows.csv', priced('1'), 'qualifying'],
  ['by another indicator.csv', priced('9'), 'non-qualifying'],
  ['by an indicator of something else.csv', priced('5'), null],
] as const) {
  test(`whose factor: ${name}`, async () => {
    const of = variant === 'qualifying' ? pprrvuQualifying : pprrvu;
    const other = variant === 'qualifying' ? pprrvu : pprrvuQualifying;
    expect((await readText(of, text, name)).found?.variant).toBe(variant);
    expect((await readText(other, text, name)).found).toBeNull();
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

/** A line of the text form: amounts right-justified, the shares of the global package without a zero. */
function line(cells: Readonly<Record<string, string>>): string {
  const of = (name: string, otherwise = ''): string => cells[name] ?? otherwise;
  const amount = (name: string, width: number): string => of(name, '0.00').padStart(width);
  return [
    of('code').padEnd(5),
    of('modifier').padEnd(2),
    'Of a test'.padEnd(50),
    of('status', 'A'),
    amount('work', 7),
    amount('non-facility', 7),
    of('non-facility na').padStart(3),
    amount('facility', 6),
    of('facility na').padStart(2),
    amount('malpractice', 6),
    amount('total', 7),
    amount('facility total', 6),
    of('pc/tc', '0'),
    of('global', 'XXX'),
    of('shares', '.00.00.00'),
    of('surgery', '00000'),
    of('endoscopic base').padEnd(13),
    of('factor', '40.1234'),
    ' 090 99',
    amount('opps', 10),
    '   0.00',
    '   0.00',
  ].join('');
}
const VISIT_LINE = line({
  code: '99213',
  work: '1.30',
  'non-facility': '1.35',
  facility: '0.57',
  malpractice: '0.10',
  total: '2.75',
  'facility total': '1.97',
});
const KNEE_LINE = line({
  code: '27447',
  work: '19.60',
  'non-facility': '15.30',
  'non-facility na': 'NA',
  facility: '15.30',
  malpractice: '3.98',
  total: '38.88',
  'facility total': '38.88',
  global: '090',
  shares: '.10.69.21',
  surgery: '21210',
});
const textFile = (...lines: readonly string[]): string => [...lines, '\u001a'].join('\r\n');

test('the text form has no headings: its lines tell the columns, its name the release', async () => {
  const { found, rows, notes, said } = await readText(
    pprrvu,
    textFile(VISIT_LINE, KNEE_LINE),
    'PPRRVU2031_Jul_nonQPP.txt',
  );
  expect(found).toEqual({ year: null, month: null, released: null, variant: 'non-qualifying' });
  expect(rows).toMatchObject([visit, { ...knee, work: 1_960, imaging_family: '99' }]);
  expect(said.facts).toEqual({ conversionFactor: 401_234 });
  expect(notes).toMatchObject({ repairs: 0, refusals: 0 });
});

test('the text form: totals of a hundred touch, a modifier, an endoscopic base and an amount for the OPPS', async () => {
  const { rows, notes } = await readText(
    pprrvu,
    textFile(
      line({
        code: '43235',
        modifier: '26',
        work: '80.00',
        facility: '20.00',
        'non-facility': '20.00',
        'facility na': 'NA',
        malpractice: '13.13',
        total: '113.13',
        'facility total': '113.13',
        'endoscopic base': '43200',
        opps: '12.34',
      }),
    ),
  );
  expect(rows).toMatchObject([
    {
      code: '43235',
      modifier: '26',
      practice_facility: 2_000,
      facility_na: 'NA',
      non_facility_na: '',
      endoscopic_base: '43200',
      opps_practice_non_facility: 1_234,
    },
  ]);
  expect(notes).toMatchObject({ repairs: 0, refusals: 0 });
});

test('the text form: header and trailer records are passed by, and may say the release', async () => {
  const title = 'HDR  2031 National Physician Fee Schedule Relative Value File July Release';
  const { found, rows, notes } = await readText(pprrvu, textFile(title, 'HDR  RELEASED 06/15/2031', VISIT_LINE, 'TRL'));
  expect(found).toMatchObject({ year: 2031, month: 7, released: '2031-06-15' });
  expect(rows).toMatchObject([visit]);
  expect(notes.refusals).toBe(0);
});

test('the text form: a line cut off and a total that is not the sum are refused by row', async () => {
  const { rows, notes } = await readText(
    pprrvu,
    textFile(VISIT_LINE, KNEE_LINE.slice(0, 120), VISIT_LINE.replace('2.75', '2.85'), VISIT_LINE),
  );
  expect(rows).toMatchObject([visit, visit]);
  expect(notes.refused).toEqual([
    {
      row: 2,
      key: '27447',
      what: 'is not a line of a service: code, status, relative values, indicators and factor',
    },
    { row: 3, key: '99213', what: 'NON-FACILITY TOTAL: 2.85 is printed, work + PE + MP is 2.75' },
  ]);
});

test('the text form: a line of blanks without end is refused at once', async () => {
  const endless = KNEE_LINE.slice(0, 120) + ' '.repeat(60_000);
  const { rows, notes } = await readText(pprrvu, textFile(VISIT_LINE, endless, VISIT_LINE));
  expect(rows).toMatchObject([visit, visit]);
  expect(notes.refused).toMatchObject([{ row: 2, key: '27447' }]);
});
