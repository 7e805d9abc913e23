import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { gpciOf, isDiagnosisShape, isProcedureShape, placeOfService } from '../src/index.js';
import { DATA, shipped } from './shipped.js';

for (const [table, keyColumns, least, most] of [
  ['pfs-2025', [0, 1], 220, 3_000],
  ['gpci-2025', [0, 1], 105, 115],
  ['icd10cm', [0, 2], 1_500, 5_000],
  ['hcpcs', [0], 250, 1_000],
  ['ncci-pairs-2026', [0, 1, 3], 24, 200],
  ['ncci-units-2026', [0], 24, 200],
  ['places-of-service', [0], 50, 60],
  ['conversion-factors', [0, 2], 7, 40],
  ['modifiers', [0], 100, 300],
  ['sex-conflicts', [0, 1, 2], 50, 100],
  ['age-conflicts', [0, 1, 2], 25, 60],
  ['clia-tests', [0], 25, 100],
  ['zip-localities', [0], 30, 100],
  ['synonyms', [0, 1], 60, 400],
] as const) {
  test(`${table}: the row count is in its band and no key comes twice`, () => {
    const keys = shipped(table).map((row) => keyColumns.map((column) => row[column]).join());
    expect(keys.length).toBeGreaterThanOrEqual(least);
    expect(keys.length).toBeLessThanOrEqual(most);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test(`${table}: SOURCES.md states its row count`, () => {
    const sources = readFileSync(path.join(DATA, 'SOURCES.md'), 'utf8');
    expect(sources).toContain(`| \`${table}.csv\` | ${shipped(table).length.toLocaleString('en-US')} |`);
  });
}

for (const [table, column, form] of [
  ['pfs-2025', 0, /^(?:\d{4}[0-9FTUMA]|[A-CE-V]\d{4})$/],
  ['pfs-2025', 1, /^(?:|26|TC|53)$/],
  ['pfs-2025', 10, /^(?:\d{3}|MMM|XXX|YYY|ZZZ)$/],
  ['gpci-2025', 0, /^\d{5}$/],
  ['gpci-2025', 1, /^\d{2}$/],
  ['icd10cm', 0, /^[A-Z]\d[0-9A-Z]{1,5}$/],
  ['hcpcs', 0, /^[A-CE-V]\d{4}$/],
  ['hcpcs', 1, /^(?:19|20)\d\d-\d\d-\d\d$/],
  ['ncci-pairs-2026', 0, /^[0-9A-Z]\d{3}[0-9A-Z]$/],
  ['ncci-pairs-2026', 1, /^[0-9A-Z]\d{3}[0-9A-Z]$/],
  ['ncci-pairs-2026', 3, /^(?:19|20)\d\d-\d\d-\d\d$/],
  ['ncci-pairs-2026', 5, /^[019]$/],
  ['ncci-units-2026', 0, /^[0-9A-Z]\d{3}[0-9A-Z]$/],
  ['ncci-units-2026', 2, /^[123]$/],
  ['places-of-service', 0, /^\d{2}$/],
  ['modifiers', 0, /^[0-9A-Z]{2}$/],
  ['zip-localities', 0, /^(?:\d{3}|\d{5})$/],
] as const) {
  test(`${table}: column ${column + 1} kept its zeros and its form`, () => {
    expect(shipped(table).filter((row) => !form.test(row[column] ?? ''))).toEqual([]);
  });
}

test('all tables together stay small', () => {
  const bytes = readdirSync(DATA).reduce((sum, file) => sum + statSync(path.join(DATA, file)).size, 0);
  expect(bytes).toBeLessThan(600_000);
});

test('the spans of one diagnosis do not overlap', () => {
  const spans = [...Map.groupBy(shipped('icd10cm'), ([code]) => code).values()].filter(({ length }) => length > 1);
  for (const [earlier, later, ...more] of spans) {
    expect(earlier?.[3] ?? '').toBe('2025-09-30');
    expect(later?.[2] ?? '').toBe('2025-10-01');
    expect(more).toEqual([]);
  }
});

test('every diagnosis has its category, as a header or by itself', () => {
  const codes = new Set(shipped('icd10cm').map(([code]) => code));
  expect([...codes].filter((code) => !codes.has(code?.slice(0, 3)))).toEqual([]);
});

test('drugs want their NDC', () => {
  const drugs = shipped('hcpcs').filter(([code]) => code?.startsWith('J'));
  expect(drugs.length).toBeGreaterThan(100);
  expect(drugs.filter(([, , needsNdc]) => needsNdc !== 'Y')).toEqual([]);
});

test('every procedure with a component row has the whole', () => {
  const wholes = new Set(shipped('pfs-2025').flatMap(([code, modifier]) => (modifier === '' ? [code] : [])));
  expect(shipped('pfs-2025').filter(([code]) => !wholes.has(code))).toEqual([]);
});

test('a place is facility, non-facility or not for Medicare', () => {
  const facility = shipped('places-of-service').flatMap(([code = '']) =>
    placeOfService(code)?.rate === 'facility' ? [code] : [],
  );
  expect(facility.join(' ')).toBe('02 19 21 22 23 24 26 31 34 41 42 51 52 53 56 61');
});

test('every ZIP prefix leads to a locality that has indices', () => {
  const lost = shipped('zip-localities').filter(
    ([, carrier = '', locality = '']) => !gpciOf('2025-06-02', carrier, locality),
  );
  expect(lost).toEqual([]);
});

const RANGES = [
  ...['sex-conflicts', 'age-conflicts'].map((table) => [table, shipped(table)] as const),
  ['clia-tests', shipped('clia-tests').map((range) => ['procedure', ...range])],
] as const;

for (const [table, ranges] of RANGES) {
  test(`${table}: every range runs upwards within one length, form and first character`, () => {
    for (const [kind, first = '', last = ''] of ranges) {
      expect(first.length).toBe(last.length);
      expect(first.charAt(0)).toBe(last.charAt(0));
      expect(first <= last).toBe(true);
      const formed = kind === 'procedure' ? isProcedureShape : isDiagnosisShape;
      expect([first, last].filter((code) => !formed(code))).toEqual([]);
    }
  });
}

test('every age band runs upwards', () => {
  expect(shipped('age-conflicts').filter(([, , , from, to]) => Number(from) > Number(to))).toEqual([]);
});
