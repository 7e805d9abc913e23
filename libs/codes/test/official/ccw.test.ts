import { expect, test } from 'vitest';
import { ccw } from '../../src/official/ccw.js';
import { absent, officialText, sayIfAbsent } from './official-data.js';
import { readText } from './reading.js';

sayIfAbsent();

const HEADING =
  'condition_id,condition,condition_column_name,chronic_condition_type,condition_category,additional_logic,claims_qualification,inclusion_type,code_system,code';
const row = (system: string, code: string, inclusion = 'Include'): string =>
  `7,Test of the Lungs,test_of_the_lungs,Common,Lungs,None,"At least 1 claim, of any kind",${inclusion},${system},${code}`;
const file = (...rows: readonly string[]): string => [HEADING, ...rows, ''].join('\r\n');

const lungs = {
  code: 'J4520',
  system: 'ICD-10-CM',
  condition_id: '7',
  condition: 'Test of the Lungs',
  column_name: 'test_of_the_lungs',
  type: 'Common',
  category: 'Lungs',
  inclusion: 'include',
  qualification: 'At least 1 claim, of any kind',
  logic: '',
};

test('a code of a condition, with what makes it count', async () => {
  const { found, rows, notes } = await readText(ccw, file(row('ICD-10-CM', 'J4520')));
  expect(found).toEqual({ year: null, month: null, released: null, variant: null });
  expect(rows).toEqual([lungs]);
  expect(notes).toMatchObject({ repairs: 0, refusals: 0 });
});

test('codes of other systems, also of one that is not known here', async () => {
  const { rows, notes } = await readText(
    ccw,
    file(row('ICD-10-PCS', 'HZ2ZZZZ'), row('HCPCS', 'G0396'), row('MS-DRG', '894', 'Exclude'), row('HCC', '1(A test)')),
  );
  expect(rows.map(({ system, code, inclusion }) => [system, code, inclusion])).toEqual([
    ['ICD-10-PCS', 'HZ2ZZZZ', 'include'],
    ['HCPCS', 'G0396', 'include'],
    ['MS-DRG', '894', 'exclude'],
    ['HCC', '1(A test)', 'include'],
  ]);
  expect(notes.refusals).toBe(0);
});

test('columns are found by name, and those for people alone may be missing', async () => {
  const { rows } = await readText(
    ccw,
    'code,code_system,inclusion_type,claims_qualification,condition,condition_id\nJ4520,ICD-10-CM,include,One claim,Test of the Lungs,7\n',
  );
  expect(rows).toEqual([{ ...lungs, column_name: '', type: '', category: '', qualification: 'One claim' }]);
});

test('zeros that a spreadsheet dropped come back, and the report names the row', async () => {
  const { rows, notes } = await readText(ccw, file(row('NDC', '409121530'), row('MS-DRG', '89')));
  expect(rows.map(({ code }) => code)).toEqual(['00409121530', '089']);
  expect(notes.repaired).toEqual([
    { row: 2, key: '', what: 'code: "409121530" has its leading zeros back: 00409121530' },
    { row: 3, key: '', what: 'code: "89" has its leading zeros back: 089' },
  ]);
});

for (const [why, text, what] of [
  ['a diagnosis with a dot', row('ICD-10-CM', 'J45.20'), 'code: "J45.20" is not a code of ICD-10-CM'],
  ['a drug code in scientific notation', row('NDC', '4.09122E+08'), 'code: "4.09122E+08" is not a code of NDC'],
  ['no code', row('HCC', ''), 'code: "" is not a code of HCC'],
  ['no code system', row('', 'J4520'), 'code system: "" is not a code system'],
  [
    'neither include nor exclude',
    row('ICD-10-CM', 'J4520', 'Maybe'),
    'inclusion type: "Maybe" is not Include or Exclude',
  ],
  [
    'a condition without its number',
    row('ICD-10-CM', 'J4520').replace('7,', ','),
    'condition id: "" is not the number of a condition',
  ],
  ['a comma too many', `${row('ICD-10-CM', 'J4520')},extra`, 'row: has 11 cells where the heading has 10'],
] as const) {
  test(`refused by row: ${why}`, async () => {
    const { rows, notes } = await readText(ccw, file(row('ICD-10-CM', 'J4520'), text));
    expect(rows).toEqual([lungs]);
    expect(notes.refused).toContainEqual(expect.objectContaining({ row: 3, what }));
  });
}

test('a missing column is named, and nothing is read', async () => {
  const { found, rows, notes } = await readText(ccw, file(row('ICD-10-CM', 'J4520')).replace('code_system', 'other'));
  expect(found).toBeNull();
  expect(rows).toEqual([]);
  expect(notes.refused).toEqual([{ row: 1, key: '', what: 'there is no column "code system"' }]);
});

test.skipIf(absent)('the algorithms are read whole, each code once a condition', async () => {
  const { found, rows, notes } = await readText(ccw, officialText('codesets/chronic_conditions_ccw.csv'));
  expect(found).not.toBeNull();
  expect(notes).toMatchObject({ repairs: 0, refusals: 0 });
  expect(rows.length).toBe(6_532);
  expect(new Set(rows.map(({ condition_id }) => condition_id)).size).toBe(75);
  expect(rows.filter(({ system }) => system === 'ICD-10-CM').length).toBe(6_206);
  expect(rows.filter(({ inclusion }) => inclusion === 'exclude').length).toBe(113);
  expect(new Set(rows.map((one) => ccw.table.key.map((column) => one[column]).join())).size).toBe(6_532);
});
