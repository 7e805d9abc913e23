import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openRelease } from './catalog.js';
import { fileHash } from './file-hash.js';
import type { Release } from './release.js';

/** Whether what the catalog says of a release is what its file holds. */
export interface Verified {
  readonly release: Release;
  readonly fault: string | null;
}

/** Opens every loaded release of a folder, counts its rows at the far end and compares the hash of its file. */
export function verifyReleases(folder: string, releases: readonly Release[]): readonly Verified[] {
  return releases.filter(({ file }) => file !== null).map((release) => ({ release, fault: faultOf(folder, release) }));
}

function faultOf(folder: string, release: Release): string | null {
  if (!existsSync(join(folder, release.file!))) return 'its file is not there: load it again';
  try {
    const table = openRelease(folder, release);
    try {
      const { rows, broken } = table.integrity();
      if (broken !== null) return `its file is damaged (${broken}): load it again`;
      if (rows !== release.rows) return `has ${rows} rows where ${release.rows} were loaded: load it again`;
      const changed = release.fileSha256 !== undefined && fileHash(join(folder, release.file!)) !== release.fileSha256;
      return changed ? 'its file is not the one that was loaded, its checksum is another: load it again' : null;
    } finally {
      table.close();
    }
  } catch {
    return 'its file cannot be read: load it again';
  }
}
