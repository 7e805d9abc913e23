/** A day of the calendar as `YYYY-MM-DD`, without time or zone. */
export type CalendarDate = string;

/** Whether the text is a day that the Gregorian calendar has, from 1800 to 2199. */
export function isCalendarDate(text: string): boolean {
  const match = /^(1[89]|2[01])\d\d-(\d\d)-(\d\d)$/.exec(text);
  if (match === null) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** Whole years from `birth` to `on`; negative when `on` is before `birth`. Born on 29 February, a year is full on 1 March. */
export function yearsBetween(birth: CalendarDate, on: CalendarDate): number {
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4));
  return on.slice(5) < birth.slice(5) ? years - 1 : years;
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
