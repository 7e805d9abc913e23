import type { CalendarDate } from '@chargeline/kernel';
import { formatOf } from '../official/formats.js';
import type { Kind } from '../official/format.js';
import { catalogMark, openRelease, readCatalog } from './catalog.js';
import { type Release, releasesFor, type Wanted } from './release.js';
import type { ReleaseTable } from './release-file.js';
import { openShipped, SHIPPED_RELEASES } from './shipped.js';

/** A release that was found, and its table. */
export interface Referenced {
  readonly release: Release;
  readonly table: ReleaseTable;
}

/** How long a switch of releases may stay unseen. */
const LOOK_AGAIN_MILLIS = 1_000;

/** What this process looks things up in, and what it has found so far. */
class InUse {
  releases: readonly Release[] = SHIPPED_RELEASES;
  seenMark = '';
  lookedAt = -Infinity;
  readonly tables = new Map<string, ReleaseTable>();
  readonly answers = new Map<string, readonly Referenced[]>();

  constructor(readonly folder: string | null) {}
}

const shipped = new InUse(null);
let inUse = shipped;

/** Names the folder of loaded releases that this process looks things up in, beside the shipped ones; null for those alone. */
export function useReference(path: string | null): void {
  inUse = path === null ? shipped : new InUse(path);
}

/** Asks something by the shipped releases alone, whatever is loaded beside them. It must not wait for anything: others would be answered alike. */
export function byShippedReleases<Answer>(ask: () => Answer): Answer {
  const before = inUse;
  inUse = shipped;
  try {
    return ask();
  } finally {
    inUse = before;
  }
}

/** All releases that can be asked: shipped and loaded, the same list until the catalog is switched. A release that was loaded a second ago is among them. */
export function releasesInUse(): readonly Release[] {
  const { folder, lookedAt, seenMark } = inUse;
  const now = performance.now();
  if (folder !== null && now - lookedAt > LOOK_AGAIN_MILLIS) {
    inUse.lookedAt = now;
    const mark = catalogMark(folder);
    if (mark !== seenMark) {
      inUse.releases = [...SHIPPED_RELEASES, ...readCatalog(folder)];
      inUse.seenMark = mark;
      inUse.answers.clear();
    }
  }
  return inUse.releases;
}

/** The release of a kind that speaks for a day of service, in all its parts; empty when none does. */
export function releasesSpeaking(kind: Kind, wanted: Wanted): readonly Release[] {
  const ofKind = releasesInUse().filter((release) => release.kind === kind);
  return releasesFor(ofKind, wanted, formatOf(kind).reach);
}

/** For which of two factors, and for whom; who says neither is a practitioner like all others. */
type ForWhom = Pick<Wanted, 'variant' | 'setting'>;

/** The release of a kind that speaks for a day of service, and its table; remembered until the catalog changes. Of several parts the first. */
export function referenceOn(kind: Kind, on: CalendarDate, forWhom?: ForWhom): Referenced | undefined {
  return referencesOn(kind, on, forWhom)[0];
}

/** The same with all its parts, where a release came in several files: the same list until the catalog changes. */
export function referencesOn(
  kind: Kind,
  on: CalendarDate,
  { variant = null, setting = 'practitioner' }: ForWhom = {},
): readonly Referenced[] {
  releasesInUse();
  const question = `${kind} ${on} ${variant} ${setting}`;
  const { answers } = inUse;
  const answer = answers.get(question);
  if (answer !== undefined) return answer;
  const found = releasesSpeaking(kind, { on, variant, setting }).map((release) => ({
    release,
    table: tableOf(release),
  }));
  answers.set(question, found);
  return found;
}

/** The release with this id, as events pin it; undefined when it is not here. */
export function referenceById(kind: Kind, id: string): Referenced | undefined {
  const release = releasesInUse().find((one) => one.kind === kind && one.id === id);
  return release && { release, table: tableOf(release) };
}

/** Opens a release once. */
export function tableOf(release: Release): ReleaseTable {
  const { folder, tables } = inUse;
  const name = `${release.kind} ${release.id}`;
  const open = tables.get(name);
  if (open !== undefined) return open;
  const table = release.file === null ? openShipped(release.kind, release.name) : openRelease(folder!, release);
  tables.set(name, table);
  return table;
}
