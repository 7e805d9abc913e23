import { expect, test } from 'vitest';
import { oppsCap } from '../../src/official/opps-cap.js';
import { readText } from './reading.js';

const HEADING = 'HCPCS,MOD,PROCSTAT,CARRIER,LOCALITY,FACILITY PRICE,NON-FACILTY PRICE';
const ROW = '71046,TC,A,12502,99,20.15,20.5';
const file = (...rows: readonly string[]): string => [HEADING, ...rows, ''].join('\r\n');
const row = {
  code: '71046',
  modifier: 'TC',
  status: 'A',
  carrier: '12502',
  locality: '99',
  facility_cents: 2_015,
  non_facility_cents: 2_050,
};

for (const [why, text, year] of [
  ['the heading as CMS misspells it', file(ROW), null],
  ['the heading spelt right', file(ROW).replace('FACILTY', 'FACILITY'), null],
  ['a title with a year above', `"OPPS caps, 2033 release",,,,,,\n,,,,,,\n${file(ROW)}`, 2033],
  ['the end-of-file mark of DOS', `${file(ROW)}\u001a\r\n`, null],
  ['empty rows and columns at the end', file(ROW, ',,,,,,', '').replaceAll('\r\n', ',,\r\n'), null],
] as const) {
  test(`read: ${why}`, async () => {
    const { found, rows, notes } = await readText(oppsCap, text);
    expect(found).toEqual({ year, month: null, released: null, variant: null });
    expect(rows).toEqual([row]);
    expect(notes).toMatchObject({ repairs: 0, refusals: 0 });
  });
}

test('columns are found by name, wherever they stand', async () => {
  const { rows } = await readText(
    oppsCap,
    'LOCALITY,CARRIER,NEW,HCPCS,MOD,PROCSTAT,NON-FACILITY PRICE,FACILITY PRICE\n99,12502,x,71046,TC,A,20.50,20.15\n',
  );
  expect(rows).toEqual([row]);
});

test('the text form: each line tells its own places, with and without a modifier', async () => {
  const { found, rows, notes } = await readText(
    oppsCap,
    ['71046TC A 12502  99    20.15     20.50  ', '71046   A 12502  99  1020.15   1020.50', '\u001a'].join('\r\n'),
  );
  expect(found).not.toBeNull();
  expect(rows).toEqual([row, { ...row, modifier: '', facility_cents: 102_015, non_facility_cents: 102_050 }]);
  expect(notes).toMatchObject({ repairs: 0, refusals: 0 });
});

test('the text form: another line is refused by row', async () => {
  const { rows, notes } = await readText(
    oppsCap,
    ['71046TC A 12502  99    20.15     20.50', '71046TC A 12502  99    20.15'].join('\n'),
  );
  expect(rows).toEqual([row]);
  expect(notes.refused).toEqual([
    { row: 2, key: '71046', what: 'is not a line of code, modifier, status, carrier, locality and two prices' },
  ]);
});

test('what a spreadsheet did is repaired and named', async () => {
  const { rows, notes } = await readText(oppsCap, file('71046,TC,A,2102,1,"1,020.15",$20.5'));
  expect(rows).toMatchObject([
    { carrier: '02102', locality: '01', facility_cents: 102_015, non_facility_cents: 2_050 },
  ]);
  expect(notes.repaired.map(({ row: at, what }) => `${at} ${what}`)).toEqual([
    '2 CARRIER: "2102" has its leading zeros back: 02102',
    '2 LOCALITY: "1" has its leading zeros back: 01',
    '2 FACILITY PRICE: "1,020.15" is read as 1020.15',
    '2 NON-FACILITY PRICE: "$20.5" is read as 20.5',
  ]);
});

for (const [why, cells, what] of [
  ['no price', '71046,TC,A,12502,99,,20.50', 'FACILITY PRICE: is empty'],
  [
    'a negative price',
    '71046,TC,A,12502,99,(20.15),20.50',
    'FACILITY PRICE: "(20.15)" is not an amount of at most 2 decimals',
  ],
  [
    'a thousandth',
    '71046,TC,A,12502,99,20.15,20.505',
    'NON-FACILITY PRICE: "20.505" is not an amount of at most 2 decimals',
  ],
  ['a modifier of one letter', '71046,T,A,12502,99,20.15,20.50', 'MOD: "T" is not a modifier'],
  ['a status of two letters', '71046,TC,AA,12502,99,20.15,20.50', 'PROCSTAT: "AA" is not a status of one letter'],
  ['a cell too many', `${ROW},1`, 'row: has 8 cells where the heading has 7'],
] as const) {
  test(`refused by row: ${why}`, async () => {
    const { rows, notes } = await readText(oppsCap, file(cells));
    expect(rows).toEqual([]);
    expect(notes.refused).toEqual([expect.objectContaining({ row: 2, what })]);
  });
}

test('a missing column is named; another table is not recognised', async () => {
  const { rows, notes } = await readText(oppsCap, file(ROW).replace('CARRIER', 'OTHER'));
  expect(rows).toEqual([]);
  expect(notes.refused).toEqual([{ row: 1, key: '', what: 'there is no column "CARRIER"' }]);
  expect((await readText(oppsCap, 'HCPCS,MOD,STATUS CODE\n99213,,A\n')).found).toBeNull();
});
