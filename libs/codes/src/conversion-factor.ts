import type { CalendarDate } from '@chargeline/kernel';
import type { FeeSchedule } from './fee-schedule.js';
import { lazily, oneOf, readTable, scaled } from './table.js';

/** Dollars for one relative value unit, in ten-thousandths (323465 is 32.3465), and where the figure stands. */
export interface ConversionFactor {
  readonly tenThousandths: number;
  readonly source: string;
}

/** Whose services: qualifying participants of an advanced alternative payment model have a factor of their own from 2026 (42 CFR 414.20). */
export type Participants = 'qualifying' | 'non-qualifying';

const TABLE = 'conversion-factors';

const published = lazily(() =>
  readTable(TABLE, ['from', 'to', 'participants', 'factor', 'within_year']).map((row) => ({
    from: row.from,
    to: row.to,
    participants: oneOf(TABLE, row.participants, ['all', 'qualifying', 'non-qualifying']),
    tenThousandths: scaled(TABLE, row.factor, 4),
    withinYear: oneOf(TABLE, row.within_year, ['Y', 'N']) === 'Y',
  })),
);

const TWO_FACTORS_FROM: CalendarDate = '2026-01-01';

const publishedFor = (on: CalendarDate, participants: Participants) =>
  published().find(
    (one) => one.from <= on && on <= one.to && (one.participants === 'all' || one.participants === participants),
  );

/** Whose factor a release prints: as its name says, else the one that it equals. */
function printedFor({ release }: FeeSchedule, on: CalendarDate, printed: number): Participants | 'all' {
  if (on < TWO_FACTORS_FROM) return 'all';
  if (release.variant !== null) return release.variant;
  return publishedFor(on, 'qualifying')?.tenThousandths === printed ? 'qualifying' : 'non-qualifying';
}

/**
 * The Medicare conversion factor of a day. The release's file prints it; a year whose factor changed by law within the year
 * is known better by date, and so is the other of two factors when its file is not loaded. Undefined when nothing says it.
 */
export function conversionFactor(
  on: CalendarDate,
  schedule: FeeSchedule | undefined,
  participants: Participants = 'non-qualifying',
): ConversionFactor | undefined {
  const known = publishedFor(on, participants);
  const printed = schedule?.release.facts['conversionFactor'];
  if (schedule !== undefined && typeof printed === 'number' && known?.withinYear !== true) {
    const whose = printedFor(schedule, on, printed);
    if (whose === 'all' || whose === participants)
      return { tenThousandths: printed, source: `pfs ${schedule.release.id}` };
  }
  return known && { tenThousandths: known.tenThousandths, source: `published for ${known.from} to ${known.to}` };
}
