import {
  conversionFactor,
  feeScheduleRow,
  type FeeScheduleRow,
  gpciOf,
  type Locality,
  modifier,
} from '@chargeline/codes';
import type { PricedLine } from '@chargeline/contracts';
import { allowedCents, timesUnits } from './allowed.js';

/** What pricing looks at in a claim line. */
export interface Line {
  readonly line: number;
  readonly code: string;
  readonly modifiers: readonly string[];
  readonly units: number;
  readonly serviceFrom: string;
}

export type Setting = 'facility' | 'non-facility';

/** Status codes of the fee schedule that carry a price (Claims Processing Manual ch. 23, Addendum, field 4). */
const PRICED = new Set(['A', 'R', 'T']);

const STATUS: Readonly<Record<string, string>> = {
  B: 'is bundled into other services',
  C: 'is priced by the Medicare contractor',
  E: 'is excluded from the fee schedule by regulation',
  I: 'is not used by Medicare, which wants another code',
  J: 'is anesthesia, priced by time and its own factor',
  M: 'is a measurement code without payment',
  N: 'is not covered by Medicare',
  P: 'is bundled or excluded',
  X: 'is paid under another schedule',
};

/** These modifiers pick a row of the schedule; they never multiply. */
const COMPONENTS = new Set(['26', 'TC', '53']);

/** A modifier of these kinds changes what Medicare pays, by rules that this room does not have yet. */
const CHANGES_PAYMENT = new Set(['payment', 'anesthesia']);

const notPriced = (line: number, because: string): PricedLine => ({
  line,
  status: 'not-priced',
  allowedCents: null,
  because,
});

function whyNot(row: FeeScheduleRow | undefined, { code, modifiers, serviceFrom }: Line): string | null {
  if (row === undefined)
    return `${[code, ...modifiers].join('-')} is not in the fee schedule of ${serviceFrom.slice(0, 4)}.`;
  if (!PRICED.has(row.status)) return `${code} ${STATUS[row.status] ?? `has status ${row.status}`}.`;
  const changing = modifiers.find(
    (code) => !COMPONENTS.has(code) && CHANGES_PAYMENT.has(modifier(code)?.kind ?? 'payment'),
  );
  if (changing !== undefined) return `Modifier ${changing} may change the payment and is not adjusted for.`;
  return null;
}

/** The allowed amount of one line, or why it has none. A code outside of the table is never given a price. */
export function priceLine(line: Line, locality: Locality | undefined, setting: Setting): PricedLine {
  const year = Number(line.serviceFrom.slice(0, 4));
  const component = line.modifiers.find((code) => COMPONENTS.has(code)) ?? '';
  const row = feeScheduleRow(year, line.code, component);
  const because = whyNot(row, line);
  if (because !== null) return notPriced(line.line, because);
  if (locality === undefined)
    return notPriced(line.line, 'The place of service has no Medicare locality in the tables.');
  const gpci = gpciOf(year, locality.carrier, locality.locality);
  const factor = conversionFactor(line.serviceFrom);
  if (gpci === undefined || factor === undefined)
    return notPriced(line.line, `There are no factors for ${line.serviceFrom}.`);
  const { work, malpractice, practiceFacility, practiceNonFacility } = row!.rvu;
  const practice = setting === 'facility' ? practiceFacility : practiceNonFacility;
  const unit = allowedCents({ work, practice, malpractice }, gpci, factor);
  return { line: line.line, status: 'priced', allowedCents: timesUnits(unit, line.units), because: null };
}
