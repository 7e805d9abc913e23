/** A day of the calendar as `YYYY-MM-DD`, without time or zone. */
export type CalendarDate = string;

/** Whether the text is a day that the Gregorian calendar has, from 1800 to 2199. */
export const isCalendarDate = (text: string): boolean => !Number.isNaN(dayNumber(text));

/** The days from 1970-01-01 to a day of the calendar, from 1800 to 2199; NaN where the text is none. */
export function dayNumber(text: string): number {
  if (text.length !== 10 || text.charCodeAt(4) !== DASH || text.charCodeAt(7) !== DASH) return Number.NaN;
  const [year, month, day] = [digitsAt(text, 0, 4), digitsAt(text, 5, 7), digitsAt(text, 8, 10)];
  const isDay = year >= 1_800 && year < 2_200 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(month, year);
  if (!isDay) return Number.NaN;
  // Years that begin in March end with the leap day.
  const since = month > 2 ? year : year - 1;
  const leapDays = Math.floor(since / 4) - Math.floor(since / 100) + Math.floor(since / 400);
  const ofYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day;
  return since * 365 + leapDays + ofYear - EPOCH;
}

const EPOCH = 719_469;
const DASH = 45;
const ZERO = 48;

/** The number that the characters from one place to before another write; NaN where they are not all digits. */
function digitsAt(text: string, from: number, to: number): number {
  let number = 0;
  for (let place = from; place < to; place += 1) {
    const digit = text.charCodeAt(place) - ZERO;
    if (digit < 0 || digit > 9) return Number.NaN;
    number = number * 10 + digit;
  }
  return number;
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const daysIn = (month: number, year: number): number => (month === 2 && isLeap(year) ? 29 : DAYS[month - 1]!);

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** Whole years from `birth` to `on`; negative when `on` is before `birth`. Born on 29 February, a year is full on 1 March. */
export function yearsBetween(birth: CalendarDate, on: CalendarDate): number {
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4));
  return on.slice(5) < birth.slice(5) ? years - 1 : years;
}

/** Whole days from `from` to `to`; negative when `to` is earlier, NaN where one is no day. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number => dayNumber(to) - dayNumber(from);
