import { expect, test } from 'vitest';
import {
  feeRow,
  feeText,
  gpciRows,
  gpciText,
  gpciTextWith,
  isRest,
  OFFICE_VISIT,
  restRow,
} from '../release/official-texts.js';
import { loaded, refusal } from './spoiled.js';

/** A GPCI file whose row of 12502-99 has another text in one column: contractor, state, locality, name, work, practice, malpractice. */
const at = (column: number, text: string): string => gpciTextWith((cells) => cells.with(column, text));
const fees = (...rows: readonly (readonly string[])[]): string => feeText([OFFICE_VISIT, ...rows]);
const [CONTRACTOR, , LOCALITY, NAME, WORK] = [0, 1, 2, 3, 4] as const;
const CODE = 0;

test('the file that these spoil is good', async () => {
  const { report, row } = await loaded('GPCI2027.csv', gpciText(), '12502', '99');
  expect(report).toMatchObject({ rows: 109, repairs: 0, says: [] });
  expect(row).toMatchObject({ state: 'PA', work: 1_000, practice: 927, malpractice: 925 });
});

for (const [why, text, says] of [
  ['D1 a formula where an index must be', at(WORK, '=1+1'), 'PW GPCI: "=1+1" is not an amount of at most 3 decimals'],
  ['D1 a plus sign before an index', at(WORK, '+1.000'), 'PW GPCI: "+1.000" is not an amount of at most 3 decimals'],
  [
    'D1 a formula for a contractor',
    at(CONTRACTOR, '@SUM(A1)'),
    'Contractor: "@SUM(A1)" is not a contractor of five digits',
  ],
  ['D1 a CR in an index', at(WORK, '1.0\r00'), 'PW GPCI: "1.0\r00" is not an amount of at most 3 decimals'],
  ['D2 a fullwidth formula', at(WORK, '＝1+1'), 'PW GPCI: "＝1+1" is not an amount of at most 3 decimals'],
  ['D4 a line end in an index', at(WORK, '"1.0\n00"'), 'PW GPCI: "1.0\n00" is not an amount of at most 3 decimals'],
  [
    'D10 a contractor that lost more than zeros',
    at(CONTRACTOR, '1250X'),
    'Contractor: "1250X" is not a contractor of five digits',
  ],
  [
    'D11 a locality turned into a date',
    at(LOCALITY, '9-Sep'),
    'Locality Number: "9-Sep" is not a locality of two digits',
  ],
  [
    'D11 a contractor in scientific notation',
    at(CONTRACTOR, '1.25E+04'),
    'Contractor: "1.25E+04" is not a contractor of five digits',
  ],
  ['D12 an index in parentheses', at(WORK, '(1.000)'), 'PW GPCI: "(1.000)" is not an amount of at most 3 decimals'],
  ['D13 a negative index', at(WORK, '-1.000'), 'PW GPCI: "-1.000" is not an amount of at most 3 decimals'],
  ['D14 an index of 0', at(WORK, '0'), 'PW GPCI: 0 is no index that CMS has published'],
  ['D14 an index of 10', at(WORK, '10'), 'PW GPCI: 10 is no index that CMS has published'],
  ['D14 an empty index', at(WORK, ''), 'PW GPCI: is empty'],
] as const) {
  test(`${why} is refused by its row`, async () => {
    const { refused } = await refusal('GPCI2027.csv', text);
    expect(refused).toContainEqual(expect.objectContaining({ what: says }));
    const ends = /a CR|a line end/.test(why) ? 1 : 0;
    expect(refused[0]!.row).toBe(restRow() + ends);
  });
}

for (const [why, row, says] of [
  [
    'D11 a code in scientific notation',
    feeRow('1.00E+10', ['0.00', '0.00', '0.00', '0.00', '0.00', '0.00']),
    'HCPCS: "1.00E+10" is not a procedure code',
  ],
  [
    'D11 a modifier turned into a date',
    feeRow('71046', ['0.18', '0.70', '0.70', '0.02', '0.90', '0.90'], '3-May'),
    'MOD: "3-May" is not a modifier',
  ],
  [
    'D12 an RVU in parentheses',
    feeRow('27447', ['(12.00)', '0.00', '0.00', '0.00', '12.00', '12.00']),
    'WORK RVU: "(12.00)" is not an amount of at most 2 decimals',
  ],
  [
    'D13 a negative RVU',
    feeRow('27447', ['-1.00', '2.00', '2.00', '0.00', '1.00', '1.00']),
    'WORK RVU: "-1.00" is not an amount of at most 2 decimals',
  ],
  [
    'D13 a blank RVU, which is not 0',
    feeRow('27447', ['', '2.00', '2.00', '0.00', '2.00', '2.00']),
    'WORK RVU: is empty',
  ],
  [
    'D13 a total that is not the sum',
    feeRow('27447', ['1.00', '2.00', '2.00', '0.00', '3.00', '3.11']),
    'FACILITY TOTAL: 3.11 is printed, work + PE + MP is 3',
  ],
  [
    'D17 one code and modifier with two contents',
    feeRow('99213', ['1.31', '1.33', '0.55', '0.10', '2.74', '1.96']),
    'comes twice with different content',
  ],
] as const) {
  test(`${why} is refused and named`, async () => {
    const { refused } = await refusal('PPRRVU2027_Jan.csv', fees(row));
    expect(refused).toContainEqual(expect.objectContaining({ what: says }));
    expect(refused.every(({ row: line, key }) => line === 5 || key === '99213-')).toBe(true);
  });
}

