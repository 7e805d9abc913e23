import { type CalendarDate, isCalendarDate } from '@chargeline/kernel';
import { type SimpleOut, exact } from './element-out.js';

/** A date and a time of day, `YYYY-MM-DD` and `HH:MM`, as the caller's clock has it. */
export interface Moment {
  readonly date: CalendarDate;
  readonly time: string;
}

const isTime = (time: string): boolean => /^([01]\d|2[0-3])[0-5]\d$/.test(time);
const dashed = (text: string): string => `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;

const compact = (date: CalendarDate): string => (isCalendarDate(date) ? date.replaceAll('-', '') : '');

/** A date as CCYYMMDD (format D8); a day that the calendar has not is refused. */
export function dateOut(date: CalendarDate | undefined): SimpleOut {
  return date === undefined ? '' : exact(compact(date), 8, 8);
}

/** Two dates as CCYYMMDD-CCYYMMDD (format RD8). */
export function rangeOut(from: CalendarDate, through: CalendarDate): SimpleOut {
  return exact(`${compact(from)}-${compact(through)}`, 17, 17);
}

/** A time as HHMM. */
export function timeOut(time: string): SimpleOut {
  return exact(time.replace(':', ''), 4, 4, isTime);
}

/** CCYYMMDD as a date, or null when the calendar has no such day. */
export function dateOf(text: string): CalendarDate | null {
  return /^\d{8}$/.test(text) && isCalendarDate(dashed(text)) ? dashed(text) : null;
}
