import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anesthesiaBasesOn, anesthesiaFactorsOn } from './anesthesia.js';
import { useReference } from './release/in-use.js';
import { loadReference } from './release/load.js';

const folder = mkdtempSync(join(tmpdir(), 'chargeline-anesthesia-'));

async function load(name: string, rows: readonly string[]): Promise<void> {
  const path = join(folder, name);
  writeFileSync(path, [...rows, ''].join('\r\n'));
  const [report] = await loadReference(join(folder, 'reference'), [path], { now: () => new Date(0), partial: true });
  expect(report).toMatchObject({ outcome: 'loaded', refused: [] });
}

const FACTORS = 'Contractor,Locality,Locality Name';

beforeAll(async () => {
  await load('anes2025.csv', [`2025,,,`, `${FACTORS},National Anes CF of 20.3178`, '12502,99,REST OF STATE,19.8765']);
  await load('anes2026.csv', [
    '2026,,,,',
    `${FACTORS},Qualifying APM National Anes CF of 20.599835,Non-Qualifying APM National Anes CF of 20.49754`,
    '12502,99,REST OF STATE,20.1,20.05',
  ]);
  await load('base2025.csv', ['CODE,2025 Base Units', '00140,5', '01967,5']);
  useReference(join(folder, 'reference'));
});
afterAll(() => {
  useReference(null);
  rmSync(folder, { recursive: true });
});

test('base units by code, and from which release', () => {
  const bases = anesthesiaBasesOn('2025-06-02');
  expect(bases?.release.name).toBe('2025');
  expect(bases?.unitsOf('00140')).toBe(5);
  expect(bases?.unitsOf('00142')).toBeUndefined();
});

for (const [day, participants, factor] of [
  ['2025-06-02', 'qualifying', 198_765],
  ['2025-06-02', 'non-qualifying', 198_765],
  ['2026-06-02', 'qualifying', 201_000],
  ['2026-06-02', 'non-qualifying', 200_500],
] as const) {
  test(`the factor of ${participants} participants on ${day}`, () =>
    expect(anesthesiaFactorsOn(day)?.of('12502-99', participants)).toBe(factor));
}

test('a locality that the release does not have', () => {
  expect(anesthesiaFactorsOn('2025-06-02')?.of('12502-01', 'non-qualifying')).toBeUndefined();
});

test('no release speaks for another year, and none is shipped', () => {
  expect(anesthesiaBasesOn('2024-06-02')).toBeUndefined();
  expect(anesthesiaFactorsOn('2024-06-02')).toBeUndefined();
  useReference(null);
  expect(anesthesiaBasesOn('2025-06-02')).toBeUndefined();
});
