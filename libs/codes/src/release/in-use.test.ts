import { setTimeout as pause } from 'node:timers/promises';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { aFolder } from '../../test/release/a-folder.js';
import { loadInProcess } from '../../test/release/in-a-process.js';
import { gpciRows, gpciText } from '../../test/release/official-texts.js';
import {
  byShippedReleases,
  referenceById,
  referenceOn,
  referencesOn,
  releasesInUse,
  tableOf,
  useReference,
} from './in-use.js';
import { SHIPPED_RELEASES } from './shipped.js';

afterEach(() => useReference(null));

const workOn = (on: string): unknown => referenceOn('gpci', on)?.table.get('12502', '99')?.['work'];

test('without a folder the shipped releases are in use, and nothing is looked for', () => {
  expect(releasesInUse()).toBe(SHIPPED_RELEASES);
  expect(referenceOn('gpci', '2025-06-01')?.release.id).toBe('2025');
  expect(referenceOn('gpci', '2031-06-01')).toBeUndefined();
});

test('a folder that is not there adds none, and one that is adds its own', async () => {
  useReference('/nowhere');
  expect(releasesInUse()).toEqual(SHIPPED_RELEASES);
  const { loadText, reference } = aFolder();
  const { release } = await loadText('GPCI2027.csv', gpciText());
  useReference(reference);
  expect(releasesInUse()).toEqual([...SHIPPED_RELEASES, release]);
  expect(workOn('2027-06-01')).toBe(1_000);
});

test('asked by the shipped releases, a folder adds none, and is as it was afterwards', async () => {
  const { loadText, reference } = aFolder();
  await loadText('GPCI2027.csv', gpciText());
  useReference(reference);
  const asked = referencesOn('gpci', '2027-06-01');
  const inUse = releasesInUse();
  expect(byShippedReleases(() => [releasesInUse(), workOn('2027-06-01')])).toEqual([SHIPPED_RELEASES, undefined]);
  expect([releasesInUse() === inUse, referencesOn('gpci', '2027-06-01') === asked]).toEqual([true, true]);
  const fails = (): never => {
    throw new Error('no answer');
  };
  expect(() => byShippedReleases(fails)).toThrow('no answer');
  expect(workOn('2027-06-01')).toBe(1_000);
});

test('a release that another process loads is seen within two seconds; the one before is still there by its id', async () => {
  const { loadText, reference, put } = aFolder();
  const { release: first } = await loadText('GPCI2027.csv', gpciText());
  useReference(reference);
  expect(workOn('2027-06-01')).toBe(1_000);
  const corrected = gpciText(gpciRows().map((row) => row.with(4, '1.234')));
  const [report] = await loadInProcess(reference, put('GPCI2027 corrected.csv', corrected)).reports;
  await pause(1_100);
  expect(workOn('2027-06-01')).toBe(1_234);
  expect(referenceOn('gpci', '2027-06-01')?.release.id).toBe(report!.release!.id);
  expect(referenceById('gpci', first!.id)?.table.get('12502', '99')).toMatchObject({ work: 1_000 });
});

test('an answer is the same one until the catalog is switched', async () => {
  const { loadText, reference } = aFolder();
  await loadText('GPCI2027.csv', gpciText());
  useReference(reference);
  const asked = referencesOn('gpci', '2027-06-01');
  expect(referencesOn('gpci', '2027-06-01')).toBe(asked);
  expect(releasesInUse()).toBe(releasesInUse());
});

test('a release that is not here has no table by its id, nor has one of another kind', () => {
  expect(referenceById('gpci', '2027+none')).toBeUndefined();
  expect(referenceById('pfs', '2025')).toBeUndefined();
  expect(referenceById('gpci', '2025')?.release.kind).toBe('gpci');
});

test('a table is opened once', () => {
  const indices = SHIPPED_RELEASES.find(({ kind }) => kind === 'gpci')!;
  expect(tableOf(indices)).toBe(tableOf(indices));
});

test('a catalog that was spoiled is an error at every look, not the releases of before', async () => {
  const { loadText, reference } = aFolder();
  await loadText('GPCI2027.csv', gpciText());
  useReference(reference);
  expect(releasesInUse()).toHaveLength(SHIPPED_RELEASES.length + 1);
  writeFileSync(path.join(reference, 'catalog.json'), '{');
  for (const _ of [1, 2]) {
    await pause(1_100);
    expect(() => releasesInUse()).toThrow(expect.objectContaining({ code: 'CHL_CODES_CATALOG' }));
  }
});

test('a table that is gone is an error that says what to do', async () => {
  const { loadText, reference } = aFolder();
  const { release } = await loadText('GPCI2027.csv', gpciText());
  useReference(reference);
  rmSync(path.join(reference, release!.file!));
  expect(() => referenceOn('gpci', '2027-06-01')).toThrow(expect.objectContaining({ code: 'CHL_CODES_RELEASE' }));
});
