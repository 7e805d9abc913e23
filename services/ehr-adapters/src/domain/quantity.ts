import type { Cents } from '@chargeline/kernel';

const DECIMAL = /^\d{1,7}(?:\.\d{1,3})?$/;

/** Units of service, more than none and at most three decimals (X12 SV104); null for any other text. */
export function unitsOf(text: string): number | null {
  const units = DECIMAL.test(text) ? Number(text) : 0;
  return units > 0 ? units : null;
}

/** Four digits hold a week. */
const MOST_MINUTES = 9_999;

/** Whole minutes, more than none; null for any other text. */
export function minutesOf(text: string): number | null {
  const minutes = unitsOf(text);
  return minutes !== null && Number.isInteger(minutes) && minutes <= MOST_MINUTES ? minutes : null;
}

/** The price of one unit times units, exactly; null when that is not a whole number of cents. */
export function extended(unitCents: Cents, units: number): Cents | null {
  const thousandths = unitCents * Math.round(units * 1_000);
  return thousandths % 1_000 === 0 ? thousandths / 1_000 : null;
}
