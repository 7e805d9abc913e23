import type { FeeScheduleRow, ScheduledCode } from '@chargeline/codes';
import type { Cents } from '@chargeline/kernel';
import { BY_REPORT, COMPONENTS, contradiction, FACILITY_ONLY, isAdjusted, whyUnchanged } from './modifiers.js';
import { type Anesthesia, openAnesthesia } from './anesthesia/pay.js';
import { capOf, feeOf, type Line, note, type Rates, type Service } from './service.js';
import { ANESTHESIA, PRICED, type Unpriced, WITHOUT_PRICE } from './status.js';

/** A line that has no price by its code, place or modifiers alone. */
export interface Refusal {
  readonly is: 'refusal';
  readonly line: Line;
  readonly row: FeeScheduleRow | null;
  readonly status: Unpriced;
  readonly because: string;
}

const PARTS: Readonly<Record<string, keyof ScheduledCode>> = {
  '26': 'professional',
  TC: 'technical',
  '53': 'discontinued',
};

/** Finds the row of a line and its fee for one unit, or why it has none. */
export function open(line: Line, rates: Rates): Service | Anesthesia | Refusal {
  const parts = rates.schedule.code(line.code);
  if (parts?.whole?.status === ANESTHESIA || (parts === undefined && isAnesthesia(line, rates))) {
    const opened = openAnesthesia(line, rates.anesthesia());
    return 'role' in opened ? opened : refusal(line, parts?.whole ?? null, opened.status, opened.because);
  }
  if (parts === undefined)
    return refusal(
      line,
      null,
      'not-in-schedule',
      `${line.code} is not in the fee schedule ${rates.schedule.release.id}.`,
    );
  const unclear = whyUnclear(line.modifiers);
  if (unclear !== undefined) return refusal(line, null, 'not-adjusted', unclear);
  const component = line.modifiers.find((modifier) => COMPONENTS.has(modifier));
  const row = parts[component === undefined ? 'whole' : PARTS[component]!];
  const reported = line.modifiers.find((modifier) => modifier in BY_REPORT && (modifier !== '53' || row === undefined));
  if (reported !== undefined) return refusal(line, null, 'by-report', `Modifier ${reported}: ${BY_REPORT[reported]}.`);
  if (row === undefined)
    return refusal(
      line,
      null,
      'not-in-schedule',
      `${line.code} has no row ${component ?? 'for the whole service'} in ${rates.schedule.release.id}.`,
    );
  const without = WITHOUT_PRICE[row.status];
  if (without !== undefined) return refusal(line, row, without.status, `${line.code} ${without.because}.`);
  if (!PRICED.has(row.status))
    return refusal(line, row, 'not-valid', `${line.code} has the status ${row.status}, which is not known.`);
  if (isWithoutValue(row) && line.listed === undefined)
    return refusal(
      line,
      row,
      'carrier-priced',
      `${line.code} has no relative values; the Medicare contractor prices it.`,
    );
  return serviceOf(line, row, parts, rates);
}

export const refusal = (line: Line, row: FeeScheduleRow | null, status: Unpriced, because: string): Refusal => ({
  is: 'refusal',
  line,
  row,
  status,
  because,
});

/** A schedule that is a selection may not have the code; the base units then know it. */
function isAnesthesia({ code }: Line, { schedule, anesthesia }: Rates): boolean {
  if (!schedule.release.partial || !/^0\d{4}$/.test(code)) return false;
  const rates = anesthesia();
  return typeof rates !== 'string' && rates.unitsOf(code) !== undefined;
}

/** Why the modifiers of a line do not tell what it pays; undefined when they do. */
function whyUnclear(modifiers: readonly string[]): string | undefined {
  for (const modifier of modifiers) {
    if (modifier in FACILITY_ONLY) return `Modifier ${modifier}: ${FACILITY_ONLY[modifier]}.`;
    if (!isAdjusted(modifier) && !(modifier in BY_REPORT))
      return `Modifier ${modifier} may change the payment and is not adjusted for.`;
  }
  const [one, other] = contradiction(modifiers) ?? [];
  return one === undefined ? undefined : `Modifiers ${one} and ${other} exclude each other.`;
}

function serviceOf(line: Line, row: FeeScheduleRow, parts: ScheduledCode, rates: Rates): Service {
  const { listed } = line;
  const cents = listed?.cents ?? feeOf(row, rates);
  const technical = listed === undefined ? technicalOf(row, parts, cents, rates) : undefined;
  const service: Service = {
    is: 'service',
    line,
    row,
    rates,
    cents,
    technical,
    cap: listed === undefined ? capOf(row, cents - (technical ?? cents), rates) : undefined,
    counted: false,
    reduced: false,
    pair: null,
    status: 'priced',
    because: null,
    steps: [],
  };
  if (listed !== undefined) note(service, 'contract', null, listed.says);
  else
    note(service, 'fee', null, 'work, practice expense and malpractice by their indices, times the conversion factor');
  for (const modifier of line.modifiers) {
    const why = whyUnchanged(modifier);
    if (why !== undefined) note(service, 'unchanged', null, `${modifier}: ${why}`);
  }
  return service;
}

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
