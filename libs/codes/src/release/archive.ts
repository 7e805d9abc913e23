import { basename } from 'node:path';
import { crc32 } from 'node:zlib';
import { ChargelineError } from '@chargeline/kernel';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import type { Bundle, OfficialFile } from './official-file.js';

const LARGEST = 4 * 1024 ** 3;
/** Fixed-width text of spaces packs well, a bomb better: no official file comes near. */
const MOST_PACKED = 200;
const PACKED_MATTERS = 50 * 1024 ** 2;
const SYMLINK = 0o120000;
const FILE_TYPE = 0o170000;

// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001f\u007f]/;

const refused = (source: string, what: string, cause?: unknown): ChargelineError =>
  new ChargelineError('CHL_CODES_ARCHIVE', `${source}: ${what} Nothing was loaded.`, false, { cause });

/**
 * Opens a zip archive; its entries are read in place, and back slashes in their names, as Windows makes them, are slashes.
 * Throws CHL_CODES_ARCHIVE for one that is cut off, climbs out of its folder, holds links or names that no file has, or
 * unpacks beyond measure; reading an entry throws it for damaged content.
 */
export async function openArchive(path: string): Promise<Bundle> {
  const source = basename(path);
  let archive: ZipFile;
  try {
    archive = await openPromise(path, { autoClose: false, strictFileNames: false });
  } catch (error) {
    throw refused(source, 'it is not a whole zip archive.', error);
  }
  try {
    const files: OfficialFile[] = [];
    for await (const entry of archive.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue;
      mustBeHarmless(source, entry);
      files.push(inArchive(archive, source, entry));
    }
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    if (bytes > LARGEST) throw refused(source, `it would unpack to ${bytes} bytes.`);
    return { source, files, close: () => archive.close() };
  } catch (error) {
    archive.close();
    throw error instanceof ChargelineError ? error : refused(source, 'its list of entries is broken.', error);
  }
}

function mustBeHarmless(source: string, { fileName, externalFileAttributes, uncompressedSize, compressedSize }: Entry) {
  if (CONTROL.test(fileName)) throw refused(source, `${JSON.stringify(fileName)} holds control characters.`);
  if (((externalFileAttributes >>> 16) & FILE_TYPE) === SYMLINK) throw refused(source, `${fileName} is a link.`);
  const packed = uncompressedSize / Math.max(1, compressedSize);
  if (uncompressedSize > LARGEST || (packed > MOST_PACKED && uncompressedSize > PACKED_MATTERS))
    throw refused(source, `${fileName} would unpack to ${uncompressedSize} bytes.`);
}

const inArchive = (archive: ZipFile, source: string, entry: Entry): OfficialFile => ({
  name: basename(entry.fileName),
  source: `${source}/${entry.fileName}`,
  bytes: entry.uncompressedSize,
  open: () => contentOf(archive, source, entry),
});

/** The unpacked content, of which the archive's checksum must be true: the reader of archives checks its size alone. */
async function* contentOf(archive: ZipFile, source: string, entry: Entry): AsyncGenerator<Buffer, void, undefined> {
  let sum = 0;
  try {
    for await (const piece of await archive.openReadStreamPromise(entry)) {
      sum = crc32(piece as Buffer, sum);
      yield piece as Buffer;
    }
  } catch (error) {
    throw refused(source, `${entry.fileName} is damaged, encrypted or not what the list of entries says.`, error);
  }
  if (sum !== entry.crc32) throw refused(source, `${entry.fileName} is damaged: its checksum is another.`);
}
