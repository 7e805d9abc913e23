import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aFolder } from '../../test/release/a-folder.js';
import { gpci } from '../official/gpci.js';
import { readCatalog } from './catalog.js';
import { fileHash } from './file-hash.js';
import type { Release } from './release.js';
import { ReleaseWriter } from './release-file.js';
import { Shelf } from './shelf.js';
import { SHIPPED_RELEASES } from './shipped.js';

const release: Release = {
  ...SHIPPED_RELEASES.find(({ kind }) => kind === 'gpci')!,
  id: '2027+abc',
  file: 'gpci-2027+abc.db',
  loadedAt: '2027-01-01T00:00:00.000Z',
};

/** A table of one locality with this index of work, as a draft of the shelf. */
function drafted(shelf: Shelf, work = 1_000): string {
  const draft = shelf.newDraft();
  const writer = ReleaseWriter.open(draft, gpci.table);
  writer.add({
    carrier: '12502',
    locality: '99',
    state: 'PA',
    name: 'REST',
    work,
    practice: 1_000,
    malpractice: 1_000,
  });
  writer.finish().close();
  return draft;
}

const workIn = (shelf: Shelf, of: Release): unknown => {
  const table = shelf.open(of);
  const row = table.get('12502', '99');
  table.close();
  return row?.['work'];
};

test('what is kept is known to the load, and to nobody else until it is put in force', async () => {
  const { reference } = aFolder();
  const shelf = await Shelf.open(reference);
  const kept = shelf.keep(release, drafted(shelf, 1_100));
  expect(shelf.releases).toEqual([kept]);
  expect(workIn(shelf, kept)).toBe(1_100);
  expect(readCatalog(reference)).toEqual([]);
  shelf.putInForce();
  expect(readCatalog(reference)).toEqual([kept]);
  expect(kept.fileSha256).toBe(fileHash(join(reference, 'gpci-2027+abc.db')));
  shelf.close();
});

test('a shelf that is closed without more leaves the folder as it was', async () => {
  const { reference, state } = aFolder();
  const before = state();
  const shelf = await Shelf.open(reference);
  shelf.keep(release, drafted(shelf));
  shelf.close();
  expect(state()).toEqual(before);
});

test('the same release again takes the place of the one in force', async () => {
  const { reference } = aFolder();
  for (const work of [1_000, 1_200]) {
    const shelf = await Shelf.open(reference);
    shelf.keep(release, drafted(shelf, work));
    expect(shelf.releases).toHaveLength(1);
    shelf.putInForce();
    shelf.close();
  }
  const [kept] = readCatalog(reference);
  const shelf = Shelf.trial(reference);
  expect(workIn(shelf, kept!)).toBe(1_200);
  shelf.close();
});

test('drafts of a load that was killed are removed; what is not of the loader stays', async () => {
  const { reference } = aFolder();
  for (const name of ['draft-1.db', 'draft-2.db-journal', 'draft-of-mine.txt'])
    writeFileSync(join(reference, name), 'x');
  (await Shelf.open(reference)).close();
  expect(readdirSync(reference).toSorted()).toEqual(['draft-of-mine.txt', 'loading.lock']);
});

test('a shelf whose catalog cannot be read does not keep the next load waiting', async () => {
  const { reference } = aFolder();
  writeFileSync(join(reference, 'catalog.json'), '{');
  await expect(Shelf.open(reference)).rejects.toMatchObject({ code: 'CHL_CODES_CATALOG' });
  writeFileSync(join(reference, 'catalog.json'), '{"releases": []}');
  (await Shelf.open(reference)).close();
});

test('a trial writes nothing into the folder, and leaves nothing elsewhere', async () => {
  const { reference, state } = aFolder();
  const before = state();
  const shelf = Shelf.trial(reference);
  const draft = drafted(shelf);
  const kept = shelf.keep(release, draft);
  expect(workIn(shelf, kept)).toBe(1_000);
  shelf.putInForce();
  expect(readCatalog(reference)).toEqual([]);
  shelf.close();
  expect(existsSync(draft)).toBe(false);
  expect(state()).toEqual(before);
});

test('a trial waits for no load, and knows what is in force', async () => {
  const { reference } = aFolder();
  const shelf = await Shelf.open(reference);
  const kept = shelf.keep(release, drafted(shelf));
  shelf.putInForce();
  const trial = Shelf.trial(reference);
  expect(trial.releases).toEqual([kept]);
  expect(trial.isSound(kept)).toBe(true);
  trial.close();
  shelf.close();
});

test('a table that is gone or changed is not sound', async () => {
  const { reference } = aFolder();
  const shelf = await Shelf.open(reference);
  const kept = shelf.keep(release, drafted(shelf));
  expect(shelf.isSound(kept)).toBe(true);
  shelf.putInForce();
  shelf.close();
  const next = await Shelf.open(reference);
  writeFileSync(join(reference, kept.file!), 'x');
  expect(next.isSound(kept)).toBe(false);
  expect(next.isSound({ ...kept, file: 'gone.db' })).toBe(false);
  next.close();
});
