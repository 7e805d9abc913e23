import { rmSync, truncateSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readCatalog } from '../../src/release/catalog.js';
import { releasesFor } from '../../src/release/release.js';
import { verifyReleases } from '../../src/release/verify.js';
import { aFolder, type TestFolder } from '../release/a-folder.js';
import { editsText, feeRow, feeText, gpciText, OFFICE_VISIT } from '../release/official-texts.js';
import { refusal, withGoodRelease } from './spoiled.js';

const speaksOn = ({ reference }: TestFolder, on: string): readonly string[] =>
  releasesFor(readCatalog(reference), { on }, 'year').map(({ name }) => name);

/** Schedules of January and April 2026, both until the end of the year, and of January 2028. */
async function threeSchedules(): Promise<TestFolder> {
  const folder = aFolder();
  for (const [year, release] of [
    [2026, 'January'],
    [2026, 'April'],
    [2028, 'January'],
  ] as const)
    expect(await folder.loadText(`PPRRVU${year}_${release}.csv`, feeText([OFFICE_VISIT], year, release))).toMatchObject(
      { outcome: 'loaded' },
    );
  return folder;
}

for (const [why, on, names] of [
  ['D15 before the second begins the first speaks', '2026-03-31', ['2026-01']],
  ['D15 from its first day the later one speaks', '2026-04-01', ['2026-04']],
  ['D15 and until both end', '2026-12-31', ['2026-04']],
  ['D16 nothing speaks for a year without a schedule', '2027-01-01', []],
  ['D16 nor on the last day before the next one', '2027-12-31', []],
  ['D16 the next one speaks from its first day', '2028-01-01', ['2028-01']],
] as const) {
  test(why, async () => expect(speaksOn(await threeSchedules(), on)).toEqual(names));
}

test('D15 a corrected file of the same release takes its place; the one before it is still there for its claims', async () => {
  const folder = await threeSchedules();
  const corrected = feeText([feeRow('99213', ['1.31', '1.33', '0.55', '0.10', '2.74', '1.96'])], 2026, 'April');
  const report = await folder.loadText('PPRRVU2026_AprR.csv', corrected);
  const catalog = readCatalog(folder.reference);
  expect(releasesFor(catalog, { on: '2026-05-01' }, 'year')).toMatchObject([{ id: report.release!.id }]);
  expect(catalog.filter(({ name }) => name === '2026-04')).toHaveLength(2);
});

test('D22 the same file twice changes nothing, under another name or in another call', async () => {
  const folder = await withGoodRelease();
  const before = folder.state();
  const text = gpciText(undefined, ',', 2026);
  expect(await folder.loadText('GPCI2026.csv', text)).toMatchObject({
    outcome: 'already',
    rows: 109,
    says: ['loaded before, unchanged'],
  });
  expect(await folder.loadText('copy of GPCI.csv', text)).toMatchObject({ outcome: 'already' });
  expect(folder.state()).toEqual(before);
});

test('D22 the same file twice in one call is loaded once', async () => {
  const { load, put, reference } = aFolder();
  const file = put('GPCI2027.csv', gpciText());
  expect((await load([file, file])).map(({ outcome }) => outcome)).toEqual(['loaded', 'already']);
  expect(readCatalog(reference)).toHaveLength(1);
});

const half = gpciText().split('\r\n').slice(0, 60).join('\r\n');

for (const [why, text, says] of [
  ['at the end of a row', `${half}\r\n`, /it has 57 rows, a whole release at least 85: it was cut off/],
  ['within a row', half.slice(0, -8), /is empty|has \d+ cells|is not/],
  ['within the last figure of a row', half.slice(0, -1), /it has 57 rows, a whole release at least 85: it was cut off/],
  ['within the headings', gpciText().slice(0, gpciText().indexOf(',2027 MP GPCI')), /there is no column "MP GPCI"/],
] as const) {
  test(`D23 a file that was cut off ${why} is refused`, async () => {
    const { refused } = await refusal('GPCI2027.csv', text);
    expect(refused.map(({ what }) => what).join('\n')).toMatch(says);
  });
}

test('D23 a file cut off where it has enough rows is told by the release before it', async () => {
  const lines = gpciText().split('\r\n').slice(0, 98);
  const cut = lines.join('\r\n').slice(0, -1);
  expect((await refusal('GPCI2027.csv', cut)).refused.map(({ what }) => what)).toEqual([
    expect.stringMatching(
      /^it has 95 rows, the release before it \(2026\+\w{8}\) 109, and its last line has no end: it was cut off/,
    ),
  ]);
  const { loadText } = await withGoodRelease();
  expect(await loadText('GPCI2027.csv', `${lines.join('\r\n')}\r\n`)).toMatchObject({
    outcome: 'loaded',
    says: [expect.stringMatching(/^it has 95 rows, the release before it .* 109: see that the file is whole$/)],
  });
});

test('D23 half of a large file is refused, whatever its last row is', async () => {
  const { refused } = await refusal('ccipra-v322r0-f1.txt', [...editsText(60_000)].join(''));
  expect(refused[0]!.what).toMatch(/^it has 60000 rows, a whole release at least 100000/);
});

/** Loads a good release, spoils its table, and says what `verify` finds. */
async function spoiledBy(
  spoil: (file: string) => void,
): Promise<{ readonly fault: string | null; readonly folder: TestFolder }> {
  const folder = await withGoodRelease();
  const [release] = readCatalog(folder.reference);
  spoil(path.join(folder.reference, release!.file!));
  const [verified] = verifyReleases(folder.reference, readCatalog(folder.reference));
  return { fault: verified!.fault, folder };
}

const sql = (statement: string) => (file: string) => {
  const database = new DatabaseSync(file);
  database.exec(statement);
  database.close();
};

for (const [why, spoil, says] of [
  ['nothing', () => {}, null],
  ['a row less', sql("DELETE FROM rows WHERE carrier = '12502'"), 'has 107 rows where 109 were loaded: load it again'],
  [
    'a figure changed by hand',
    sql('UPDATE rows SET work = 1001'),
    'its file is not the one that was loaded, its checksum is another: load it again',
  ],
  [
    'a file that was cut off',
    (file: string) => truncateSync(file, 5_000),
    expect.stringContaining('load it again') as string,
  ],
  ['a file that is no table', (file: string) => writeFileSync(file, 'none'), 'its file cannot be read: load it again'],
  ['a file that is gone', (file: string) => rmSync(file), 'its file is not there: load it again'],
] as const) {
  test(`D25 verify finds ${why}, and loading again heals it`, async () => {
    const { fault, folder } = await spoiledBy(spoil);
    expect(fault).toEqual(says);
    const report = await folder.loadText('GPCI2026.csv', gpciText(undefined, ',', 2026));
    expect(report.outcome).toBe(says === null ? 'already' : 'loaded');
    expect(verifyReleases(folder.reference, readCatalog(folder.reference))).toMatchObject([{ fault: null }]);
  });
}
