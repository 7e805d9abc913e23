import type { CalendarDate } from '@chargeline/kernel';
import { FORMATS } from '../official/formats.js';
import type { Format, Kind } from '../official/format.js';
import type { Release } from './release.js';

/** Whether a kind has the release that CMS's calendar puts in force today. */
export interface Freshness {
  readonly kind: Kind;
  readonly title: string;
  /** The newest release that is here; null when there is none. */
  readonly newest: string | null;
  /** First day of the release that should be in force. Null for kinds without a calendar. */
  readonly due: CalendarDate | null;
  readonly state: 'current' | 'overdue' | 'absent' | 'no-calendar';
}

const two = (number: number): string => String(number).padStart(2, '0');

/** The first day of the release that should be in force on a day. */
function dueOn(calendar: Format['calendar'], today: CalendarDate): CalendarDate | null {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  switch (calendar) {
    case 'yearly-january':
      return `${year}-01-01`;
    case 'yearly-october':
      return `${month >= 10 ? year : year - 1}-10-01`;
    case 'quarterly':
      return `${year}-${two(Math.floor((month - 1) / 3) * 3 + 1)}-01`;
    case 'irregular':
      return null;
  }
}

/** What is here and what is overdue against CMS's calendar, kind by kind. */
export function freshness(releases: readonly Release[], today: CalendarDate): readonly Freshness[] {
  const byKind = new Map(FORMATS.map((format) => [format.kind, format]));
  return [...byKind.values()].map(({ kind, title, calendar }) => {
    const begun = releases.filter((release) => release.kind === kind && release.from <= today);
    const newest = begun.toSorted((one, other) => (one.from < other.from ? 1 : -1))[0];
    const due = dueOn(calendar, today);
    const late = due !== null && newest !== undefined && newest.from < due;
    const state = newest === undefined ? 'absent' : due === null ? 'no-calendar' : late ? 'overdue' : 'current';
    return { kind, title, newest: newest?.id ?? null, due, state };
  });
}
