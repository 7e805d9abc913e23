import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { diagnosisOn, lookup, useReference } from '@chargeline/codes';
import { loadReference } from '@chargeline/codes/reference';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { sideOf } from '../src/domain/laterality.js';
import { trimesterIn } from '../src/domain/trimester.js';
import { RULEBOOK } from '../src/rulebook/folder.js';

const OFFICIAL = resolve(import.meta.dirname, '../../../../shared/data/icd10/cms_2026_dx.zip');
const absent = !existsSync(OFFICIAL);
if (absent) console.log('skipped: diagnoses are compared with the whole release only where ../shared/data is present');

const DAY = '2026-06-01';
const long = (code: string): string => lookup('icd10cm', code, { on: DAY }).description ?? '';
const short = (code: string): string | undefined => diagnosisOn(code, DAY).description;
const isKnown = (code: string): boolean => diagnosisOn(code, DAY).known;

/** All complete codes of a category. */
function codesOf(category: string): readonly string[] {
  const own = diagnosisOn(category, DAY).valid ? [category] : [];
  if (category.length === 7) return own;
  const longer = [...'0123456789ABCDEFGHJKMNPQRSX'].map((character) => category + character).filter(isKnown);
  return [...own, ...longer.flatMap(codesOf)];
}

describe.skipIf(absent)('by the whole release of fiscal year 2026', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chargeline-diagnoses-'));
  beforeAll(async () => {
    await loadReference(folder, [OFFICIAL], { now: () => new Date('2026-01-01T00:00:00Z') });
    useReference(folder);
  });
  afterAll(() => {
    useReference(null);
    rmSync(folder, { recursive: true });
  });

  type Rows = Readonly<Record<string, readonly string[]>>;
  const table = (file: string): unknown => parse(readFileSync(new URL(`tables/${file}.yaml`, RULEBOOK), 'utf8'));
  const { manifestations, ...notes } = table('diagnoses') as { manifestations: string[] } & Record<string, Rows>;
  const { policies } = table('coverage-policies') as { policies: { diagnoses: string[] }[] };

  /** Shorter ones are blocks and chapters. */
  const categories = [
    ...manifestations,
    ...Object.values<Rows>(notes).flatMap((rows) => [...Object.keys(rows), ...Object.values(rows).flat()]),
    ...policies.flatMap(({ diagnoses }) => diagnoses),
  ].filter((category) => category.length > 2);

  test('every category of the tables is one', () => expect(categories.filter((one) => !isKnown(one))).toEqual([]));

  test('what is called "in diseases classified elsewhere" is a manifestation in the table, and little else is', () => {
    const isCalledSo = (code: string): boolean => /classified elsewhere/i.test(long(code));
    const others = manifestations.filter((category) => !codesOf(category).every(isCalledSo));
    expect(others).toEqual(['D630', 'D631', 'H36', 'J1282']);
  });

  test.each(['G56', 'H25', 'H40', 'I83', 'L97', 'M16', 'M17', 'M25', 'S52', 'S61', 'S83'])(
    '%s: the side of each code is that of its long description',
    (category) => {
      const codes = codesOf(category);
      expect(codes.length).toBeGreaterThan(5);
      const wrong = codes.filter((code) => {
        const side = /\bbilateral/i.exec(long(code)) ? 'both' : (/\b(right|left)\b/i.exec(long(code))?.[1] ?? null);
        const found = sideOf(code, short);
        return found === 'unspecified' ? !/unspecified/i.test(long(code)) || side !== null : found !== side;
      });
      expect(wrong).toEqual([]);
    },
  );

  test.each(['O09', 'O10', 'O24', 'O36', 'O99', 'Z34'])(
    '%s: the trimester of each code is that of its long description',
    (category) => {
      const codes = codesOf(category);
      const wrong = codes.filter((code) => {
        const [, named = null] = /\b(first|second|third|unspecified) trimester/i.exec(long(code)) ?? [];
        return trimesterIn(short(code) ?? '') !== named;
      });
      expect(codes.length).toBeGreaterThan(8);
      expect(wrong).toEqual([]);
    },
  );
});
