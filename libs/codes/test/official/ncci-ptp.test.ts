import { expect, test } from 'vitest';
import { ncciPtp } from '../../src/official/ncci-ptp.js';
import { absent, officialText, sayIfAbsent } from './official-data.js';
import { readText } from './reading.js';

const TITLES = ['Codes copyright 2025, all rights reserved.', 'Column1/Column2 Edits'];
const STACK = [
  ['Column 1', 'Column 2', '*=in existence', 'Effective', 'Deletion', 'Modifier', 'PTP Edit Rationale'],
  ['', '', 'prior to 1996', 'Date', 'Date', '0=not allowed', ''],
  ['', '', '', '', '*=no data', '1=allowed', ''],
  ['', '', '', '', '', '9=not applicable', ''],
];
const EDIT = ['99213', '36000', '*', '20300401', '*', '1', 'own words'];

const tabbed = (...rows: readonly (readonly string[])[]): string =>
  [...TITLES, ...STACK.map((row) => row.join('\t')), ...rows.map((row) => row.join('\t')), ''].join('\r\n');
const sheet = (...rows: readonly (readonly string[])[]): string =>
  [...TITLES.map((title) => `"${title}",,,,,,`), ...[...STACK, ...rows].map((row) => row.join(',')), ''].join('\n');
const edit = {
  column1: '99213',
  column2: '36000',
  prior_1996: '*',
  effective: '2030-04-01',
  deleted: '',
  modifier_indicator: '1',
  rationale: 'own words',
};

for (const [why, text] of [
  ['tab-delimited text', tabbed(EDIT)],
  ['a saved sheet', sheet(EDIT)],
  [
    'a heading on one line',
    tabbed(EDIT).replace(
      /Effective\t.*\r\n.*\r\n.*\r\n.*not applicable\t/,
      'Effective Date\tDeletion Date *=no data\tModifier 0=not allowed\tPTP Edit Rationale',
    ),
  ],
] as const) {
  test(`read: ${why}`, async () => {
    const { rows, notes, said } = await readText(ncciPtp, text);
    expect(notes).toMatchObject({ repairs: 0, refused: [] });
    expect(rows).toEqual([edit]);
    expect(said.found).toMatchObject({ year: 2030, month: 4 });
  });
}

for (const [name, year, month, facts] of [
  ['ccipra-v322r0-f1.txt', 2026, 7, { setting: 'practitioner', part: 'f1' }],
  ['ccioph-v310r0-f4.TXT', 2025, 1, { setting: 'outpatient-hospital', part: 'f4' }],
  ['ccipra-v363r1-f2.csv', 2030, 10, { setting: 'practitioner', part: 'f2' }],
] as const) {
  test(`the name ${name} tells version, setting and part`, async () => {
    const { found, said } = await readText(ncciPtp, tabbed(['99213', '36000', '', '20010101', '*', '0', '']), name);
    expect(found).toMatchObject({ year, month });
    expect(said).toMatchObject({ found: { year, month }, facts });
  });
}

test('the newest edit beats a name that says an older quarter, and fills one that says none', async () => {
  const text = tabbed(
    ['99213', '36000', '', '20300815', '*', '0', ''],
    ['99213', '36001', '', '19990101', '20000101', '0', ''],
  );
  expect((await readText(ncciPtp, text, 'ccipra-v322r0-f1.txt')).said.found).toMatchObject({ year: 2030, month: 7 });
  expect((await readText(ncciPtp, text, 'edits.txt')).said).toMatchObject({
    found: { year: 2030, month: 7 },
    facts: { setting: 'not-said' },
  });
});

test('a pair may come again with another beginning', async () => {
  const { rows, notes } = await readText(ncciPtp, tabbed(EDIT, EDIT.with(3, '20310101').with(5, '0')));
  expect(rows.map(({ effective }) => effective)).toEqual(['2030-04-01', '2031-01-01']);
  expect(notes).toMatchObject({ repairs: 0, refusals: 0 });
});

test('of two edits of one day, the one that was deleted that very day has never been in force', async () => {
  const never = EDIT.with(4, '20300401').with(5, '9');
  for (const text of [tabbed(EDIT, never), tabbed(never, EDIT)]) {
    const { rows, notes } = await readText(ncciPtp, text);
    expect(rows).toEqual([edit]);
    expect(notes.repaired).toMatchObject([{ row: 8, key: '99213-36000' }]);
  }
});

test('two edits of one day that are both in force are left to the check of duplicate keys', async () => {
  const { rows } = await readText(ncciPtp, tabbed(EDIT, EDIT.with(5, '0')));
  expect(rows).toHaveLength(2);
});

test('codes that a sheet made into numbers have their zeros back', async () => {
  const { rows, notes } = await readText(ncciPtp, sheet(['100', '36000', '', '1/1/2030', '*', '1', '']));
  expect(rows).toMatchObject([{ column1: '00100', effective: '2030-01-01' }]);
  expect(notes.repaired).toEqual([{ row: 7, key: '', what: 'Column 1: "100" has its leading zeros back: 00100' }]);
});

for (const [why, column, cell, what] of [
  ['a code that became a number', 0, '1.00E+10', 'Column 1: "1.00E+10" is not a procedure code'],
  ['an empty second code', 1, '', 'Column 2: "" is not a procedure code'],
  ['a flag of another kind', 2, 'x', 'in existence prior to 1996: "x" is not an asterisk or nothing'],
  ['a day that is none', 3, '20300230', 'Effective Date: "20300230" is not a day'],
  ['no beginning', 3, '*', 'Effective Date: is empty'],
  ['a rounded day', 4, '2.03E+07', 'Deletion Date: "2.03E+07" is not a day'],
  ['an indicator that there is not', 5, '2', 'Modifier: "2" is not a modifier indicator (0, 1 or 9)'],
] as const) {
  test(`refused by row: ${why}`, async () => {
    const { rows, notes } = await readText(ncciPtp, tabbed(EDIT.with(column, cell), EDIT));
    expect(rows).toEqual([edit]);
    expect(notes.refused).toEqual([expect.objectContaining({ row: 7, what })]);
  });
}

test('a row that was cut off is refused', async () => {
  const { rows, notes } = await readText(ncciPtp, tabbed(EDIT, EDIT.slice(0, 4)));
  expect(rows).toHaveLength(1);
  expect(notes.refused).toContainEqual({ row: 8, key: '', what: 'row: has 4 cells where the heading has 7' });
});

test('another table is not recognised', async () => {
  expect((await readText(ncciPtp, 'HCPCS,MOD,Effective\n99213,,\n')).found).toBeNull();
});

const OFFICIAL = 'ncci/ccipra-v322r0-f1.sample.txt';
sayIfAbsent();

test.skipIf(absent)('the official sample is read whole', async () => {
  const { rows, notes, said } = await readText(ncciPtp, officialText(OFFICIAL), OFFICIAL.slice('ncci/'.length));
  expect(notes).toMatchObject({ repairs: 0, refusals: 0 });
  expect(rows).toHaveLength(16);
  expect(rows.filter(({ deleted }) => deleted === '')).toHaveLength(4);
  expect(said).toMatchObject({ found: { year: 2026, month: 7 }, facts: { setting: 'practitioner', part: 'f1' } });
});
