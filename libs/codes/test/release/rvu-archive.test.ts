import { expect, test } from 'vitest';
import { readCatalog } from '../../src/release/catalog.js';
import { aFolder } from './a-folder.js';
import { aZip, type ZipEntry } from './a-zip.js';
import { capsText, countiesText, feeRow, feeText, gpciLines, gpciText, OFFICE_VISIT } from './official-texts.js';

/** The archive of a quarter as CMS makes it: the tables, and the layouts as PDF. */
const archive = (...more: readonly ZipEntry[]): Buffer =>
  aZip(
    { name: 'PPRRVU2027_Apr.csv', content: feeText([OFFICE_VISIT], 2027, 'April') },
    { name: 'GPCI2027.csv', content: gpciText() },
    { name: '27LOCCO.txt', content: countiesText() },
    { name: 'RVU27B.pdf', content: '%PDF-1.7\n%\u00e2\u00e3' },
    ...more,
  );

test('every table of the archive is recognised, the PDF is said to be unknown', async () => {
  const { load, put, reference } = aFolder();
  const reports = await load([put('quarter.zip', archive())]);
  expect(reports.map(({ source, outcome, kind, says }) => [source, outcome, kind, ...says])).toEqual([
    ['quarter.zip/PPRRVU2027_Apr.csv', 'loaded', 'pfs', 'a selection: 1 rows, a whole release has 14000 to 30000'],
    ['quarter.zip/GPCI2027.csv', 'loaded', 'gpci'],
    ['quarter.zip/27LOCCO.txt', 'loaded', 'locality-county'],
    ['quarter.zip/RVU27B.pdf', 'unknown', null, 'not a text'],
  ]);
  expect(readCatalog(reference).map(({ kind, name, from, to }) => [kind, name, from, to])).toEqual([
    ['pfs', '2027-04', '2027-04-01', '2027-12-31'],
    ['gpci', '2027', '2027-01-01', '2027-12-31'],
    ['locality-county', '2027-04', '2027-04-01', '2199-12-31'],
  ]);
});

test('a table without a year, in itself or its name, has that of its neighbours', async () => {
  const { load, put } = aFolder();
  const [, , counties] = await load([
    put(
      'quarter.zip',
      aZip(
        { name: 'fees.csv', content: feeText([OFFICE_VISIT], 2027, 'July') },
        { name: 'indices.csv', content: gpciText() },
        { name: 'counties.txt', content: countiesText() },
      ),
    ),
  ]);
  expect(counties).toMatchObject({ outcome: 'loaded', release: { name: '2027-07' } });
});

test('without neighbours it is refused, and says what to do; then it is taken', async () => {
  const { loadText } = aFolder();
  expect(await loadText('counties.txt', countiesText())).toMatchObject({
    outcome: 'refused',
    refused: [{ row: 0, what: 'the year is neither in the file nor in its name: say --from' }],
  });
  expect(await loadText('counties.txt', countiesText(), { from: '2027-01-01' })).toMatchObject({ outcome: 'loaded' });
});

test('localities are checked by the indices of the same archive, on trial too', async () => {
  const { load, put, state } = aFolder();
  const strange = countiesText()
    .replaceAll(/^\d{5}/gm, '99999')
    .split('\n');
  const zip = put(
    'quarter.zip',
    aZip(
      { name: 'GPCI2027.csv', content: gpciText() },
      {
        name: '27LOCCO.txt',
        content: strange
          .map((line, at) => line.replace(/\t\d\d\t/, `\t${String(at % 100).padStart(2, '0')}\t`))
          .join('\n'),
      },
    ),
  );
  const before = state();
  const [, counties] = await load([zip], { dryRun: true });
  expect(counties).toMatchObject({ outcome: 'refused', kind: 'locality-county' });
  expect(counties!.refused.map(({ what }) => what).join()).toContain('is no locality of the GPCI');
  expect(state()).toEqual(before);
});

test('the same release in two layouts is loaded once; a damaged one beside it is named', async () => {
  const { load, put } = aFolder();
  const twin = { name: 'GPCI2027.txt', content: gpciText(undefined, '\t') };
  expect((await load([put('one.zip', archive(twin))])).map(({ outcome }) => outcome)).toEqual([
    'loaded',
    'loaded',
    'loaded',
    'twin',
    'unknown',
  ]);
  const damaged = {
    name: 'PPRRVU2027_Apr.txt',
    content: feeText([feeRow('99213', ['9.99', '0', '0', '0', '0', '0'])], 2027, 'April'),
  };
  const reports = await aFolder().load([put('two.zip', archive(damaged))]);
  expect(reports.find(({ source }) => source.endsWith('.txt') && source.includes('PPRRVU'))).toMatchObject({
    outcome: 'twin',
    says: [expect.stringContaining('of this one 2 rows are not as they should be, first row 4: NON-FACILITY TOTAL')],
  });
});

