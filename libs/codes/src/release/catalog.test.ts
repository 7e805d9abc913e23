import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aFolder } from '../../test/release/a-folder.js';
import { gpciText } from '../../test/release/official-texts.js';
import { catalogMark, openRelease, openTable, readCatalog, writeCatalog } from './catalog.js';
import { SHIPPED_RELEASES } from './shipped.js';

const [one, other] = SHIPPED_RELEASES.map((release) => ({ ...release, loadedAt: '2026-01-01T00:00:00.000Z' }));

test('what is written is read, in its order, and nothing else is left in the folder', () => {
  const folder = join(aFolder().reference, 'new');
  writeCatalog(folder, [other!, one!]);
  expect(readCatalog(folder)).toEqual([other, one]);
  expect(readdirSync(folder)).toEqual(['catalog.json']);
  expect(readFileSync(join(folder, 'catalog.json'), 'utf8').endsWith('}\n')).toBe(true);
});

test('a folder without a catalog, or that is not there, has no releases', () => {
  expect(readCatalog(aFolder().reference)).toEqual([]);
  expect(readCatalog('/nowhere/at/all')).toEqual([]);
});

for (const [why, text] of [
  ['half of it', '{"releases": ['],
  ['another document', '{"files": []}'],
  ['no list', '{"releases": {}}'],
  ['nothing', ''],
] as const) {
  test(`a catalog that holds ${why} is an error that says what to do`, () => {
    const { reference } = aFolder();
    writeFileSync(join(reference, 'catalog.json'), text);
    expect(() => readCatalog(reference)).toThrow(
      expect.objectContaining({
        code: 'CHL_CODES_CATALOG',
        retriable: false,
        message: expect.stringContaining('Restore it, or load the files again') as string,
      }),
    );
  });
}

test('each switch has a mark of its own, even within a millisecond; no catalog has none', () => {
  const { reference } = aFolder();
  const marks = [catalogMark(reference)];
  for (const releases of [[], [one!], [other!, one!]]) {
    writeCatalog(reference, releases);
    marks.push(catalogMark(reference));
  }
  expect(marks[0]).toBe('');
  expect(new Set(marks).size).toBe(4);
  expect(catalogMark(reference)).toBe(marks[3]);
});

test('the table of a release is opened by its file', async () => {
  const { reference, loadText } = aFolder();
  const { release } = await loadText('GPCI2027.csv', gpciText());
  const table = openRelease(reference, release!);
  expect(table.get('12502', '99')).toMatchObject({ work: 1_000 });
  table.close();
});

test('a table that is gone or spoiled is an error that names it', () => {
  const { reference, put } = aFolder();
  for (const path of [join(reference, 'gone.db'), put('spoiled.db', 'no table')])
    expect(() => openTable(path, { kind: 'gpci', id: '2027+abc' })).toThrow(
      expect.objectContaining({
        code: 'CHL_CODES_RELEASE',
        message: expect.stringContaining('gpci/2027+abc') as string,
      }),
    );
});
