import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sourceDirectory, syntheticPractice } from '@chargeline/synth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSources } from './read-sources.js';
import { readVisits } from './read-visits.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chargeline-read-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function file(value: unknown): Promise<string> {
  const path = join(folder, 'file.json');
  await writeFile(path, typeof value === 'string' ? value : JSON.stringify(value));
  return path;
}

const { visits } = syntheticPractice({ encounters: 3, seed: 1 });

test('a list of visits as it was generated', async () => expect(await readVisits(await file(visits))).toEqual(visits));
test('a source directory as it was generated', async () =>
  expect(await readSources(await file(sourceDirectory()))).toEqual(sourceDirectory()));
for (const [why, read, value, message] of [
  ['no list', readVisits, { visits }, /is not a list/],
  [
    'an amount that is not whole cents',
    readVisits,
    [visits[0], { ...visits[1], totalCents: 1.5 }],
    /number 2 of the list/,
  ],
  ['an entry that is nothing', readVisits, [null], /number 1 of the list/],
  ['no sources', readSources, { sources: [] }, /sources \(too_small\)/],
  ['a source without a vendor', readSources, { sources: [{ id: 'a' }] }, /sources\.0\.vendor \(invalid_type\)/],
] as const) {
  test(`${read.name} refuses ${why} by its place, and quotes nothing`, async () => {
    const refused = read(await file(value));
    await expect(refused).rejects.toThrow(message);
    await expect(refused).rejects.not.toThrow(/KANARIENVOGEL/);
  });
}
