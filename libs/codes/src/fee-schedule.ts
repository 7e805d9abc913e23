import { indexBy, lazily, readTable, scaled } from './table.js';

/** Relative value units in hundredths, as printed (42 CFR 414.22). */
export interface Rvu {
  readonly work: number;
  readonly practiceNonFacility: number;
  readonly practiceFacility: number;
  readonly malpractice: number;
}

/** One row of the physician fee schedule. Indicators are the letters and digits of the record layout of PPRRVU. */
export interface FeeScheduleRow {
  readonly code: string;
  /** Empty, or the modifier that has a row of its own: 26, TC, 53. */
  readonly modifier: string;
  /** Status code: A, R and T carry relative values and are paid; B is bundled, C carrier-priced, N not covered, X by another schedule, I not used by Medicare, … */
  readonly status: string;
  readonly rvu: Rvu;
  /** PC/TC indicator: 1 has 26 and TC rows. */
  readonly pcTc: string;
  /** 000, 010, 090 days, or MMM, XXX, YYY, ZZZ. */
  readonly globalDays: string;
  readonly multiple: string;
  readonly bilateral: string;
  readonly assistant: string;
}

const YEAR = 2025;
const TABLE = 'pfs-2025';
const COLUMNS = [
  'code',
  'modifier',
  'status',
  'work',
  'practice_non_facility',
  'practice_facility',
  'malpractice',
  'pc_tc',
  'global_days',
  'multiple',
  'bilateral',
  'assistant',
] as const;

const hundredths = (text: string): number => scaled(TABLE, text, 2);
const keyOf = (code: string, modifier: string): string => `${code}-${modifier}`;

const schedule = lazily(() => {
  const rows = readTable(TABLE, COLUMNS).map((row): FeeScheduleRow => ({
    code: row.code,
    modifier: row.modifier,
    status: row.status,
    rvu: {
      work: hundredths(row.work),
      practiceNonFacility: hundredths(row.practice_non_facility),
      practiceFacility: hundredths(row.practice_facility),
      malpractice: hundredths(row.malpractice),
    },
    pcTc: row.pc_tc,
    globalDays: row.global_days,
    multiple: row.multiple,
    bilateral: row.bilateral,
    assistant: row.assistant,
  }));
  return indexBy(TABLE, rows, ({ code, modifier }) => keyOf(code, modifier));
});

/** The row of a code and its component modifier (none, 26, TC or 53) in a calendar year; undefined when the table has none. */
export function feeScheduleRow(year: number, code: string, modifier = ''): FeeScheduleRow | undefined {
  return year === YEAR ? schedule().get(keyOf(code, modifier)) : undefined;
}

/** Whether the schedule has the code at all; every code has a row without modifier. */
export const isScheduled = (code: string): boolean => schedule().has(keyOf(code, ''));
