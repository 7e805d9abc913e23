import { symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { aFolder } from '../release/a-folder.js';
import { aZip, type ZipEntry } from '../release/a-zip.js';
import { gpciText } from '../release/official-texts.js';
import { withGoodRelease } from './spoiled.js';

const whole: ZipEntry = { name: 'GPCI2027.csv', content: gpciText() };

test('an archive that is well is loaded, with its entry as the source', async () => {
  const { load, put } = aFolder();
  const [report] = await load([put('rvu27a.zip', aZip(whole))]);
  expect(report).toMatchObject({ outcome: 'loaded', source: 'rvu27a.zip/GPCI2027.csv', rows: 109 });
});

test('an archive made on Windows: back slashes in the names of its entries are slashes', async () => {
  const { load, put } = aFolder();
  const [report] = await load([put('rvu27a.zip', aZip({ ...whole, name: 'RVU27A\\GPCI2027.csv' }))]);
  expect(report).toMatchObject({ outcome: 'loaded', source: 'rvu27a.zip/RVU27A/GPCI2027.csv', rows: 109 });
});

const BOMB = Buffer.alloc(60 * 1024 ** 2);
const ENCRYPTED = 1;

for (const [why, zip, says] of [
  [
    'D19 an entry that climbs out',
    aZip(whole, { ...whole, name: '../../etc/passwd' }),
    /its list of entries is broken/,
  ],
  [
    'D19 an entry with an absolute name',
    aZip(whole, { ...whole, name: '/etc/passwd' }),
    /its list of entries is broken/,
  ],
  [
    'D19 an entry that climbs out by a back slash',
    aZip(whole, { ...whole, name: '..\\GPCI.csv' }),
    /its list of entries is broken/,
  ],
  [
    'D19 an entry that packs beyond measure',
    aZip(whole, { name: 'bomb.csv', content: BOMB }),
    /bomb\.csv would unpack to 62914560 bytes/,
  ],
  [
    'D19 an entry that says a small size and is large',
    aZip(whole, { name: 'bomb.csv', content: BOMB, saysBytes: 1_000 }),
    /bomb\.csv is damaged, encrypted or not what/,
  ],
  [
    'D19 many entries that are too large together',
    aZip(
      ...Array.from({ length: 3 }, (_, at) => ({
        ...whole,
        name: `${at}.csv`,
        saysBytes: 1_500_000_000,
        content: Buffer.alloc(8_000_000, `${Math.PI}${at}`),
      })),
    ),
    /would unpack to/,
  ],
  ['D20 a link', aZip(whole, { ...whole, name: 'GPCI.csv', mode: 0o120777 }), /GPCI\.csv is a link/],
  ['D21 a name with NUL', aZip({ ...whole, name: 'GPCI2027.csv\u0000.exe' }), /holds control characters/],
  ['an encrypted entry', aZip({ ...whole, flags: ENCRYPTED }), /damaged, encrypted/],
  ['D23 an archive that was cut off', aZip(whole).subarray(0, -400), /not a whole zip archive/],
  ['D25 a checksum that is not that of the content', aZip({ ...whole, saysCrc: 1 }), /its checksum is another/],
] as const) {
  test(`${why} is refused whole: nothing of the archive is loaded`, async () => {
    const { load, put, state } = await withGoodRelease();
    const before = state();
    const memory = process.memoryUsage().rss;
    await expect(load([put('rvu27a.zip', zip)])).rejects.toMatchObject({
      code: 'CHL_CODES_ARCHIVE',
      message: expect.stringMatching(says) as string,
    });
    expect(state()).toEqual(before);
    expect(process.memoryUsage().rss - memory).toBeLessThan(150 * 1024 ** 2);
  });
}

test('what was read before a broken archive in the same call is not in force either', async () => {
  const { load, put, state } = await withGoodRelease();
  const before = state();
  const paths = [put('GPCI2027.csv', gpciText()), put('rvu27a.zip', aZip(whole).subarray(0, 100))];
  await expect(load(paths)).rejects.toMatchObject({ code: 'CHL_CODES_ARCHIVE' });
  expect(state()).toEqual(before);
});

test('D20 a link that somebody names is followed; one in a folder is not', async () => {
  const { load, put } = aFolder();
  const file = put('GPCI2027.csv', gpciText());
  const folder = path.dirname(file);
  symlinkSync(file, path.join(folder, 'GPCI.csv'));
  expect(await load([path.join(folder, 'GPCI.csv')])).toMatchObject([{ outcome: 'loaded', source: 'GPCI.csv' }]);
  await expect(load([folder])).rejects.toMatchObject({
    code: 'CHL_CODES_PATH',
    message: expect.stringContaining('GPCI.csv is a link') as string,
  });
});

test('D20 a path through .. is read, and its release stays in the reference folder', async () => {
  const { load, put, reference } = aFolder();
  const file = put('GPCI2027.csv', gpciText());
  const [report] = await load([path.join(path.dirname(file), '..', 'files', 'GPCI2027.csv')]);
  expect(report).toMatchObject({ outcome: 'loaded', source: 'GPCI2027.csv' });
  expect(path.dirname(path.join(reference, report!.release!.file!))).toBe(reference);
});

for (const [why, name] of [
  ['NUL', 'GPCI2027.csv\u0000.txt'],
  ['an escape sequence of terminals', '\u001b[2JGPCI2027.csv'],
] as const) {
  test(`D21 a path with ${why} is refused, and said without it`, async () => {
    const { load, state } = await withGoodRelease();
    const before = state();
    const error: unknown = await load([name]).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'CHL_CODES_PATH' });
    // oxlint-disable-next-line no-control-regex
    expect((error as Error).message).not.toMatch(/[\u0000-\u001f]/);
    expect(state()).toEqual(before);
  });
}

test('a zip within a zip is no text, and is left alone', async () => {
  const { load, put, reference } = aFolder();
  writeFileSync(path.join(reference, 'kept.txt'), 'not of the loader');
  const [report] = await load([put('outer.zip', aZip({ name: 'inner.zip', content: aZip(whole) }))]);
  expect(report).toMatchObject({
    outcome: 'unknown',
    says: ['an archive within an archive: take it out and load it by itself'],
    source: 'outer.zip/inner.zip',
  });
});
