import { mkdirSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import {
  editsText,
  feeRow,
  feeText,
  gpciRows,
  gpciText,
  OFFICE_VISIT,
} from '../../../libs/codes/test/release/official-texts.js';
import { type Ran, stayingTool } from './run.js';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chargeline-reference-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
});

const put = (name: string, text: string): void => writeFileSync(join(folder, name), text);
const stored = (): readonly string[] => readdirSync(join(folder, 'reference'));
const tool = stayingTool();
const run = (...args: readonly string[]): Promise<Ran> =>
  tool(['reference', ...args], {
    cwd: folder,
    env: { CHARGELINE_HOME: join(folder, 'home'), CHARGELINE_REFERENCE: join(folder, 'reference') },
  });
const json = async (...args: readonly string[]) => {
  const { exit, out, err } = await run(...args, '--json');
  return { exit, err, value: JSON.parse(out) as Record<string, readonly Record<string, unknown>[]> };
};

test('load: what each file is, for people and for scripts; nothing on standard error', async () => {
  put('GPCI2027.csv', gpciText());
  const { exit, out, err } = await run('load', 'GPCI2027.csv');
  expect({ exit, err }).toEqual({ exit: 0, err: '' });
  expect(out).toMatch(
    /^loaded {3}GPCI2027\.csv: geographic practice cost indices \(GPCI\) 2027\+\w{8}, 2027-01-01 to 2027-12-31, 109 rows\n$/,
  );
  const again = await json('load', 'GPCI2027.csv');
  expect(again).toMatchObject({
    exit: 0,
    err: '',
    value: {
      files: [
        { source: 'GPCI2027.csv', outcome: 'already', kind: 'gpci', rows: 109, refused: [], release: { name: '2027' } },
      ],
    },
  });
});

test('load --dry-run: read and checked, and no folder is made', async () => {
  put('GPCI2027.csv', gpciText());
  expect(await json('load', '--dry-run', 'GPCI2027.csv')).toMatchObject({
    exit: 0,
    value: { files: [{ outcome: 'checked', rows: 109 }] },
  });
  expect(readdirSync(folder)).not.toContain('reference');
});

test('load: a refused file ends with 1, names its rows, and does not hold the others', async () => {
  put('GPCI2027.csv', gpciText(gpciRows().with(0, gpciRows()[0]!.with(4, '10'))));
  put('GPCI2028.csv', gpciText(undefined, ',', 2028));
  const { exit, out } = await run('load', 'GPCI2027.csv', 'GPCI2028.csv');
  expect(exit).toBe(1);
  expect(out).toMatch(/refused {2}GPCI2027\.csv/);
  expect(out).toMatch(/4 +10112-00 +PW GPCI: 10 is no index that CMS has published/);
  expect(out).toMatch(/loaded {3}GPCI2028\.csv/);
});

test('load: a file that says no year says what to do, and then is taken', async () => {
  const { exit, out } = await run('load', counties());
  expect({ exit, out }).toMatchObject({ exit: 1, out: expect.stringContaining('say --from') as string });
  expect(await json('load', 'counties.txt', '--from', '2027-01-01')).toMatchObject({
    exit: 0,
    value: { files: [{ outcome: 'loaded' }] },
  });
});

function counties(): string {
  const rows = gpciRows().map(([carrier, state, locality, name]) =>
    [carrier, locality, state, name, 'ALL COUNTIES'].join('\t'),
  );
  put('counties.txt', ['Carrier Number\tLocality Number\tState\tFee Schedule Area\tCounties', ...rows, ''].join('\n'));
  return 'counties.txt';
}

test('load: an unknown file ends with 1; beside a known one it does not matter', async () => {
  put('layout.pdf', '%PDF-1.7');
  put('GPCI2027.csv', gpciText());
  expect(await json('load', 'layout.pdf')).toMatchObject({
    exit: 1,
    value: { files: [{ outcome: 'unknown', says: ['not a text'] }] },
  });
  expect((await run('load', 'layout.pdf', 'GPCI2027.csv')).exit).toBe(0);
});

for (const [why, args, exit, code] of [
  ['a path that is not there', ['load', 'nowhere.csv'], 2, 'CHL_CLI_USE'],
  ['no path', ['load'], 2, 'CHL_CLI_USE'],
  ['a kind that is none', ['load', 'x.csv', '--kind', 'moon'], 2, 'CHL_CLI_USE'],
  ['a day that is none', ['load', 'x.csv', '--from', '2025-02-30'], 2, 'CHL_CLI_USE'],
  ['a broken archive', ['load', 'broken.zip'], 1, 'CHL_CODES_ARCHIVE'],
  ['an empty folder', ['load', 'empty'], 1, 'CHL_CODES_PATH'],
  ['releases that are not there', ['diff', '1999', '2000'], 2, 'CHL_CLI_USE'],
  ['two kinds that cannot be compared', ['diff', 'pfs/2025-10', 'gpci/2025'], 1, 'CHL_CODES_KINDS'],
  ['a name that several releases have', ['diff', '2025-10', 'gpci/2025'], 2, 'CHL_CLI_USE'],
  ['a limit that is no number', ['diff', 'icd10cm/FY2025', 'icd10cm/FY2026', '--limit', 'all'], 2, 'CHL_CLI_USE'],
] as const) {
  test(`${why} ends with ${exit}, one line on standard error, nothing on standard output`, async () => {
    put('broken.zip', 'PK');
    put('x.csv', '');
    mkdirSync(join(folder, 'empty'));
    const ran = await run(...args);
    expect(ran).toMatchObject({ exit, out: '' });
    expect(ran.err).toMatch(new RegExp(`^${code}: [^\\n]+\\n$`));
  });
}

