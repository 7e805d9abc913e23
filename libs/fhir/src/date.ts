import { isCalendarDate } from '@chargeline/kernel';

export type FhirPrecision = 'year' | 'month' | 'day' | 'second';

/** A date as the sender's clock says it: `YYYY`, `YYYY-MM` or, from precision day on, `YYYY-MM-DD`. */
export interface FhirDate {
  readonly date: string;
  readonly precision: FhirPrecision;
}

const TIME = String.raw`T([01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d{1,9})?(?:Z|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00))`;
const DATE_TIME = new RegExp(String.raw`^(\d{4})(?:-(\d\d)(?:-(\d\d)(${TIME})?)?)?$`);

/**
 * Reads a FHIR date or dateTime, full or partial (FHIR R4 section 2.24.0.1: a time needs seconds and a zone).
 * Null for days that the calendar lacks and years outside 1800 to 2199.
 */
export function fhirDate(text: string): FhirDate | null {
  const match = DATE_TIME.exec(text);
  if (match === null) return null;
  const [, year = '', month, day, time] = match;
  if (!isCalendarDate(`${year}-${month ?? '01'}-${day ?? '01'}`)) return null;
  if (month === undefined) return { date: year, precision: 'year' };
  if (day === undefined) return { date: `${year}-${month}`, precision: 'month' };
  return { date: `${year}-${month}-${day}`, precision: time === undefined ? 'day' : 'second' };
}
