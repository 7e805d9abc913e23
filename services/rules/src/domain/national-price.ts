import type { FeeScheduleRow } from '@chargeline/codes';

/** What Medicare pays for one unit before any locality (every index 1), in cents: in the office and in a facility. */
export interface NationalPrice {
  readonly office: number;
  readonly facility: number;
}

/** Status codes whose relative values are paid (Claims Processing Manual ch. 23, Addendum). */
const PAID: ReadonlySet<string> = new Set(['A', 'R', 'T']);

/** Relative values in hundredths times ten-thousandths of a dollar: a cent is ten thousand of their product. */
const ONE_CENT = 10_000;

/** The sum of 42 CFR 414.20 with all indices 1; null where the row is not paid or has no values. `factor` is in ten-thousandths of a dollar. */
export function nationalPrice({ status, rvu }: FeeScheduleRow, factor: number): NationalPrice | null {
  const { work, practiceNonFacility, practiceFacility, malpractice } = rvu;
  const [office, facility] = [practiceNonFacility, practiceFacility].map((practice) =>
    Math.round(((work + practice + malpractice) * factor) / ONE_CENT),
  ) as [number, number];
  return PAID.has(status) && office + facility > 0 ? { office, facility } : null;
}

/** By row and factor: days of one fee schedule share what was computed. */
const known = new WeakMap<FeeScheduleRow, { readonly factor: number; readonly price: NationalPrice | null }>();

/** What `nationalPrice` gives, computed once. */
export function nationalPriceOf(row: FeeScheduleRow, factor: number): NationalPrice | null {
  const before = known.get(row);
  if (before?.factor === factor) return before.price;
  const price = nationalPrice(row, factor);
  known.set(row, { factor, price });
  return price;
}
