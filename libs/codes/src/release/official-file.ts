import { createReadStream } from 'node:fs';
import { lstat, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { ChargelineError } from '@chargeline/kernel';
import { openArchive } from './archive.js';

/** A file to load, on disk or in an archive; it can be read more than once. */
export interface OfficialFile {
  /** Its base name: a hint, never a proof. */
  readonly name: string;
  /** Where it is from, for provenance: `rvu25d.zip/PPRRVU2025_Oct.csv`. */
  readonly source: string;
  /** The folder that it lies in on disk, such as `rvu26a`: an archive that somebody unpacked. */
  readonly folder?: string;
  readonly bytes: number;
  readonly open: () => AsyncIterable<Buffer>;
}

/** Files of one archive or folder: neighbours, of which one may say what another leaves out. */
export interface Bundle {
  readonly source: string;
  readonly files: readonly OfficialFile[];
  readonly close: () => void;
}

const refused = (source: string, what: string): ChargelineError =>
  new ChargelineError('CHL_CODES_PATH', `${source}: ${what} Nothing was loaded.`, false);

// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001f\u007f]/;

const ARCHIVE = /\.zip$/i;

/**
 * Opens a file, a folder of files or a zip archive, whose entries are read in place and never unpacked by name. A link is
 * followed where somebody named it, never where a folder holds it. Throws CHL_CODES_PATH, CHL_CODES_ARCHIVE, and what the
 * file system throws of a path that is not there.
 */
export async function openBundle(path: string): Promise<Bundle> {
  if (CONTROL.test(path)) throw refused(JSON.stringify(path), 'the path holds control characters.');
  const found = await stat(path);
  if (found.isDirectory()) return folderBundle(path);
  if (!found.isFile()) throw refused(path, 'it is neither a file nor a folder.');
  if (ARCHIVE.test(path)) return openArchive(path);
  return { source: basename(path), files: [onDisk(path, found.size)], close: () => {} };
}

/** The archives that a folder holds, each a bundle of its own; none for anything else. */
export async function archivesIn(path: string): Promise<readonly string[]> {
  if (CONTROL.test(path) || !(await stat(path)).isDirectory()) return [];
  const entries = await readdir(path, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && ARCHIVE.test(entry.name))
    .map(({ name }) => join(path, name))
    .toSorted();
}

const onDisk = (path: string, bytes: number): OfficialFile => ({
  name: basename(path),
  source: basename(path),
  folder: basename(dirname(resolve(path))),
  bytes,
  open: () => createReadStream(path),
});

async function folderBundle(folder: string): Promise<Bundle> {
  const entries = await readdir(folder, { withFileTypes: true });
  const link = entries.find((entry) => entry.isSymbolicLink());
  if (link !== undefined) throw refused(folder, `${link.name} is a link: name the file that it leads to.`);
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ name }) => join(folder, name))
    .toSorted();
  if (files.length === 0) throw refused(folder, 'the folder holds no files.');
  const plain = files.filter((path) => !ARCHIVE.test(path));
  const sized = await Promise.all(plain.map(async (path) => onDisk(path, (await lstat(path)).size)));
  return { source: basename(folder), files: sized, close: () => {} };
}
