import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ChargelineError } from '@chargeline/kernel';
import { formatOf } from '../official/formats.js';
import type { Release } from './release.js';
import { ReleaseTable } from './release-file.js';

const CATALOG = 'catalog.json';

const unreadable = (folder: string, cause: unknown): ChargelineError =>
  new ChargelineError(
    'CHL_CODES_CATALOG',
    `The catalog of loaded reference data in ${folder} cannot be read. Restore it, or load the files again into an empty folder.`,
    false,
    { cause },
  );

const lost = (path: string, name: string, cause: unknown): ChargelineError =>
  new ChargelineError(
    'CHL_CODES_RELEASE',
    `The table of ${name}, ${path}, cannot be read. Load its file again; \`chargeline reference verify\` names all that are damaged.`,
    false,
    { cause },
  );

/** The loaded releases of a reference folder, first loaded first. A folder that is not there has none. Throws CHL_CODES_CATALOG. */
export function readCatalog(folder: string): readonly Release[] {
  const path = join(folder, CATALOG);
  if (!existsSync(path)) return [];
  try {
    const { releases } = JSON.parse(readFileSync(path, 'utf8')) as { readonly releases: readonly Release[] };
    if (!Array.isArray(releases)) throw new TypeError('no list of releases');
    return releases;
  } catch (error) {
    throw unreadable(folder, error);
  }
}

/** Makes these the loaded releases, at once: readers see all of the old list or all of the new. */
export function writeCatalog(folder: string, releases: readonly Release[]): void {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, CATALOG);
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify({ releases }, null, 2)}\n`, { flush: true });
  renameSync(draft, path);
}

/** Which catalog this is, for readers that watch it; empty when there is none. Each switch is a new file: clocks may stand still between two. */
export function catalogMark(folder: string): string {
  const found = statSync(join(folder, CATALOG), { throwIfNoEntry: false });
  return found === undefined ? '' : `${found.ino} ${found.size} ${found.mtimeMs}`;
}

/** Opens the table of a loaded release. Throws CHL_CODES_RELEASE. */
export function openRelease(folder: string, release: Release): ReleaseTable {
  return openTable(join(folder, release.file!), release);
}

/** The same, wherever the table stands. */
export function openTable(path: string, { kind, id }: Pick<Release, 'kind' | 'id'>): ReleaseTable {
  try {
    return ReleaseTable.open(path, formatOf(kind).table);
  } catch (error) {
    throw lost(path, `${kind}/${id}`, error);
  }
}
