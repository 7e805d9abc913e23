import type { CalendarDate } from '@chargeline/kernel';
import { releasesInUse, tableOf } from '../release/in-use.js';
import type { Release } from '../release/release.js';
import { OPEN_END } from '../release/span.js';
import { EVER, historyOf, type Run, runsOf } from './history.js';
import {
  bareCode,
  type CodeSystem,
  descriptionOf,
  isInForce,
  keyOf,
  ownDays,
  type SystemRows,
  SYSTEMS,
} from './system.js';

/** For which day a code is meant, and as known when. */
export interface Asked {
  readonly on: CalendarDate;
  /** The moment of judging, ISO 8601: what was loaded later is not seen. */
  readonly knownAt?: string | undefined;
}

export const STANDINGS = [
  /** A claim with this day of service may carry the code. */
  'valid',
  /** A header on this day: it needs more characters. */
  'not-billable',
  /** Known, but for other days. */
  'not-on-date',
  /** The release that speaks for the day is whole and has no such code; nor has another. */
  'unknown',
  /** Only a selection speaks for the day, and the code was not selected: nothing is said of it. */
  'not-in-selection',
  /** No release speaks for the day: nothing is said of the code. */
  'no-release',
  /** The text is not formed like a code of the set. */
  'not-a-code',
] as const;
export type Standing = (typeof STANDINGS)[number];

/** What is known of a code on a day; of a code that is not valid, what the nearest release with it says. */
export interface CodeAnswer {
  readonly system: CodeSystem;
  /** As claims carry it, without its dot; the text as asked when it is not a code. */
  readonly code: string;
  readonly on: CalendarDate;
  readonly standing: Standing;
  /** Complete, not a header. Null: nothing is known of the code. */
  readonly billable: boolean | null;
  readonly description: string | null;
  /** First and last day of this, as far as the releases tell; null: open. */
  readonly validFrom: CalendarDate | null;
  readonly validTo: CalendarDate | null;
  /** The codes that took its place, where the releases name them. */
  readonly replacedBy: readonly string[];
  /** The release that speaks for the day. */
  readonly release: string | null;
}

/** Looks a code up on a day of service, as known now or at an earlier moment. Throws RangeError when `knownAt` is no moment. */
export function lookup(system: CodeSystem, text: string, { on, knownAt }: Asked): CodeAnswer {
  const rows = SYSTEMS[system];
  const code = bareCode(system, text);
  const history = historyOf(rows.kind, knownAt);
  const speaking = history.find(({ from, to }) => from <= on && on <= to)?.release;
  const release = speaking?.id ?? null;
  if (code === undefined) return { system, code: text, on, standing: 'not-a-code', ...NOTHING, release };
  const runs = runsOf(code, rows, history);
  const current = runs.find(({ from, to }) => from <= on && on <= to);
  const nearest = current ?? runs.findLast(({ to }) => to < on) ?? runs[0];
  const standing = standingOf(code, on, rows, speaking, current, nearest);
  if (nearest === undefined) return { system, code, on, standing, ...NOTHING, release };
  return {
    system,
    code,
    on,
    standing,
    billable: nearest.billable,
    description: descriptionOf(nearest.row, rows),
    ...daysOf(nearest, rows),
    replacedBy: replacing(code, on, rows, standing, nearest, runs),
    release,
  };
}

const NOTHING = { billable: null, description: null, validFrom: null, validTo: null, replacedBy: [] } as const;

function standingOf(
  code: string,
  on: CalendarDate,
  rows: SystemRows,
  speaking: Release | undefined,
  current: Run | undefined,
  nearest: Run | undefined,
): Standing {
  if (speaking === undefined) return 'no-release';
  if (current !== undefined) {
    if (!current.billable) return 'not-billable';
    return isInForce(current.row, on, rows) ? 'valid' : 'not-on-date';
  }
  if (speaking.partial && !isSelected(code, rows, speaking)) return 'not-in-selection';
  return nearest === undefined ? 'unknown' : 'not-on-date';
}

/** Selections from one source take the same codes from each of its releases: what only another of them has is not of this one's days. */
const isSelected = (code: string, rows: SystemRows, { kind, source }: Release): boolean =>
  releasesInUse().some(
    (one) =>
      one.kind === kind &&
      one.loadedAt === null &&
      one.source === source &&
      tableOf(one).get(...keyOf(code, rows)) !== undefined,
  );

function daysOf({ row, from, to }: Run, rows: SystemRows): Pick<CodeAnswer, 'validFrom' | 'validTo'> {
  const own = ownDays(row, rows);
  const [first, last] = [own.from === '' ? from : own.from, own.to === '' ? to : own.to];
  return { validFrom: first === EVER ? null : first, validTo: last === OPEN_END ? null : last };
}

function replacing(
  code: string,
  on: CalendarDate,
  rows: SystemRows,
  standing: Standing,
  { row, release, from, to }: Run,
  runs: readonly Run[],
): readonly string[] {
  if (standing === 'not-billable') {
    const wasWhole = runs.some((earlier) => earlier.billable && earlier.to < from);
    return wasWhole ? billableBelow(code, release) : [];
  }
  if (standing !== 'not-on-date' || rows.successors === undefined) return [];
  const own = ownDays(row, rows);
  const ended = (own.to === '' ? to : own.to) < on;
  return ended
    ? String(row[rows.successors] ?? '')
        .split(' ')
        .filter((one) => one !== '')
    : [];
}

const billableBelow = (code: string, release: Release): readonly string[] =>
  [...tableOf(release).startingWith(code)].flatMap((row) => (row['billable'] === 'Y' ? [String(row['code'])] : []));
