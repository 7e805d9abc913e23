import { closeSync, existsSync, fsyncSync, mkdtempSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTable, readCatalog, writeCatalog } from './catalog.js';
import { fileHash } from './file-hash.js';
import { loadingLock } from './loading-lock.js';
import type { Release } from './release.js';
import type { ReleaseTable } from './release-file.js';

const DRAFT = /^draft-\d+\.db(-journal)?$/;

interface Ready {
  readonly release: Release;
  readonly draft: string;
}

/** Two loads of one release have one name: the later one takes the place of the earlier. */
const nameOf = ({ kind, id }: Release): string => `${kind} ${id}`;

/**
 * Where a load keeps its releases until all of them are put in force at once. The tables stand as drafts in the reference
 * folder, those of a trial in a temporary one.
 */
export class Shelf {
  private readonly ready = new Map<string, Ready>();
  private drafts = 0;

  private constructor(
    private readonly folder: string,
    private readonly inForce: readonly Release[],
    private readonly draftsIn: string,
    /** Lets other loads in; null where none was kept out, for a trial. */
    private readonly unlock: (() => void) | null,
  ) {}

  /** Waits for other loads into the folder, and removes the drafts of one that was killed. Throws CHL_CODES_BUSY, CHL_CODES_CATALOG. */
  static async open(folder: string): Promise<Shelf> {
    const unlock = await loadingLock(folder);
    try {
      removeDrafts(folder);
      return new Shelf(folder, readCatalog(folder), folder, unlock);
    } catch (error) {
      unlock();
      throw error;
    }
  }

  /** Knows what is in force, and never writes into the folder. Throws CHL_CODES_CATALOG. */
  static trial(folder: string): Shelf {
    return new Shelf(folder, readCatalog(folder), mkdtempSync(join(tmpdir(), 'chargeline-trial-')), null);
  }

  /** What is in force, and what this load has ready. */
  get releases(): readonly Release[] {
    const others = this.inForce.filter((release) => !this.ready.has(nameOf(release)));
    return [...others, ...[...this.ready.values()].map(({ release }) => release)];
  }

  /** Whether the table of a release is as it was kept. One that is not must be loaded again. */
  isSound(release: Release): boolean {
    const path = this.pathOf(release);
    return existsSync(path) && fileHash(path) === release.fileSha256;
  }

  /** A path for the next table. */
  newDraft(): string {
    return join(this.draftsIn, `draft-${++this.drafts}.db`);
  }

  /** Takes a complete and closed draft as the table of a release, once the disk has all of it. Returns the release with the hash of its table. */
  keep(release: Release, draft: string): Release {
    const file = openSync(draft, 'r+');
    fsyncSync(file);
    closeSync(file);
    const kept = { ...release, fileSha256: fileHash(draft) };
    this.ready.set(nameOf(release), { release: kept, draft });
    return kept;
  }

  /** Opens the table of a release that is in force or ready; the caller closes it. Throws CHL_CODES_RELEASE. */
  open(release: Release): ReleaseTable {
    return openTable(this.pathOf(release), release);
  }

  private pathOf(release: Release): string {
    return this.ready.get(nameOf(release))?.draft ?? join(this.folder, release.file!);
  }

  /** Puts all that is ready in force: readers see all of it or nothing. A trial puts nothing in force. */
  putInForce(): void {
    if (this.unlock === null || this.ready.size === 0) return;
    for (const { release, draft } of this.ready.values()) renameSync(draft, join(this.folder, release.file!));
    writeCatalog(this.folder, this.releases);
  }

  /** Removes the drafts that are left, and lets the next load in. */
  close(): void {
    if (this.unlock === null) {
      rmSync(this.draftsIn, { recursive: true, force: true });
    } else {
      removeDrafts(this.folder);
      this.unlock();
    }
  }
}

function removeDrafts(folder: string): void {
  for (const name of readdirSync(folder)) if (DRAFT.test(name)) rmSync(join(folder, name), { force: true });
}
