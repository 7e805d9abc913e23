import { expect, test } from 'vitest';
import { hccMapping } from '../../src/official/hcc-mapping.js';
import { absent, officialText, sayIfAbsent } from './official-data.js';
import { readText } from './reading.js';

sayIfAbsent();

const PLAIN = 'diagnosis_code,cc,model_name';

test('one line a diagnosis, category and model', async () => {
  const { found, rows, notes } = await readText(
    hccMapping,
    [
      PLAIN,
      'E119,38,CMS-HCC Model V28',
      'E0821,18,CMS-HCC ESRD Model V24',
      'E0821,138,CMS-HCC ESRD Model V24',
      '',
    ].join('\r\n'),
  );
  expect(found).toEqual({ year: null, month: 1, released: null, variant: null });
  expect(rows).toEqual([
    { diagnosis: 'E119', cc: '38', model: 'CMS-HCC Model V28', counted: '' },
    { diagnosis: 'E0821', cc: '18', model: 'CMS-HCC ESRD Model V24', counted: '' },
    { diagnosis: 'E0821', cc: '138', model: 'CMS-HCC ESRD Model V24', counted: '' },
  ]);
  expect(notes).toMatchObject({ repairs: 0, refusals: 0 });
});

/** As CMS prints it: titles above, the names of the models broken over lines, then the same models with Yes and No. */
const PRINTED = [
  '2028 Initial ICD-10-CM Mappings,,,,,,,',
  '"Made for a test, with care",,,,,,,',
  ',,,,,,,',
  [
    '"Diagnosis\nCode"',
    'Description',
    '"CMS-HCC ESRD\nModel Category\nV24"',
    '"CMS-HCC\nModel Category\nV28"',
    '"RxHCC\nModel Category\nV08"',
    '"CMS-HCC ESRD\nModel Category\nV24\nfor 2028 Payment Year"',
    '"CMS-HCC\nModel Category\nV28\nfor 2028 Payment Year"',
    '"RxHCC\nModel Category\nV08\nfor 2028 Payment Year"',
  ].join(','),
].join('\r\n');
const sideBySide = (...rows: readonly string[]): string => [PRINTED, ...rows, ''].join('\r\n');
const SUGAR = 'E119,"Sugar of a test, without more",19,38,31,Yes,Yes,No';

test("CMS's own table: models side by side become rows of their own", async () => {
  const { found, rows, notes } = await readText(
    hccMapping,
    sideBySide(
      SUGAR,
      'I10,Pressure of a test,,,187,,,Yes',
      'E0821,Kidney of a test,"18, 138",37,30,Yes,Yes,Yes',
      '"Note: a test, nothing more",,,,,,,',
    ),
  );
  expect(found).toEqual({ year: 2028, month: 1, released: null, variant: null });
  expect(rows.map(({ diagnosis, cc, model, counted }) => [diagnosis, cc, model, counted].join('|'))).toEqual([
    'E119|19|CMS-HCC ESRD Model V24|Y',
    'E119|38|CMS-HCC Model V28|Y',
    'E119|31|RxHCC Model V08|N',
    'I10|187|RxHCC Model V08|Y',
    'E0821|18|CMS-HCC ESRD Model V24|Y',
    'E0821|138|CMS-HCC ESRD Model V24|Y',
    'E0821|37|CMS-HCC Model V28|Y',
    'E0821|30|RxHCC Model V08|Y',
  ]);
  expect(notes).toMatchObject({ repairs: 0, refusals: 0 });
});

test('without a title the payment year of the columns is the year', async () => {
  const text = sideBySide(SUGAR)
    .replace('2028 Initial ICD-10-CM Mappings', 'Mappings')
    .replace('V28\nfor 2028', 'V28\nfor 2029');
  expect((await readText(hccMapping, text)).found).toMatchObject({ year: 2029 });
});

test('a table without the columns of Yes and No', async () => {
  const { found, rows } = await readText(
    hccMapping,
    'Diagnosis Code,Description,CMS-HCC Model Category V30\nE119,Sugar of a test,N/A\nI509,Heart of a test,226\n',
  );
  expect(found).toMatchObject({ year: null });
  expect(rows).toEqual([{ diagnosis: 'I509', cc: '226', model: 'CMS-HCC Model V30', counted: '' }]);
});

for (const [why, text, row, what] of [
  [
    'a diagnosis with a dot',
    `${PLAIN}\nE11.9,38,CMS-HCC Model V28\n`,
    2,
    'diagnosis: "E11.9" is not an ICD-10-CM code without its dot',
  ],
  ['a category of letters', `${PLAIN}\nE119,HCC,CMS-HCC Model V28\n`, 2, 'category: "HCC" is not a condition category'],
  ['no category', `${PLAIN}\nE119,,CMS-HCC Model V28\n`, 2, 'category: "" is not a condition category'],
  ['a model without its version', `${PLAIN}\nE119,38,CMS-HCC\n`, 2, 'model: "CMS-HCC" is not a model with its version'],
  [
    'a category of four digits',
    sideBySide(SUGAR.replace(',38', ',3838')),
    21,
    'CMS-HCC Model V28: "3838" is not a condition category',
  ],
  [
    'a flag that is neither',
    sideBySide(SUGAR.replace('Yes,No', 'Yes,1')),
    21,
    'RxHCC Model V08 in the payment year: "1" is not Yes or No',
  ],
  ['a row cut off', sideBySide('E119,Sugar'), 21, 'row: has 2 cells where the heading has 8'],
] as const) {
  test(`refused by row: ${why}`, async () => {
    const { rows, notes } = await readText(hccMapping, text);
    expect(rows).toEqual([]);
    expect(notes.refused).toContainEqual(expect.objectContaining({ row, what }));
  });
}

