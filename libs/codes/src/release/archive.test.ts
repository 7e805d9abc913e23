import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { aFolder } from '../../test/release/a-folder.js';
import { aZip, type ZipEntry } from '../../test/release/a-zip.js';
import { openArchive } from './archive.js';

// What an archive may not be is in test/bad-inputs/archives.test.ts.

const open = (...entries: readonly ZipEntry[]) => openArchive(aFolder().put('rvu27a.zip', aZip(...entries)));

async function bytesOf(content: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of content) pieces.push(piece);
  return Buffer.concat(pieces);
}

test('content of many pieces comes as it went in', async () => {
  const content = Buffer.from(Array.from({ length: 300_000 }, (_, at) => (at * at) % 251));
  const { files, close } = await open({ name: 'a.bin', content });
  expect((await bytesOf(files[0]!.open())).equals(content)).toBe(true);
  close();
});

test('a reader may leave in the middle, and another begin again', async () => {
  const { files, close } = await open({ name: 'a.txt', content: 'x'.repeat(500_000) });
  for await (const piece of files[0]!.open()) {
    expect(piece.length).toBeGreaterThan(0);
    break;
  }
  expect((await bytesOf(files[0]!.open())).length).toBe(500_000);
  close();
});

test('an archive without entries has none', async () => {
  const { files, close } = await open();
  expect(files).toEqual([]);
  close();
});

test('text that packs well is no bomb while it is small', async () => {
  const { files, close } = await open({ name: 'spaces.txt', content: ' '.repeat(2_000_000) });
  expect((await bytesOf(files[0]!.open())).length).toBe(2_000_000);
  close();
});

test('nothing is unpacked beside the archive', async () => {
  const at = aFolder().put('rvu27a.zip', aZip({ name: 'a.txt', content: 'a' }));
  const { files, close } = await openArchive(at);
  await bytesOf(files[0]!.open());
  close();
  expect(readdirSync(path.dirname(at))).toEqual(['rvu27a.zip']);
});

test('what is no archive is refused by its name, not by its path', async () => {
  const at = aFolder().put('rvu27a.zip', 'no archive');
  await expect(openArchive(at)).rejects.toMatchObject({
    code: 'CHL_CODES_ARCHIVE',
    message: 'rvu27a.zip: it is not a whole zip archive. Nothing was loaded.',
  });
});
