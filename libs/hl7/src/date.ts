import { isCalendarDate } from '@chargeline/kernel';

export type Hl7Precision = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second';

/** A date as the sender's clock says it: `YYYY`, `YYYY-MM` or, from precision day on, `YYYY-MM-DD`. */
export interface Hl7Date {
  readonly date: string;
  readonly precision: Hl7Precision;
}

const DTM = /^(\d{4})(?:(\d\d)(?:(\d\d)(?:(\d\d)(?:(\d\d)(?:(\d\d)(?:\.\d{1,4})?)?)?)?)?)?([+-]\d{4})?$/;
const PRECISIONS: readonly Hl7Precision[] = ['year', 'month', 'day', 'hour', 'minute', 'second'];
/** Offsets in use run from -12:00 to +14:00. */
const OFFSET = /^(?:[+-](?:0\d|1[01])[0-5]\d|[+-]1200|\+1[23][0-5]\d|\+1400)$/;

/**
 * Reads an HL7 date or time stamp, `YYYY[MM[DD[HH[MM[SS[.S[S[S[S]]]]]]]]][+/-ZZZZ]` (HL7 v2.5 sections 2.A.21, 2.A.22, 2.A.77).
 * Null for days that the calendar lacks, `00000000`, impossible times and offsets, years outside 1800 to 2199.
 */
export function hl7Date(text: string): Hl7Date | null {
  const match = DTM.exec(text);
  if (match === null) return null;
  const [, year = '', month, day, hour = '0', minute = '0', second = '0', offset] = match;
  if (!isCalendarDate(`${year}-${month ?? '01'}-${day ?? '01'}`)) return null;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  if (offset !== undefined && !OFFSET.test(offset)) return null;
  const given = match.slice(1, 7).filter((part) => part !== undefined).length;
  const date = [year, month, day].filter((part) => part !== undefined).join('-');
  return { date, precision: PRECISIONS[given - 1] ?? 'year' };
}

/** A moment as an HL7 time stamp in UTC: `20250131143000+0000`. */
export function hl7Timestamp(moment: Date): string {
  return `${moment.toISOString().slice(0, 19).replaceAll(/[-T:]/g, '')}+0000`;
}
