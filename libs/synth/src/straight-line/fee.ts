import {
  conversionFactor,
  type FeeScheduleRow,
  feeScheduleOn,
  feeScheduleRow,
  gpciOf,
  localityOfZip,
  placeOfService,
  type Rvu,
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

/** What relative values are worth on a day at a place: indices in thousandths, the factor in ten-thousandths of a dollar. */
export interface Rates {
  readonly work: bigint;
  readonly practice: bigint;
  readonly malpractice: bigint;
  readonly factor: bigint;
  readonly facility: boolean;
}

const PAID = new Set(['A', 'R', 'T']);
/** RVU in hundredths, GPCI in thousandths, factor in ten-thousandths of a dollar: one cent is ten million of their product. */
const ONE_CENT = 10_000_000n;

/** A share of an amount that is not negative, rounded half up to the cent. */
export const portion = (cents: bigint, numerator: bigint, denominator: bigint): bigint =>
  (2n * cents * numerator + denominator) / (2n * denominator);

/** Null for a day or a place without a rate. */
export function ratesOf({ serviceDate, placeOfService: place, zip }: PricedFacts): Rates | null {
  const locality = localityOfZip(zip, serviceDate);
  const index = locality && gpciOf(serviceDate, locality.carrier, locality.locality);
  const factor = conversionFactor(serviceDate, feeScheduleOn(serviceDate))?.tenThousandths;
  const rate = placeOfService(place)?.rate;
  if (index === undefined || factor === undefined || (rate !== 'facility' && rate !== 'non-facility')) return null;
  return {
    work: BigInt(index.work),
    practice: BigInt(index.practice),
    malpractice: BigInt(index.malpractice),
    factor: BigInt(factor),
    facility: rate === 'facility',
  };
}

/**
 * The sum of 42 CFR 414.20 in cents, rounded half up once:
 * (work × GPCI + practice expense × GPCI + malpractice × GPCI) × conversion factor. `halves` is how much of the practice expense.
 */
export function feeOf(rvu: Rvu, rates: Rates, halves: 1 | 2 = 2): bigint {
  const practice = rates.facility ? rvu.practiceFacility : rvu.practiceNonFacility;
  const doubled =
    2n * BigInt(rvu.work) * rates.work +
    BigInt(halves * practice) * rates.practice +
    2n * BigInt(rvu.malpractice) * rates.malpractice;
  return portion(doubled * rates.factor, 1n, 2n * ONE_CENT);
}

/** Whether the schedule pays the row: by its status, and some value must be there. */
export const isPaid = ({ status, rvu }: FeeScheduleRow): boolean =>
  PAID.has(status) && rvu.work + rvu.practiceNonFacility + rvu.practiceFacility + rvu.malpractice > 0;

/** Parts of a service that have rows of their own. */
const COMPONENTS = new Set(['26', 'TC', '53']);

/** Empty for the whole service; null when two parts are asked for at once. */
export function componentOf(modifiers: readonly string[]): string | null {
  const components = new Set(modifiers.filter((code) => COMPONENTS.has(code)));
  return components.size > 1 ? null : ([...components][0] ?? '');
}

/** The row that pays the line; undefined when none does. */
export function paidRowOf({ code, modifiers, serviceDate }: PricedFacts): FeeScheduleRow | undefined {
  const component = componentOf(modifiers);
  const row = component === null ? undefined : feeScheduleRow(serviceDate, code, component);
  return row !== undefined && isPaid(row) ? row : undefined;
}

/** What the row of a code and its component is worth, once and by itself, in cents; null when the schedule does not pay it. */
export function straightLineFee(facts: PricedFacts): Cents | null {
  const [row, rates] = [paidRowOf(facts), ratesOf(facts)];
  return row === undefined || rates === null ? null : Number(feeOf(row.rvu, rates));
}
