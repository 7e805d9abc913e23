import type { FeeScheduleRow, ScheduledCode } from '@chargeline/codes';
import type { Cents } from '@chargeline/kernel';
import { BY_REPORT } from './modifiers.js';
import { capOf, feeOf, type Line, type Rates, type Step } from './service.js';
import { ANESTHESIA, PRICED, type Unpriced, WITHOUT_PRICE } from './status.js';
import { type Told, toldBy } from './told.js';

/** What a unit of a code with its modifiers pays at a place and day, before the rules of the whole line and of the day. */
export interface Unit {
  readonly is: 'unit';
  readonly told: Told;
  readonly row: FeeScheduleRow;
  readonly cents: Cents;
  /** The technical part of it; undefined where the schedule does not tell. */
  readonly technical: Cents | undefined;
  /** The most that the technical part may be; undefined without a cap. */
  readonly cap: Cents | undefined;
  readonly steps: readonly Step[];
}

/** Why a code with its modifiers has no price at a place and day. */
export interface NoUnit {
  readonly is: 'refusal';
  readonly row: FeeScheduleRow | null;
  readonly status: Unpriced;
  readonly because: string;
}

/** Anesthesia is paid by its time, not by the unit. */
export interface ByTime {
  readonly is: 'anesthesia';
  readonly row: FeeScheduleRow | null;
}

export type Found = Unit | NoUnit | ByTime;

/** Finds what a unit of the line pays: once for all lines of a code and modifiers, unless a contract lists the line's fee. */
export function unitFor(line: Line, rates: Rates): Found {
  const told = toldBy(line.modifiers);
  if (line.listed !== undefined) return find(line, told, rates);
  let known = rates.units.get(told);
  if (known === undefined) rates.units.set(told, (known = new Map()));
  const before = known.get(line.code);
  if (before !== undefined) return before;
  const found = find(line, told, rates);
  known.set(line.code, found);
  return found;
}

function find({ code, listed }: Line, told: Told, rates: Rates): Found {
  const parts = rates.schedule.code(code);
  if (parts?.whole?.status === ANESTHESIA || (parts === undefined && isAnesthesia(code, rates)))
    return { is: 'anesthesia', row: parts?.whole ?? null };
  if (parts === undefined)
    return none(null, 'not-in-schedule', `${code} is not in the fee schedule ${rates.schedule.release.id}.`);
  if (told.unclear !== undefined) return none(null, 'not-adjusted', told.unclear);
  const { component } = told;
  const row = parts[component === undefined ? 'whole' : PARTS[component]!];
  const reported = told.byReport.find((modifier) => modifier !== '53' || row === undefined);
  if (reported !== undefined) return none(null, 'by-report', `Modifier ${reported}: ${BY_REPORT[reported]}.`);
  if (row === undefined) {
    const because = `${code} has no row ${component ?? 'for the whole service'} in ${rates.schedule.release.id}.`;
    return none(null, 'not-in-schedule', because);
  }
  const without = WITHOUT_PRICE[row.status];
  if (without !== undefined) return none(row, without.status, `${code} ${without.because}.`);
  if (!PRICED.has(row.status))
    return none(row, 'not-valid', `${code} has the status ${row.status}, which is not known.`);
  if (listed !== undefined) return byContract(row, told, listed);
  if (isWithoutValue(row))
    return none(row, 'carrier-priced', `${code} has no relative values; the Medicare contractor prices it.`);
  return bySchedule(row, told, parts, rates);
}

const PARTS: Readonly<Record<string, keyof ScheduledCode>> = {
  '26': 'professional',
  TC: 'technical',
  '53': 'discontinued',
};

const none = (row: FeeScheduleRow | null, status: Unpriced, because: string): NoUnit => ({
  is: 'refusal',
  row,
  status,
  because,
});

/** A schedule that is a selection may not have the code; the base units then know it. */
function isAnesthesia(code: string, { schedule, anesthesia }: Rates): boolean {
  if (!schedule.release.partial || !/^0\d{4}$/.test(code)) return false;
  const rates = anesthesia();
  return typeof rates !== 'string' && rates.unitsOf(code) !== undefined;
}

const BY_SCHEDULE = 'work, practice expense and malpractice by their indices, times the conversion factor';

function bySchedule(row: FeeScheduleRow, told: Told, parts: ScheduledCode, rates: Rates): Unit {
  const cents = feeOf(row, rates);
  const technical = technicalOf(row, parts, cents, rates);
  const cap = capOf(row, cents - (technical ?? cents), rates);
  const fee: Step = { rule: 'fee', factor: null, cents, says: BY_SCHEDULE };
  return { is: 'unit', told, row, cents, technical, cap, steps: [fee, ...unchanged(told, cents)] };
}

function byContract(row: FeeScheduleRow, told: Told, { cents, says }: NonNullable<Line['listed']>): Unit {
  const fee: Step = { rule: 'contract', factor: null, cents, says };
  const steps = [fee, ...unchanged(told, cents)];
  return { is: 'unit', told, row, cents, technical: undefined, cap: undefined, steps };
}

const unchanged = (told: Told, cents: Cents): readonly Step[] =>
  told.unchanged.map((says) => ({ rule: 'unchanged', factor: null, cents, says }));

/** What of a unit's fee is technical; undefined where the schedule does not tell. */
function technicalOf(row: FeeScheduleRow, parts: ScheduledCode, cents: Cents, rates: Rates): Cents | undefined {
  if (row.modifier === 'TC' || row.pcTc === '3') return cents;
  if (row.pcTc === '1') return row.modifier === '' ? parts.technical && feeOf(parts.technical, rates) : 0;
  if (row.pcTc !== '4') return 0;
  const behind = rates.schedule.technicalBehind(row.code);
  return behind.length === 0 ? undefined : behind.reduce((sum, technical) => sum + feeOf(technical, rates), 0);
}

const isWithoutValue = ({ rvu }: FeeScheduleRow): boolean =>
  rvu.work === 0 && rvu.practiceFacility === 0 && rvu.practiceNonFacility === 0 && rvu.malpractice === 0;
