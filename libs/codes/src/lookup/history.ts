import type { CalendarDate } from '@chargeline/kernel';
import type { Kept, Kind } from '../official/format.js';
import { formatOf } from '../official/formats.js';
import { releasesInUse, releasesSpeaking, tableOf } from '../release/in-use.js';
import type { Release } from '../release/release.js';
import { OPEN_END } from '../release/span.js';
import { isBillable, keyOf, type SystemRows } from './system.js';

/** A release and the days for which it speaks, both ends included. */
export interface Link {
  readonly release: Release;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** Days for which the releases say the same of a code. */
export interface Run extends Link {
  readonly row: Kept;
  readonly billable: boolean;
}

/** A first day that stands for none. */
export const EVER: CalendarDate = '0001-01-01';

const shifted = (day: CalendarDate, by: number): CalendarDate =>
  new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);

/** Histories asked before, by the list of releases they were asked of. */
const remembered = new WeakMap<readonly Release[], Map<string, readonly Link[]>>();

/**
 * Which release of a kind speaks for which days, in their order; days for which none does are left out. `knownAt` (ISO
 * 8601) leaves out what was loaded later. Throws RangeError when it is no moment.
 */
export function historyOf(kind: Kind, knownAt?: string): readonly Link[] {
  const releases = releasesInUse();
  const seen = knownAt === undefined ? undefined : lastLoadedBy(releases, new Date(knownAt).toISOString());
  let histories = remembered.get(releases);
  if (histories === undefined) remembered.set(releases, (histories = new Map()));
  const question = `${kind} ${seen}`;
  let history = histories.get(question);
  if (history === undefined) histories.set(question, (history = linksOf(kind, releases, seen)));
  return history;
}

/** Between two loads nothing changes: the moment of the last one stands for all moments until the next. */
const lastLoadedBy = (releases: readonly Release[], moment: string): string =>
  releases.reduce(
    (last, { loadedAt }) => (loadedAt !== null && loadedAt <= moment && loadedAt > last ? loadedAt : last),
    '',
  );

function linksOf(kind: Kind, releases: readonly Release[], knownAt: string | undefined): readonly Link[] {
  const { reach } = formatOf(kind);
  const ofKind = releases.filter((release) => release.kind === kind);
  const days = ofKind.flatMap(({ from, to }) => [
    from,
    ...(to < OPEN_END ? [shifted(to, 1)] : []),
    ...(reach === 'ever' ? [EVER] : []),
    ...(reach === 'year' ? [`${from.slice(0, 4)}-01-01`] : []),
  ]);
  const begins = [...new Set(days)].toSorted();
  return begins.flatMap((from, at) => {
    const [release] = releasesSpeaking(kind, { on: from, knownAt });
    const next = begins[at + 1];
    if (release === undefined) return [];
    return [{ release, from, to: next === undefined ? release.to : shifted(next, -1) }];
  });
}

/** What the releases say of a code, in the order of their days; neighbours that say the same are one, with the later row. */
export function runsOf(code: string, rows: SystemRows, history: readonly Link[]): readonly Run[] {
  const runs: Run[] = [];
  for (const link of history) {
    const row = tableOf(link.release).get(...keyOf(code, rows));
    if (row === undefined) continue;
    const billable = isBillable(row, rows);
    const last = runs.at(-1);
    if (last?.billable === billable && last.to < OPEN_END && shifted(last.to, 1) === link.from)
      runs[runs.length - 1] = { ...link, from: last.from, row, billable };
    else runs.push({ ...link, row, billable });
  }
  return runs;
}
