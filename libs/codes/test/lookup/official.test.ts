import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lookup, searchCodes, useReference } from '../../src/index.js';
import { loadReference } from '../../src/reference.js';
import { absent, official, sayIfAbsent } from '../official/official-data.js';
import { shipped } from '../shipped.js';

sayIfAbsent();

const folder = mkdtempSync(path.join(tmpdir(), 'reference-'));
beforeAll(async () => {
  if (absent) return;
  const files = ['icd10/cms_2025_dx.zip', 'icd10/cms_2026_dx.zip', 'hcpcs/hcpcs_level2_2025_oct.tsv'];
  await loadReference(folder, files.map(official), { now: () => new Date('2025-11-01T00:00:00Z') });
  useReference(folder);
});
afterAll(() => {
  useReference(null);
  rmSync(folder, { recursive: true });
});

const ON = '2025-10-01';

test.skipIf(absent)('G35 in the official years', () => {
  expect(lookup('icd10cm', 'G35', { on: '2025-09-30' })).toMatchObject({
    standing: 'valid',
    description: 'Multiple sclerosis',
  });
  expect(lookup('icd10cm', 'G35', { on: ON })).toMatchObject({
    standing: 'not-billable',
    replacedBy: ['G35A', 'G35B0', 'G35B1', 'G35B2', 'G35C0', 'G35C1', 'G35C2', 'G35D'],
  });
});

test.skipIf(absent)('a code of neither year is unknown, for nothing is left out', () => {
  expect(lookup('icd10cm', 'Q99.99', { on: ON }).standing).toBe('unknown');
  expect(lookup('hcpcs', 'A0000', { on: ON }).standing).toBe('unknown');
});

test.skipIf(absent)('before they were loaded only the selection was known', () => {
  const [then, now] = ['2025-10-31T00:00:00Z', '2025-11-01T00:00:00Z'].map((knownAt) =>
    lookup('icd10cm', 'W5922XD', { on: ON, knownAt }),
  );
  expect([then?.standing, now?.standing]).toEqual(['not-in-selection', 'valid']);
  expect([then?.release, now?.release?.slice(0, 7)]).toEqual(['FY2026', 'FY2026+']);
});

test.skipIf(absent)('whatever people say by our table is in the texts, by all of its words', () => {
  const lost = shipped('synonyms').filter(([, meant = '']) => {
    const { hits, some, corrected } = searchCodes(meant, { on: ON, limit: 1 });
    return hits.length === 0 || some || corrected.length > 0;
  });
  expect(lost).toEqual([]);
});

for (const [q, first] of [
  ['hart atack', 'I219'],
  ['diabeties type 2', 'E119'],
  ['hypertention', 'I10'],
  ['struck by a turtle', 'W5922'],
] as const) {
  test.skipIf(absent)(`the first of all for ${q}`, () => {
    expect(searchCodes(q, { on: ON, system: 'icd10cm' }).hits[0]?.code).toBe(first);
  });
}
