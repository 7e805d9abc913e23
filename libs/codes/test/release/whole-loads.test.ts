import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { openRelease, readCatalog } from '../../src/release/catalog.js';
import { loadReference } from '../../src/release/load.js';
import { absent, official, sayIfAbsent } from '../official/official-data.js';
import { aFolder } from './a-folder.js';
import { editsText, gpciText } from './official-texts.js';

beforeAll(sayIfAbsent);

const FEES = 'mpfs/PPRRVU2025_Oct.nodesc.csv';
const INDICES = 'mpfs/GPCI2025.repaired.csv';

test.skipIf(absent)('the fee schedule of October 2025: all rows, and where they came from', async () => {
  const { reference, load } = aFolder();
  const [report] = await load([official(FEES)]);
  expect(report).toMatchObject({ outcome: 'loaded', rows: 19_090, repairs: 0, refusals: 0, says: [] });
  expect(readCatalog(reference)).toEqual([report!.release]);
  const bytes = readFileSync(official(FEES));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  expect(report!.release).toEqual({
    kind: 'pfs',
    id: `2025-10+${sha256.slice(0, 8)}`,
    name: '2025-10',
    variant: null,
    from: '2025-10-01',
    to: '2025-12-31',
    released: '2025-09-11',
    rows: 19_090,
    partial: false,
    sha256,
    source: 'PPRRVU2025_Oct.nodesc.csv',
    publisher: 'CMS, PFS Relative Value Files',
    loadedAt: '2026-01-01T00:00:01.000Z',
    facts: { conversionFactor: 323_465 },
    file: `pfs-2025-10+${sha256.slice(0, 8)}.db`,
    fileSha256: createHash('sha256')
      .update(readFileSync(path.join(reference, report!.release!.file!)))
      .digest('hex'),
  });
  const table = openRelease(reference, report!.release!);
  expect(table.get('27447', '')).toMatchObject({ status: 'A', global_days: '090' });
  table.close();
});

test.skipIf(absent)('on trial the same is said, and nothing is changed', async () => {
  const { reference, load, state } = aFolder();
  const before = state();
  const [trial] = await load([official(FEES)], { dryRun: true });
  expect(trial).toMatchObject({
    outcome: 'checked',
    rows: 19_090,
    release: { id: expect.stringMatching(/^2025-10\+/) as string },
  });
  expect(state()).toEqual(before);
  const elsewhere = path.join(reference, 'not', 'there');
  await loadReference(elsewhere, [official(INDICES)], { dryRun: true, now: () => new Date(0) });
  expect(existsSync(elsewhere)).toBe(false);
});

test.skipIf(absent)('two fiscal years of diagnoses from their archives, and again', async () => {
  const { reference, load } = aFolder();
  const paths = [official('icd10/cms_2025_dx.zip'), official('icd10/cms_2026_dx.zip')];
  const loaded = (await load(paths)).filter(({ outcome }) => outcome === 'loaded');
  expect(loaded.map(({ source, release }) => [source, release!.name, release!.from, release!.to])).toEqual([
    ['cms_2025_dx.zip/icd10cm_order_2025.txt', 'FY2025', '2024-10-01', '2025-09-30'],
    ['cms_2026_dx.zip/icd10cm_order_2026.txt', 'FY2026', '2025-10-01', '2026-09-30'],
  ]);
  const catalog = readFileSync(path.join(reference, 'catalog.json'), 'utf8');
  const again = (await load(paths)).filter(({ kind }) => kind !== null);
  expect(again.map(({ outcome, rows }) => [outcome, rows])).toEqual(loaded.map(({ rows }) => ['already', rows]));
  expect(readFileSync(path.join(reference, 'catalog.json'), 'utf8')).toBe(catalog);
});

test.skipIf(absent)(
  'all that is there, in one call: each file is loaded, refused or unknown with a reason',
  async () => {
    const { load } = aFolder();
    const folders = ['codesets', 'hcc', 'hcpcs', 'mpfs', 'ncci'].map(official);
    const reports = await load(folders);
    expect(reports).toHaveLength(folders.flatMap((folder) => readdirSync(folder)).length);
    for (const { outcome, release, says, refusals } of reports) {
      expect(outcome === 'loaded' ? release : says.length + refusals).toBeTruthy();
    }
    expect(reports.filter(({ outcome }) => outcome === 'loaded').map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['pfs', 'gpci', 'hcpcs', 'ncci-ptp', 'ncci-mue', 'ccw', 'hcc-mapping']),
    );
    const drg = reports.find(({ source }) => source === 'ms_drg.csv');
    expect(drg).toMatchObject({
      outcome: 'refused',
      refused: [{ what: expect.stringContaining('say --from') as string }],
    });
  },
);

test('while a file is read, it is told how far; the last word is all of it', async () => {
  const { put, load } = aFolder();
  const told: (readonly [string, number, number])[] = [];
  const text = [...editsText(100_000)].join('');
  await load([put('ccipra-v322r0-f1.txt', text)], { progress: (...one) => told.push(one) });
  expect(told.length).toBeGreaterThan(10);
  expect(told.at(-1)).toEqual(['ccipra-v322r0-f1.txt', text.length, text.length]);
  expect(told.every(([, bytes], at) => at === 0 || bytes > told[at - 1]![1])).toBe(true);
});

test('two files of one call are put in force at once; one that is refused does not hold the other', async () => {
  const { put, load, reference } = aFolder();
  const reports = await load([
    put('GPCI2027.csv', gpciText()),
    put('GPCI2028.csv', gpciText([], ',', 2028)),
    put('GPCI2029.csv', gpciText(undefined, ',', 2029)),
  ]);
  expect(reports.map(({ outcome }) => outcome)).toEqual(['loaded', 'refused', 'loaded']);
  expect(readCatalog(reference).map(({ name }) => name)).toEqual(['2027', '2029']);
});
