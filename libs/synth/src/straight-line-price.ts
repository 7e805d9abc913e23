import {
  conversionFactor,
  type FeeScheduleRow,
  feeScheduleRow,
  gpciOf,
  localityOfZip,
  modifier,
  placeOfService,
} from '@chargeline/codes';
import type { CalendarDate, Cents } from '@chargeline/kernel';

/** What a line's worth under the physician fee schedule depends on. `zip` is that of the place where it was done. */
export interface PricedFacts {
  readonly code: string;
  readonly modifiers: readonly string[];
  readonly units: number;
  readonly serviceDate: CalendarDate;
  readonly placeOfService: string;
  readonly zip: string;
}

const PAID = new Set(['A', 'R', 'T']);
/** Parts of a service that have rows of their own. */
const COMPONENTS = new Set(['26', 'TC']);
/** RVU in hundredths, GPCI in thousandths, factor in ten-thousandths of a dollar: one cent is ten million of their product. */
const ONE_CENT = 10_000_000n;

/**
 * What Medicare allows for the line, in cents, straight from the tables (42 CFR 414.20):
 * (work × GPCI + practice × GPCI + malpractice × GPCI) × conversion factor, rounded half up to a cent, times the units.
 * Null for a code that the schedule does not pay, a modifier that changes the payment, a place or day without a rate.
 */
export function straightLineCents(facts: PricedFacts): Cents | null {
  const year = Number(facts.serviceDate.slice(0, 4));
  const components = facts.modifiers.filter((code) => COMPONENTS.has(code));
  if (components.length > 1 || facts.modifiers.some(changesPayment)) return null;
  const row = feeScheduleRow(year, facts.code, components[0] ?? '');
  const locality = localityOfZip(facts.zip);
  const factor = conversionFactor(facts.serviceDate);
  if (row === undefined || !PAID.has(row.status) || locality === undefined || factor === undefined) return null;
  const index = gpciOf(year, locality.carrier, locality.locality);
  const practice = practiceOf(row, facts.placeOfService);
  if (index === undefined || practice === null) return null;
  const weighted =
    BigInt(row.rvu.work) * BigInt(index.work) +
    BigInt(practice) * BigInt(index.practice) +
    BigInt(row.rvu.malpractice) * BigInt(index.malpractice);
  const unit = (weighted * BigInt(factor) + ONE_CENT / 2n) / ONE_CENT;
  return Number(unit * BigInt(facts.units));
}

/** Whether a modifier asks for another amount than the row's; of one that we do not know, it must be feared. */
function changesPayment(code: string): boolean {
  const kind = modifier(code)?.kind;
  return kind === undefined || kind === 'payment' || kind === 'anesthesia';
}

function practiceOf({ rvu }: FeeScheduleRow, place: string): number | null {
  const rate = placeOfService(place)?.rate;
  if (rate === 'facility') return rvu.practiceFacility;
  return rate === 'non-facility' ? rvu.practiceNonFacility : null;
}
