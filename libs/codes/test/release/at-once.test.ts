import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openRelease, readCatalog } from '../../src/release/catalog.js';
import { releasesFor } from '../../src/release/release.js';
import { verifyReleases } from '../../src/release/verify.js';
import { aFolder } from './a-folder.js';
import { loadInProcess } from './in-a-process.js';
import { editsText, gpciRows, gpciText } from './official-texts.js';

const drafts = (folder: string): readonly string[] => readdirSync(folder).filter((name) => name.startsWith('draft'));

test('a reader that asks all the time sees the old release or the new one, never none and never half', async () => {
  const { loadText, put, reference } = aFolder();
  const first = await loadText('GPCI2027.csv', gpciText());
  const corrected = gpciText(gpciRows().map((row) => row.with(4, '1.234')));
  const { reports, child } = loadInProcess(reference, put('GPCI2027 corrected.csv', corrected));
  const seen = new Map<string, number>();
  while (child.exitCode === null && child.signalCode === null) {
    const [release] = releasesFor(readCatalog(reference), { on: '2027-06-01' }, 'year');
    const table = openRelease(reference, release!);
    const works = new Set([...table.all()].map(({ work }) => work));
    expect(table.integrity()).toEqual({ rows: 109, broken: null });
    expect(works.size === 1).toBe(release!.id !== first.release!.id);
    table.close();
    seen.set(release!.id, (seen.get(release!.id) ?? 0) + 1);
    await pause(0);
  }
  const [second] = await reports;
  expect(second!.outcome).toBe('loaded');
  expect(seen.get(first.release!.id)).toBeGreaterThan(10);
  expect([...seen.keys()].filter((id) => id !== first.release!.id && id !== second!.release!.id)).toEqual([]);
  expect(releasesFor(readCatalog(reference), { on: '2027-06-01' }, 'year')).toMatchObject([
    { id: second!.release!.id },
  ]);
});

test('a load that is killed half-way leaves the release before it in force, and the next load clears up and works', async () => {
  const { loadText, put, reference, load, state } = aFolder();
  await loadText('ccipra-v321r0-f1.txt', [...editsText(100_000, '20260401')].join(''));
  const before = state();
  const file = put('ccipra-v322r0-f1.txt', [...editsText(300_000)].join(''));
  const { child, reports } = loadInProcess(reference, file);
  const sizeOf = (name: string): number => statSync(path.join(reference, name), { throwIfNoEntry: false })?.size ?? 0;
  const size = (): number => Math.max(0, ...drafts(reference).map(sizeOf));
  while (size() === 0 && child.exitCode === null) await pause(5);
  child.kill('SIGKILL');
  await expect(reports).rejects.toThrow('SIGKILL');
  expect(drafts(reference)).not.toEqual([]);
  expect(state()).toMatchObject({ catalog: (before as { catalog: unknown }).catalog });
  expect(verifyReleases(reference, readCatalog(reference))).toMatchObject([{ fault: null }]);

  expect(await load([file])).toMatchObject([{ outcome: 'loaded', rows: 300_000 }]);
  expect(drafts(reference)).toEqual([]);
  expect(readCatalog(reference).map(({ name }) => name)).toEqual(['2026-04', '2026-07']);
});

test('loads at once, each a process of its own, all end up in the catalog', async () => {
  const { put, reference } = aFolder();
  const years = [2026, 2027, 2028, 2029];
  const loads = years.map((year) => loadInProcess(reference, put(`GPCI${year}.csv`, gpciText(undefined, ',', year))));
  const reports = await Promise.all(loads.map((one) => one.reports));
  expect(reports.flat().map(({ outcome }) => outcome)).toEqual(years.map(() => 'loaded'));
  expect(
    readCatalog(reference)
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual(years.map(String));
  expect(verifyReleases(reference, readCatalog(reference)).map(({ fault }) => fault)).toEqual(years.map(() => null));
  expect(drafts(reference)).toEqual([]);
});

test('loads at once in one process do too', async () => {
  const { put, load, reference } = aFolder();
  const files = [2027, 2028].map((year) => put(`GPCI${year}.csv`, gpciText(undefined, ',', year)));
  await Promise.all(files.map((file) => load([file])));
  expect(
    readCatalog(reference)
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual(['2027', '2028']);
});
