import { expect, test } from 'vitest';
import { readCatalog } from '../../src/release/catalog.js';
import { aFolder } from './a-folder.js';
import { aZip, type ZipEntry } from './a-zip.js';
import { countiesText, feeRow, feeText, gpciText, OFFICE_VISIT } from './official-texts.js';

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
  expect((await load([put('one.zip', archive(twin))])).at(-1)).toMatchObject({ outcome: 'twin' });
  const damaged = {
    name: 'PPRRVU2027_Apr.txt',
    content: feeText([feeRow('99213', ['9.99', '0', '0', '0', '0', '0'])], 2027, 'April'),
  };
  expect((await aFolder().load([put('two.zip', archive(damaged))])).at(-1)).toMatchObject({ outcome: 'refused' });
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
