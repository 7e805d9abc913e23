import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { localityOfCounty, useReference } from '../src/index.js';
import { loadReference } from '../src/reference.js';

const HEADING = 'Medicare Adminstrative Contractor,Locality Number,State,Fee Schedule Area,Counties';
const ROWS = [
  '10112,00,ALABAMA,STATEWIDE,ALL COUNTIES',
  `12202,01,DISTRICT OF COLUMBIA,DC + MD/VA SUBURBS,"DISTRICT OF COLUMBIA; ALEXANDRIA CITY, ARLINGTON, FAIRFAX IN VIRGINIA; MONTGOMERY AND PRINCE GEORGE'S IN MARYLAND"`,
  `12302,01,MARYLAND,BALTIMORE/SURR. CNTYS,"ANNE ARUNDEL, BALTIMORE, BALTIMORE CITY AND HOWARD"`,
  `12302,99,MARYLAND,REST OF STATE,ALL OTHER COUNTIES EXCEPT MONTGOMERY AND PRINCE GEORGE'S`,
  '12502,01,PENNSYLVANIA,METROPOLITAN PHILADELPHIA,"BUCKS, CHESTER, DELAWARE, MONTGOMERY AND PHILADELPHIA"',
  '12502,99,PENNSYLVANIA,REST OF STATE,ALL OTHER COUNTIES',
  '11302,00,VIRGINIA,STATEWIDE,"ALL COUNTIES, EXCEPT ALEXANDRIA CITY, ARLINGTON, FAIRFAX"',
];

const folder = mkdtempSync(join(tmpdir(), 'county-'));
beforeAll(async () => {
  const file = join(folder, '25LOCCO.csv');
  writeFileSync(file, [HEADING, ...ROWS, ''].join('\r\n'));
  const now = (): Date => new Date('2025-01-02T00:00:00Z');
  const [report] = await loadReference(join(folder, 'reference'), [file], { partial: true, now });
  expect(report).toMatchObject({ outcome: 'loaded', rows: ROWS.length });
  useReference(join(folder, 'reference'));
});
afterAll(() => {
  useReference(null);
  rmSync(folder, { recursive: true });
});

for (const [why, state, county, locality] of [
  ['one that is listed', 'PA', 'Bucks', '12502-01'],
  ['with its word', 'PA', 'Bucks County', '12502-01'],
  ['one that is not listed is in the rest', 'PA', 'Allegheny', '12502-99'],
  ['a state of one locality', 'AL', 'Jefferson', '10112-00'],
  ['the same name in another state', 'MD', 'Montgomery', '12202-01'],
  ['a suburb across the border', 'VA', 'Fairfax', '12202-01'],
  ['the others of that state', 'VA', 'Henrico', '11302-00'],
  ['a name with an apostrophe', 'MD', "Prince George's", '12202-01'],
  ['a city that is not its county', 'MD', 'Baltimore City', '12302-01'],
  ['a state in small letters', 'md', 'howard', '12302-01'],
  ['a state that no row has', 'NY', 'Kings', undefined],
  ['no state at all', 'XX', 'Kings', undefined],
] as const) {
  test(`county: ${why}`, () => {
    const found = localityOfCounty(state, county, '2025-06-01');
    expect(found && `${found.carrier}-${found.locality}`).toBe(locality);
  });
}

test('before the table begins there is no answer', () =>
  expect(localityOfCounty('PA', 'Bucks', '2024-06-01')).toBeUndefined());