test('list: the shipped releases and the loaded ones, with rows, hash and source', async () => {
  put('GPCI2027.csv', gpciText());
  await run('load', 'GPCI2027.csv');
  const { exit, value } = await json('list');
  expect(exit).toBe(0);
  expect(value['folder']).toBe(join(folder, 'reference'));
  expect(value['releases']).toContainEqual(
    expect.objectContaining({
      kind: 'gpci',
      name: '2027',
      rows: 109,
      source: 'GPCI2027.csv',
      sha256: expect.stringMatching(/^\w{64}$/) as string,
    }),
  );
  expect((await run('list')).out).toMatch(/gpci +2025 +2025-01-01 +2025-12-31 .*shipped/);
});

test('verify: well, then not; it says what to do, and loading again heals', async () => {
  expect((await run('verify')).out).toContain('nothing is loaded');
  put('GPCI2027.csv', gpciText());
  await run('load', 'GPCI2027.csv');
  expect(await json('verify')).toMatchObject({ exit: 0, value: { releases: [{ fault: null }] } });
  truncateSync(
    join(
      folder,
      'reference',
      stored().find((name) => name.startsWith('gpci'))!,
    ),
    5_000,
  );
  const { exit, out } = await run('verify');
  expect({ exit, out }).toMatchObject({ exit: 1, out: expect.stringContaining('load it again') as string });
  expect((await json('load', 'GPCI2027.csv')).value['files']).toMatchObject([{ outcome: 'loaded' }]);
  expect((await run('verify')).exit).toBe(0);
});

test('diff: what a correction changed, by column', async () => {
  const corrected = feeRow('99213', ['1.31', '1.33', '0.55', '0.10', '2.74', '1.96']);
  put('PPRRVU2027_Jan.csv', feeText([OFFICE_VISIT, feeRow('99214', ['1.92', '1.93', '0.81', '0.15', '4.00', '2.88'])]));
  put(
    'PPRRVU2027_Apr.csv',
    feeText([corrected, feeRow('G0283', ['0.18', '0.15', '0.15', '0.01', '0.34', '0.34'])], 2027, 'April'),
  );
  const { value } = await json('load', 'PPRRVU2027_Jan.csv', 'PPRRVU2027_Apr.csv');
  const ids = value['files']!.map(({ release }) => (release as { id: string }).id);
  expect(await json('diff', ...ids)).toEqual({
    exit: 0,
    err: '',
    value: {
      before: { kind: 'pfs', id: ids[0], rows: 2, partial: true },
      after: { kind: 'pfs', id: ids[1], rows: 2, partial: true },
      added: ['G0283-'],
      removed: ['99214-'],
      changed: [{ key: '99213-', columns: { work: { was: 130, is: 131 } } }],
      same: 0,
    },
  });
  expect((await run('diff', ...ids)).out).toBe(
    `pfs ${ids[0]} (a selection of 2 rows) to pfs ${ids[1]} (a selection of 2 rows)\n` +
      '1 added, 1 removed, 1 changed, 0 the same\nadded    G0283-\nremoved  99214-\nchanged  99213-: work 130 -> 131\n',
  );
});

test('freshness: overdue ends with 1, and not before it is due', async () => {
  const due = await json('freshness', '--on', '2026-01-15');
  expect(due).toMatchObject({ exit: 1, value: { today: '2026-01-15' } });
  expect(due.value['kinds']).toContainEqual({
    kind: 'gpci',
    title: 'geographic practice cost indices (GPCI)',
    newest: '2025',
    due: '2026-01-01',
    state: 'overdue',
  });
  expect((await run('freshness', '--on', '2025-12-15')).exit).toBe(0);
});

test('a large file is told in whole megabytes, on standard error alone', async () => {
  const text = [...editsText(320_000)].join('');
  const all = Math.ceil(text.length / 1_000_000);
  put('ccipra-v322r0-f1.txt', text);
  const { exit, err, value } = await json('load', 'ccipra-v322r0-f1.txt');
  expect({ exit, rows: value['files']![0]!['rows'] }).toEqual({ exit: 0, rows: 320_000 });
  const told = err.trimEnd().split('\n');
  expect(told.filter((line) => !new RegExp(`^read, in MB: \\d+ of ${all}$`).test(line))).toEqual([]);
  expect(told.filter((line) => line.endsWith(`${all} of ${all}`))).toHaveLength(1);
});
