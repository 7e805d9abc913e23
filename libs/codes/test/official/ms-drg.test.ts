import { expect, test } from 'vitest';
import { msDrg } from '../../src/official/ms-drg.js';
import { absent, officialText, sayIfAbsent } from './official-data.js';
import { readText } from './reading.js';

sayIfAbsent();

/** Table 5 as CMS prints it: a title of two lines in one cell, tabs between the columns, remarks below. */
const TITLE = '"TABLE 5.\u2014LIST OF GROUPS, WEIGHTS,\nAND DAYS\u2014FY 2027 Final Rule"\t\t\t\t\t\t\t\t\t';
const HEADING =
  'MS-DRG \tFY 2027 Final Post-Acute DRG\tFY 2027 Final Special Pay DRG\tMDC\tTYPE\tMS-DRG Title\tWeights - Before Cap\tWeights - 10% Cap Applied \tGeometric mean LOS\tArithmetic mean LOS';
const HEART = '001\tNo\tNo\tPRE\tSURG\tHEART OF A TEST, WITH MORE\t28.2000\t28.1664\t28.5\t38.5';
const KNEE = '470\tYes\tNo\t08\tSURG\tKNEE OF A TEST*\t1.8855\t1.8855\t1.7\t2.1';
const ANY = '983\tNo\tYes\t\tMED\tANY OF A TEST\t*\t*\t*\t*';
const file = (...rows: readonly string[]): string => [TITLE, HEADING, ...rows, ''].join('\r\n');

const heart = {
  code: '001',
  mdc: 'PRE',
  type: 'surgical',
  title: 'HEART OF A TEST, WITH MORE',
  post_acute: 'N',
  special_pay: 'N',
  weight: 281_664,
  geometric_stay: 2_850,
  arithmetic_stay: 3_850,
};

test('Table 5 of a year that nobody has seen: the weight with its cap is paid', async () => {
  const { found, rows, notes } = await readText(
    msDrg,
    file(HEART, KNEE, ANY, '\t\t\t\t\t\t\t\t\t', 'Note: groups without cases have an asterisk.\t\t\t\t\t\t\t\t\t'),
  );
  expect(found).toEqual({ year: 2027, month: null, released: null, variant: null });
  expect(rows).toEqual([
    heart,
    expect.objectContaining({
      code: '470',
      title: 'KNEE OF A TEST',
      post_acute: 'Y',
      weight: 18_855,
      arithmetic_stay: 210,
    }),
    expect.objectContaining({
      code: '983',
      mdc: '',
      type: 'medical',
      special_pay: 'Y',
      weight: null,
      geometric_stay: null,
    }),
  ]);
  expect(notes).toMatchObject({ repairs: 0, refusals: 0 });
});

test('a table with one weight, between commas, its columns in another order', async () => {
  const { found, rows } = await readText(
    msDrg,
    'MS-DRG Title,Weights,TYPE,MDC,Arithmetic mean LOS,Geometric mean LOS,MS-DRG\n"HEART OF A TEST, WITH MORE",28.1664,SURG,PRE,38.5,28.5,001\n',
  );
  expect(found).toMatchObject({ year: null });
  expect(rows).toEqual([{ ...heart, post_acute: '', special_pay: '' }]);
});

test('a group without a weight has nothing, a point or dashes', async () => {
  for (const none of ['', '.', '-', '--', '*']) {
    const { rows, notes } = await readText(msDrg, file(HEART.replaceAll('28.1664', none)));
    expect(rows).toMatchObject([{ code: '001', weight: null }]);
    expect(notes.refusals).toBe(0);
  }
});

test('titles alone, without weights', async () => {
  const { rows, notes } = await readText(
    msDrg,
    '\ufeffms_drg,mdc,medical_surgical,description\n999,,,NOTHING OF A TEST\n',
  );
  expect(rows).toMatchObject([{ code: '999', mdc: '', type: '', title: 'NOTHING OF A TEST', weight: null }]);
  expect(notes).toMatchObject({ repairs: 0, refusals: 0 });
});

test('zeros that a spreadsheet dropped come back, and the report names the row', async () => {
  const { rows, notes } = await readText(msDrg, file(HEART.replace('001', '1'), KNEE.replace('08', '8')));
  expect(rows).toMatchObject([{ code: '001' }, { code: '470', mdc: '08' }]);
  expect(notes.repaired).toEqual([
    { row: 4, key: '1', what: 'MS-DRG: "1" has its leading zeros back: 001' },
    { row: 5, key: '470', what: 'MDC: "8" has its leading zeros back: 08' },
  ]);
});

for (const [why, row, what] of [
  ['a group of four digits', HEART.replace('001', '1001'), 'MS-DRG: "1001" is not an MS-DRG of three digits'],
  ['a date for a group', HEART.replace('001', '1-Jan'), 'MS-DRG: "1-Jan" is not an MS-DRG of three digits'],
  ['a category of letters', KNEE.replace('08', 'XX'), 'MDC: "XX" is not a category of two digits, or PRE'],
  ['a type that is neither', HEART.replace('SURG', 'BOTH'), 'TYPE: "BOTH" is not surgical or medical'],
  [
    'a negative weight',
    HEART.replace('28.1664', '-28.1664'),
    'Weights: "-28.1664" is not an amount of at most 4 decimals',
  ],
  [
    'a weight of five decimals',
    HEART.replace('28.1664', '28.16643'),
    'Weights: "28.16643" is not an amount of at most 4 decimals',
  ],
  ['a flag that is neither', HEART.replace('\tNo\t', '\tMaybe\t'), 'Post-Acute DRG: "Maybe" is not yes or no'],
  ['an empty title', HEART.replace('HEART OF A TEST, WITH MORE', ''), 'MS-DRG Title: "" is not a title'],
  ['a row cut off', '470\tYes', 'row: has 2 cells where the heading has 10'],
] as const) {
  test(`refused by row: ${why}`, async () => {
    const { rows, notes } = await readText(msDrg, file(HEART, row));
    expect(rows).toEqual([heart]);
    expect(notes.refused).toContainEqual(expect.objectContaining({ row: 5, what }));
  });
}

test('refused: two columns that could be the weight', async () => {
  const { rows, notes } = await readText(msDrg, file(HEART).replace('Weights - Before Cap', 'Weights'));
  expect(rows).toEqual([]);
  expect(notes.refused).toEqual([{ row: 3, key: '', what: '"Weights" is the name of 2 columns' }]);
});

for (const [what, text] of [
  ['claims that have a group', 'claim_id,ms_drg,mdc,paid_amount\n1,470,08,100\n'],
  ['charges by hospital', 'Provider ID,MS-DRG,MS-DRG Title,Total Discharges\n1,470,KNEE,3\n'],
] as const) {
  test(`not recognised: ${what}`, async () => expect((await readText(msDrg, text)).found).toBeNull());
}

test.skipIf(absent)('the list of groups is read whole', async () => {
  const { found, rows, notes } = await readText(msDrg, officialText('codesets/ms_drg.csv'));
  expect(found).toMatchObject({ year: null });
  expect(notes).toMatchObject({ repairs: 0, refusals: 0 });
  expect(rows.length).toBe(767);
  expect(rows.filter((row) => row['type'] === 'surgical').length).toBe(393);
  expect(rows.filter((row) => row['mdc'] === '08').length).toBe(101);
  expect(msDrg.knownKeys.filter((key) => !rows.some(({ code }) => code === key))).toEqual([]);
});