for (const [what, text] of [
  ['diagnoses with descriptions and no model', 'Diagnosis Code,Description\nE119,Sugar\n'],
  ['which categories are chronic', 'hcc,is_chronic,model_version,model_domain\nHCC1,Y,V21,CMS-HCC ESRD\n'],
] as const) {
  test(`not recognised: ${what}`, async () => expect((await readText(hccMapping, text)).found).toBeNull());
}

test.skipIf(absent)('the mapping of 2026 is read whole, and no key comes twice', async () => {
  const { found, rows, notes } = await readText(hccMapping, officialText('hcc/ra_dx_to_cc_2026.csv'));
  expect(found).not.toBeNull();
  expect(notes).toMatchObject({ repairs: 0, refusals: 0 });
  expect(rows.length).toBe(58_985);
  expect(rows.filter(({ model }) => model === 'CMS-HCC Model V28').length).toBe(8_183);
  expect(new Set(rows.map(({ diagnosis, cc, model }) => `${diagnosis} ${cc} ${model}`)).size).toBe(58_985);
});

test('a diagnosis of two categories: dashes where the second row has none; notes below are passed by', async () => {
  const { rows, notes } = await readText(
    hccMapping,
    sideBySide(
      'B377,Of a test,2,2,5,Yes,Yes,Yes',
      'B377,Of a test,6,--,,Yes,--,--',
      ',,,,,,,',
      'Notes:,,,,,,,',
      '"1. A code may map to more than one category, and comes again.",,,,,,,',
      'Output: test.xlsx,,,,,,,',
    ),
  );
  expect(rows.map(({ cc, model, counted }) => [cc, model, counted])).toEqual([
    ['2', 'CMS-HCC ESRD Model V24', 'Y'],
    ['2', 'CMS-HCC Model V28', 'Y'],
    ['5', 'RxHCC Model V08', 'Y'],
    ['6', 'CMS-HCC ESRD Model V24', 'Y'],
  ]);
  expect(notes.refused).toEqual([]);
});

test('the headings of an initial release may have the year before: its name tells, and the report says so', async () => {
  const text = sideBySide(SUGAR).replace('2028 Initial ICD-10-CM Mappings', 'Codes and models');
  const { found, notes } = await readText(hccMapping, text, '2029 Initial ICD-10-CM Mappings.csv');
  expect(found).toMatchObject({ year: 2029 });
  expect(notes.repaired.map(({ what }) => what)).toEqual([
    'the headings say payment year 2028, its title or name 2029: that is its year',
  ]);
  for (const name of ['2028 Midyear_Final ICD-10-CM Mappings.csv', 'mappings.csv'])
    expect(await readText(hccMapping, text, name)).toMatchObject({ found: { year: 2028 }, notes: { repairs: 0 } });
});

for (const [name, year, model, part] of [
  ['F2428T1N.TXT', 2028, 'CMS-HCC Model V24', 'v24'],
  ['F2829P1M_FY28FY29.txt', 2029, 'CMS-HCC Model V28', 'v28'],
  ['F2128H1R.txt', 2028, 'CMS-HCC ESRD Model V21', 'v21'],
  ['F0828T1N.TXT', 2028, 'RxHCC Model V08', 'v08'],
] as const) {
  test(`the format table ${name}: version and year stand in its name`, async () => {
    const { found, rows, notes, said } = await readText(
      hccMapping,
      ['A0103\t115\t', 'T8630\t221\t', 'T8630\t276\tD', 'Z992   134', ''].join('\r\n'),
      name,
    );
    expect(found).toMatchObject({ year });
    expect(said.facts).toEqual({ part });
    expect(rows.map(({ diagnosis, cc }) => [diagnosis, cc])).toEqual([
      ['A0103', '115'],
      ['T8630', '221'],
      ['T8630', '276'],
      ['Z992', '134'],
    ]);
    expect(rows[0]).toEqual({ diagnosis: 'A0103', cc: '115', model, counted: '' });
    expect(notes).toMatchObject({ repairs: 0, refusals: 0 });
  });
}

test('such a table without its name is not known; a line that is none is refused', async () => {
  expect((await readText(hccMapping, 'A0103\t115\n', 'list.txt')).found).toBeNull();
  const { notes } = await readText(hccMapping, 'A0103\t115\nE119\t38\nE08\tmany\n', 'F2828T1N.TXT');
  expect(notes.refused).toEqual([
    { row: 3, key: 'E08\tm', what: 'is not a line of a diagnosis and its condition category' },
  ]);
});
