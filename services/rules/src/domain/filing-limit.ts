import { type CalendarDate, isCalendarDate } from '@chargeline/kernel';

/** How long after the day of service a payer takes a claim: calendar years, or days. */
export interface FilingLimit {
  readonly years: number;
  readonly days: number;
}

/**
 * The last day on which a payer takes a claim for services that began on a day. A year later there may be no 29 February:
 * the last day is then the 28th (Claims Processing Manual ch. 1 §70.1). Null where the day is none.
 */
export function lastFilingDay(from: CalendarDate, { years, days }: FilingLimit): CalendarDate | null {
  if (!isCalendarDate(from)) return null;
  const [year, month, day] = from.split('-').map(Number) as [number, number, number];
  const lastOfMonth = new Date(Date.UTC(year + years, month, 0)).getUTCDate();
  return new Date(Date.UTC(year + years, month - 1, Math.min(day, lastOfMonth) + days)).toISOString().slice(0, 10);
}
