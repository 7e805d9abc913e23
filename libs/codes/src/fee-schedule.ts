import type { CalendarDate } from '@chargeline/kernel';
import type { Kept } from './official/format.js';
import { referenceById, type Referenced, referenceOn, releasesInUse, tableOf } from './release/in-use.js';
import type { Release } from './release/release.js';

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
  /** The service is rarely or never given in an office; its facility value stands in the office's column too. */
  readonly rareInOffice: boolean;
  /** The service is rarely or never given in a facility. */
  readonly rareInFacility: boolean;
  /** PC/TC indicator: 1 has 26 and TC rows, 2 is professional, 3 technical, 4 both together, 7 therapy. */
  readonly pcTc: string;
  /** 000, 010, 090 days, or MMM, XXX, YYY, ZZZ. */
  readonly globalDays: string;
  /** Shares of the global package in hundredths: before, during and after the operation. */
  readonly preOperative: number;
  readonly intraOperative: number;
  readonly postOperative: number;
  readonly multiple: string;
  readonly bilateral: string;
  readonly assistant: string;
  readonly coSurgeons: string;
  readonly team: string;
  /** The base of the endoscopic family, or empty. */
  readonly endoscopicBase: string;
  /** What the hospital outpatient system pays, as RVUs: a cap on imaging (42 CFR 414.22 (b)(4)). Work has none. All 0 without a cap. */
  readonly opps: Rvu;
}

/** The rows of one code: the whole service and the parts that have rows of their own. */
export interface ScheduledCode {
  readonly whole: FeeScheduleRow | undefined;
  readonly professional: FeeScheduleRow | undefined;
  readonly technical: FeeScheduleRow | undefined;
  readonly discontinued: FeeScheduleRow | undefined;
}

/** One release of the physician fee schedule. */
export interface FeeSchedule {
  readonly release: Release;
  /** How many codes it has. */
  readonly codes: number;
  /** The rows of a code; undefined when the release has none. */
  readonly code: (code: string) => ScheduledCode | undefined;
  /** The technical rows behind a code for both parts together (PC/TC indicator 4), such as 93005 behind 93000. */
  readonly technicalBehind: (code: string) => readonly FeeScheduleRow[];
}

const schedules = new WeakMap<object, FeeSchedule>();

/** The fee schedule for a day of service; undefined when no release speaks for the day. */
export function feeScheduleOn(on: CalendarDate, variant: Release['variant'] = null): FeeSchedule | undefined {
  return scheduleOf(referenceOn('pfs', on, { variant }));
}

/** The fee schedule with a pinned id; undefined when that release is not here. */
export const feeScheduleById = (id: string): FeeSchedule | undefined => scheduleOf(referenceById('pfs', id));

/** The row of a code and its component modifier (none, 26, TC or 53) on a day of service; undefined when there is none. */
export function feeScheduleRow(on: CalendarDate, code: string, modifier = ''): FeeScheduleRow | undefined {
  const rows = feeScheduleOn(on)?.code(code);
  return rows?.[PART[modifier] ?? 'whole'];
}

/** Whether any release has the code, for whatever day. */
export const isScheduled = (code: string): boolean =>
  releasesInUse().some(
    (release) => release.kind === 'pfs' && scheduleOf({ release, table: tableOf(release) })?.code(code) !== undefined,
  );

const PART: Readonly<Record<string, keyof ScheduledCode>> = {
  '': 'whole',
  '26': 'professional',
  TC: 'technical',
  '53': 'discontinued',
};

function scheduleOf(found: Referenced | undefined): FeeSchedule | undefined {
  if (found === undefined) return undefined;
  const known = schedules.get(found.table);
  if (known !== undefined) return known;
  const { release, table } = found;
  const codes = new Map<string, ScheduledCode>();
  for (const kept of table.all()) {
    const row = rowOf(kept);
    const part = PART[row.modifier];
    if (part === undefined) continue;
    codes.set(row.code, { ...(codes.get(row.code) ?? NO_PARTS), [part]: row });
  }
  const behind = technicalBehind(codes);
  const schedule: FeeSchedule = {
    release,
    codes: codes.size,
    code: (code) => codes.get(code),
    technicalBehind: (code) => behind.get(code) ?? [],
  };
  schedules.set(table, schedule);
  return schedule;
}

const NO_PARTS: ScheduledCode = {
  whole: undefined,
  professional: undefined,
  technical: undefined,
  discontinued: undefined,
};

/** The codes of such services follow each other: both together (4), perhaps supervision (2), technical (3, one or two), professional (2). */
function technicalBehind(codes: ReadonlyMap<string, ScheduledCode>): ReadonlyMap<string, readonly FeeScheduleRow[]> {
  const behind = new Map<string, FeeScheduleRow[]>();
  let together: FeeScheduleRow[] | undefined;
  for (const [code, { whole }] of codes) {
    if (whole?.pcTc === '4') behind.set(code, (together = []));
    else if (whole?.pcTc === '3') together?.push(whole);
    else if (whole?.pcTc !== '2' || (together?.length ?? 0) > 0) together = undefined;
  }
  return behind;
}

function rowOf(kept: Kept): FeeScheduleRow {
  const text = (column: string): string => String(kept[column] ?? '');
  const number = (column: string): number => Number(kept[column] ?? 0);
  return {
    code: text('code'),
    modifier: text('modifier'),
    status: text('status'),
    rvu: {
      work: number('work'),
      practiceNonFacility: number('practice_non_facility'),
      practiceFacility: number('practice_facility'),
      malpractice: number('malpractice'),
    },
    rareInOffice: text('non_facility_na') === 'NA',
    rareInFacility: text('facility_na') === 'NA',
    pcTc: text('pc_tc'),
    globalDays: text('global_days'),
    preOperative: number('pre_op'),
    intraOperative: number('intra_op'),
    postOperative: number('post_op'),
    multiple: text('multiple'),
    bilateral: text('bilateral'),
    assistant: text('assistant'),
    coSurgeons: text('co_surgeons'),
    team: text('team'),
    endoscopicBase: text('endoscopic_base'),
    opps: {
      work: 0,
      practiceNonFacility: number('opps_practice_non_facility'),
      practiceFacility: number('opps_practice_facility'),
      malpractice: number('opps_malpractice'),
    },
  };
}