test('of two tables of one release the corrected one is taken, then the one that prints its day of release', async () => {
  const { load, put } = aFolder();
  const table = (weight: string): string =>
    ['MS-DRG\tMDC\tTYPE\tMS-DRG Title\tFY 2027 Weights', `001\tPRE\tSURG\tHEART OF A TEST\t${weight}`, ''].join('\n');
  const lone = feeText([OFFICE_VISIT], 2027, 'April').replace(/RELEASED [\d/]+/, '');
  const reports = await load([
    put(
      'tables.zip',
      aZip(
        { name: 'CMS-1849-FR Table 5.txt', content: table('1.0000') },
        { name: 'CMS-1849-CN Table 5.txt', content: table('2.0000') },
        { name: 'A copy.csv', content: lone },
        { name: 'PPRRVU2027_Apr.csv', content: feeText([OFFICE_VISIT], 2027, 'April') },
      ),
    ),
  ]);
  expect(reports.map(({ source, outcome }) => [source, outcome])).toEqual([
    ['tables.zip/CMS-1849-CN Table 5.txt', 'loaded'],
    ['tables.zip/PPRRVU2027_Apr.csv', 'loaded'],
    ['tables.zip/A copy.csv', 'twin'],
    ['tables.zip/CMS-1849-FR Table 5.txt', 'twin'],
  ]);
});

test('an archive as CMS updates it: two factors, text beside sheets, workbooks, and a name with the day it was put out', async () => {
  const { load, put, reference } = aFolder();
  const sheet = { name: 'OPPSCAP_Jan.csv', content: capsText() };
  const reports = await load([
    put(
      'rvu27a-updated-12-29-2026.zip',
      aZip(
        { name: 'RVU27A/27LOCCO.txt', content: countiesText() },
        { name: 'RVU27A/GPCI2027.TXT', content: gpciLines() },
        { name: 'RVU27A/GPCI2027.csv', content: gpciText() },
        { name: 'RVU27A/GPCI2027.xlsx', content: 'PK\u0003\u0004' },
        sheet,
        { name: 'PPRRVU2027_Jan_QPP.csv', content: feeText([OFFICE_VISIT]).replace('32.3465', '32.5128') },
        { name: 'PPRRVU2027_Jan_nonQPP.csv', content: feeText([OFFICE_VISIT]) },
        { name: 'RVU27A.docx', content: 'PK\u0003\u0004' },
      ),
    ),
  ]);
  expect(reports.map(({ source, outcome }) => [source.slice(source.lastIndexOf('/') + 1), outcome])).toEqual([
    ['PPRRVU2027_Jan_QPP.csv', 'loaded'],
    ['PPRRVU2027_Jan_nonQPP.csv', 'loaded'],
    ['GPCI2027.csv', 'loaded'],
    ['OPPSCAP_Jan.csv', 'loaded'],
    ['27LOCCO.txt', 'loaded'],
    ['GPCI2027.TXT', 'twin'],
    ['GPCI2027.xlsx', 'unknown'],
    ['RVU27A.docx', 'unknown'],
  ]);
  expect(reports.flatMap(({ outcome, says }) => (outcome === 'unknown' ? says : []))).toEqual([
    'a workbook: save its sheet as CSV, or load the text beside it',
    'not a text',
  ]);
  expect(readCatalog(reference).map(({ kind, name, variant }) => [kind, name, variant])).toEqual([
    ['pfs', '2027-01', 'qualifying'],
    ['pfs', '2027-01', 'non-qualifying'],
    ['gpci', '2027', null],
    ['opps-cap', '2027-01', null],
    ['locality-county', '2027-01', null],
  ]);
});

test('the file for qualifying participants leaves out what nobody is paid for, and is whole', async () => {
  const { loadText } = aFolder();
  const paid = ['99213', '27447', 'G0283'].map((code) => feeRow(code, ['0', '0', '0', '0', '0', '0']));
  const films = ['', '26', 'TC'].map((modifier) => feeRow('71046', ['0', '0', '0', '0', '0', '0'], modifier));
  const others = Array.from({ length: 11_974 }, (_, at) => feeRow(String(30_000 + at), ['0', '0', '0', '0', '0', '0']));
  const text = feeText([...paid, ...films, ...others]);
  expect(await loadText('PPRRVU2027_Jan_QPP.csv', text)).toMatchObject({
    outcome: 'loaded',
    says: [],
    release: { partial: false, rows: 11_980 },
  });
  expect(await loadText('PPRRVU2027_Jan_nonQPP.csv', `${text}\r\n`)).toMatchObject({ outcome: 'refused' });
});

test('the files of a folder are neighbours too', async () => {
  const { load, put } = aFolder();
  const folder = put('GPCI2027.csv', gpciText()).replace('/GPCI2027.csv', '');
  put('counties.txt', countiesText());
  expect((await load([folder])).map(({ outcome, source }) => [source, outcome])).toEqual([
    ['GPCI2027.csv', 'loaded'],
    ['counties.txt', 'loaded'],
  ]);
});
