import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { useReference } from '../../src/index.js';
import type { Kept } from '../../src/official/format.js';
import { formatOf } from '../../src/official/formats.js';
import { writeCatalog } from '../../src/release/catalog.js';
import type { Release } from '../../src/release/release.js';
import { ReleaseWriter } from '../../src/release/release-file.js';

/** A release to be loaded: what it is, and its rows; columns that a row leaves out are empty. */
export type Made = Pick<Release, 'kind' | 'name' | 'from' | 'to'> &
  Partial<Pick<Release, 'partial' | 'loadedAt' | 'released' | 'facts'>> & { readonly rows: readonly Kept[] };

const LOADED = '2025-11-01T00:00:00.000Z';

/** Loads releases into a folder of their own, and makes it the one in use until the test is finished. */
export function aReference(...made: readonly Made[]): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'reference-'));
  writeCatalog(
    folder,
    made.map((one, at) => written(folder, one, `${one.name}+${at}`)),
  );
  useReference(folder);
  onTestFinished(() => {
    useReference(null);
    rmSync(folder, { recursive: true });
  });
}

function written(folder: string, { rows, ...made }: Made, id: string): Release {
  const { table, publisher } = formatOf(made.kind);
  const file = `${made.kind}-${id}.db`;
  const writer = ReleaseWriter.open(path.join(folder, file), table);
  const empty = Object.fromEntries(
    Object.entries(table.columns).map(([name, type]) => [name, type === 'text' ? '' : null]),
  );
  for (const row of rows) writer.add({ ...empty, ...row });
  writer.finish().close();
  return {
    variant: null,
    released: null,
    partial: false,
    sha256: id,
    source: `${id}.txt`,
    publisher,
    loadedAt: LOADED,
    facts: {},
    ...made,
    id,
    rows: rows.length,
    file,
  };
}

/** A row of an ICD-10 order file. */
export const diagnosis = (code: string, short: string, billable: 'Y' | 'N' = 'Y', long = ''): Kept => ({
  code,
  billable,
  short,
  long,
});

/** Two fiscal years of ICD-10-CM, whole: in the second, Q99 was split and Q98 is gone. */
export const TWO_YEARS: readonly Made[] = [
  {
    kind: 'icd10cm',
    name: 'FY2027',
    from: '2026-10-01',
    to: '2027-09-30',
    rows: [
      diagnosis('Q98', 'Gone by and by'),
      diagnosis('Q99', 'Split in two'),
      diagnosis('Q97', 'Always a header', 'N'),
      diagnosis('Q970', 'Below it'),
    ],
  },
  {
    kind: 'icd10cm',
    name: 'FY2028',
    from: '2027-10-01',
    to: '2028-09-30',
    rows: [
      diagnosis('Q97', 'Always a header', 'N'),
      diagnosis('Q970', 'Below it'),
      diagnosis('Q99', 'Split in two', 'N'),
      diagnosis('Q990', 'One half', 'N'),
      diagnosis('Q9901', 'A quarter'),
      diagnosis('Q991', 'Other half'),
    ],
  },
];
