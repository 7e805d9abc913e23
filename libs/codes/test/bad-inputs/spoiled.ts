import { expect } from 'vitest';
import type { Kept } from '../../src/official/format.js';
import { openRelease } from '../../src/release/catalog.js';
import type { LoadReport } from '../../src/release/load.js';
import { aFolder, type TestFolder } from '../release/a-folder.js';
import { gpciText } from '../release/official-texts.js';

/** A folder with a good release in force, which nothing that is refused may touch. */
export async function withGoodRelease(): Promise<TestFolder> {
  const folder = aFolder();
  expect(await folder.loadText('GPCI2026.csv', gpciText(undefined, ',', 2026))).toMatchObject({ outcome: 'loaded' });
  return folder;
}

/** Loads a text that must be refused, and sees that catalog and folder are as they were. Returns what the report names. */
export async function refusal(name: string, content: string | Uint8Array): Promise<LoadReport> {
  const folder = await withGoodRelease();
  const before = folder.state();
  const report = await folder.loadText(name, content);
  expect(report).toMatchObject({ outcome: 'refused', release: null });
  expect(report.refusals).toBeGreaterThan(0);
  expect(folder.state()).toEqual(before);
  return report;
}

/** Loads a text that can be read without a doubt. Returns its report and one of its rows. */
export async function loaded(
  name: string,
  content: string | Uint8Array,
  ...key: readonly string[]
): Promise<{ readonly report: LoadReport; readonly row: Kept | undefined }> {
  const folder = aFolder();
  const report = await folder.loadText(name, content);
  expect(report).toMatchObject({ outcome: 'loaded', refused: [] });
  const table = openRelease(folder.reference, report.release!);
  const row = table.get(...key);
  table.close();
  return { report, row };
}