for (const [why, text, says] of [
  ['D1 a text formula', at(CONTRACTOR, '="12502"'), 'Contractor: a stray control byte or text formula is left out'],
  ['D1 a NUL in a cell', at(CONTRACTOR, '12\u0000502'), 'Contractor: a stray control byte or text formula is left out'],
  [
    'D2 a fullwidth text formula',
    at(CONTRACTOR, '＝"12502"'),
    'Contractor: a stray control byte or text formula is left out',
  ],
  ['D12 a dollar sign', at(WORK, '$1.000'), 'PW GPCI: "$1.000" is read as 1.000'],
] as const) {
  test(`${why} is repaired, and the row is named`, async () => {
    const { report, row } = await loaded('GPCI2027.csv', text, '12502', '99');
    expect(report.repaired).toEqual([expect.objectContaining({ row: restRow(), what: says })]);
    expect(row).toMatchObject({ state: 'PA', work: 1_000 });
  });
}

test('D10 leading zeros that a spreadsheet dropped are put back everywhere', async () => {
  const spoiled = gpciRows().map((cells) =>
    cells.with(CONTRACTOR, String(Number(cells[0]))).with(LOCALITY, String(Number(cells[2]))),
  );
  const lost = gpciRows()
    .flatMap(([carrier = '', , locality = '']) => [carrier, locality])
    .filter((text) => text.startsWith('0'));
  const { report, row } = await loaded('GPCI2027.csv', gpciText(spoiled), '02102', '01');
  expect(report).toMatchObject({ rows: 109, repairs: lost.length });
  expect(report.repaired[0]!.what).toMatch(/has its leading zeros back/);
  expect(row).toMatchObject({ state: 'AK' });
});

test('D10 the same for codes: 100 is 00100', async () => {
  const text = fees(feeRow('100', ['0.00', '0.00', '0.00', '0.00', '0.00', '0.00']).with(CODE, '100'));
  const { report, row } = await loaded('PPRRVU2027_Jan.csv', text, '00100', '');
  expect(report.repaired).toEqual([{ row: 5, key: '', what: 'HCPCS: "100" has its leading zeros back: 00100' }]);
  expect(row).toMatchObject({ work: 0 });
});

test('D12 thousands separators are read, and named', async () => {
  const { report, row } = await loaded(
    'PPRRVU2027_Jan.csv',
    fees(feeRow('27447', ['"1,234.50"', '0.00', '0.00', '0.00', '"1,234.50"', '"1,234.50"'])),
    '27447',
    '',
  );
  expect(report.repairs).toBe(3);
  expect(row).toMatchObject({ work: 123_450 });
});

test('D17 the same row twice is kept once, and named', async () => {
  const { report } = await loaded('PPRRVU2027_Jan.csv', fees(OFFICE_VISIT), '99213', '');
  expect(report).toMatchObject({
    rows: 1,
    repaired: [{ key: '99213-', what: 'comes twice with the same content, kept once' }],
  });
});

test('D1 a name that looks like a formula is text and stays so, letter for letter', async () => {
  const { row } = await loaded('GPCI2027.csv', at(NAME, '=cmd|CALC'), '12502', '99');
  expect(row).toMatchObject({ name: '=cmd|CALC' });
});

test('D4 a line end in a name is part of it, and rows below are counted as an editor does', async () => {
  const { row } = await loaded('GPCI2027.csv', at(NAME, '"REST OF\r\nPENNSYLVANIA"'), '12502', '99');
  expect(row).toMatchObject({ name: 'REST OF\nPENNSYLVANIA', work: 1_000 });
  const below = gpciRows().findIndex(isRest) + 1;
  const spoiled = gpciRows().map((cells, index) => {
    if (index === below) return cells.with(WORK, 'none');
    return isRest(cells) ? cells.with(NAME, '"REST OF\r\nPENNSYLVANIA"') : cells;
  });
  const { refused } = await refusal('GPCI2027.csv', gpciText(spoiled));
  expect(refused.map(({ row: line }) => line)).toEqual([restRow() + 2]);
});
