import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { csvRows } from '../src/csv.js';
import { localityOfZip } from '../src/index.js';
import { ncciMue } from '../src/official/ncci-mue.js';
import { ncciPtp } from '../src/official/ncci-ptp.js';
import { pprrvu } from '../src/official/pprrvu.js';
import { readText } from './official/reading.js';
import { shipped } from './shipped.js';
import { zipEntry } from './zip-entry.js';

const OFFICIAL = path.resolve(import.meta.dirname, '../../../../shared/data');
const absent = !existsSync(OFFICIAL);
if (absent) console.log('skipped: the official files are compared only where ../shared/data is present');

const official = (file: string): string => readFileSync(path.join(OFFICIAL, file), 'utf8');
const officialRows = (file: string): readonly (readonly string[])[] =>
  csvRows(official(file).replaceAll('\r\n', '\n')) ?? [];

/** Rows as lines of text, for a comparison that names the row at fault. */
const lines = (rows: readonly (readonly string[])[]): readonly string[] => rows.map((row) => row.join('|'));
const notIn = (rows: readonly string[], whole: Iterable<string>): readonly string[] => {
  const known = new Set(whole);
  return rows.filter((row) => !known.has(row));
};

test.skipIf(absent)(
  'fee schedule: every row is a row of PPRRVU2025_Oct, and no row of a shipped code is left out',
  async () => {
    const { rows, said } = await readText(pprrvu, official('mpfs/PPRRVU2025_Oct.nodesc.csv'));
    const columns = Object.entries(pprrvu.table.columns);
    const codes = new Set(shipped('pfs-2025').map(([code]) => code));
    const ours = shipped('pfs-2025').map((row) =>
      row.map((cell, at) => (columns[at]?.[1] === 'integer' ? String(Number(cell.replace('.', ''))) : cell)),
    );
    const theirs = rows
      .filter(({ code }) => codes.has(String(code)))
      .map((row) => columns.map(([column]) => String(row[column])));
    expect(lines(ours)).toEqual(lines(theirs));
    expect(said.facts).toEqual({ conversionFactor: 323_465 });
  },
);

test.skipIf(absent)('GPCI: all localities, each figure as printed', () => {
  const printed = officialRows('mpfs/GPCI2025.repaired.csv').filter(([carrier]) => /^\d{5}$/.test(carrier ?? ''));
  const expected = printed.map(([carrier = '', state = '', locality = '', name = '', ...figures]) => [
    carrier,
    locality,
    state,
    name.replace(/\*+$/, ''),
    ...figures,
  ]);
  expect(lines(shipped('gpci-2025'))).toEqual(lines(expected));
});

/** Order file of NCHS: code at 7, header or billable at 15, short description at 17 (counted from 1). */
function orderFile(year: 2025 | 2026): ReadonlyMap<string, string> {
  const text = zipEntry(path.join(OFFICIAL, `icd10/cms_${year}_dx.zip`), `icd10cm_order_${year}.txt`);
  return new Map(
    text
      .split(/\r?\n/)
      .filter(Boolean)
      .map((line) => [line.slice(6, 14).trim(), `${line[14] === '1' ? 'Y' : 'N'}|${line.slice(16, 77).trim()}`]),
  );
}

test.skipIf(absent)('diagnoses: each row says what the order files of its years say', () => {
  const [fy2025, fy2026] = [orderFile(2025), orderFile(2026)];
  expect([fy2025.size, fy2026.size].every((count) => count > 95_000)).toBe(true);
  const wrong = shipped('icd10cm').filter(([code = '', billable, from, to, text]) => {
    const says = `${billable}|${text}`;
    const [first, second] = [fy2025.get(code), fy2026.get(code)];
    if (from === '2024-10-01' && to === '2026-09-30') return says !== second || first?.[0] !== billable;
    if (from === '2024-10-01' && to === '2025-09-30') return says !== first || second?.[0] === billable;
    return from !== '2025-10-01' || to !== '2026-09-30' || says !== second || first?.[0] === billable;
  });
  expect(wrong).toEqual([]);
});

test.skipIf(absent)('diagnoses: every code that FY2026 dropped is there with its end', () => {
  const [fy2025, fy2026] = [orderFile(2025), orderFile(2026)];
  const dropped = [...fy2025].filter(([code, says]) => says.startsWith('Y') && !fy2026.get(code)?.startsWith('Y'));
  expect(dropped.length).toBe(28);
  const ended = shipped('icd10cm').flatMap(([code, billable, , to]) =>
    billable === 'Y' && to === '2025-09-30' ? [code] : [],
  );
  expect(dropped.map(([code]) => code).sort()).toEqual(ended);
});

test.skipIf(absent)('HCPCS: each code with its text and the day it was added', () => {
  const rows = official('hcpcs/hcpcs_level2_2025_oct.tsv')
    .split(/\r?\n/)
    .map((line) => line.split('\t'));
  const expected = rows
    .filter(([, kind]) => kind === 'code')
    .map(([code, , short, , added]) => `${code}|${added?.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')}|${short}`);
  expect(
    notIn(lines(shipped('hcpcs').map(([code = '', added = '', , text = '']) => [code, added, text])), expected),
  ).toEqual([]);
  const letters = rows.flatMap(([code = '', kind]) => (kind === 'modifier' ? [code] : []));
  const ours = shipped('modifiers').flatMap(([code = '']) => (/^[A-Z]/.test(code) ? [code] : []));
  expect(notIn(ours, letters)).toEqual([]);
});

for (const [format, table, sample, rows] of [
  [ncciPtp, 'ncci-pairs-2026', 'ccipra-v322r0-f1.sample.txt', 16],
  [ncciMue, 'ncci-units-2026', 'MCR_MUE_PractitionerServices_Eff_07-01-2026.sample.csv', 11],
] as const) {
  test.skipIf(absent)(`${table}: every row of the official sample, cell for cell`, async () => {
    const read = await readText(format, official(`ncci/${sample}`), sample);
    const theirs = lines(
      read.rows.map((row) => Object.keys(format.table.columns).map((column) => String(row[column]))),
    );
    expect(theirs).toHaveLength(rows);
    expect(notIn(theirs, lines(shipped(table)))).toEqual([]);
  });
}

test.skipIf(absent)('places of service: exactly the numbers given out', () => {
  expect(shipped('places-of-service').map(([code]) => code)).toEqual(
    official('codesets/pos_numbers.txt').trim().split(/\s+/),
  );
});

test.skipIf(absent)('ZIP codes: all of Allegheny County is in the rest of Pennsylvania', () => {
  const [, ...rows] = officialRows('geo/allegheny_county_pa_zips.csv');
  expect(rows.length).toBeGreaterThan(100);
  for (const [zip = ''] of rows) expect(localityOfZip(zip, '2025-06-02')).toEqual({ carrier: '12502', locality: '99' });
});
