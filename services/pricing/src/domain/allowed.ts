import type { Gpci } from '@chargeline/codes';
import type { Cents } from '@chargeline/kernel';

/** Relative value units of one service at one place, in hundredths. */
export interface PlacedRvu {
  readonly work: number;
  readonly practice: number;
  readonly malpractice: number;
}

/** Hundredths of an RVU × thousandths of a GPCI × ten-thousandths of a dollar, in cents. */
const SCALE = 100 * 1_000 * 10_000;
const CENTS = 100;
/** A share of 1: half is 5,000. */
export const WHOLE = 10_000;

/** The quotient as a whole number, half up. Both are whole, not negative, and twice their sum is below 2^53. */
export const halfUp = (numerator: number, denominator: number): number =>
  Math.floor((2 * numerator + denominator) / (2 * denominator));

/**
 * What the physician fee schedule allows for one unit (42 CFR 414.20, Claims Processing Manual ch. 12 §20.1):
 * [work × GPCI + practice expense × GPCI + malpractice × GPCI] × conversion factor, rounded once, half a cent up.
 * The factor is in ten-thousandths of a dollar. With a divisor the RVUs are that many times too large.
 */
export function allowedCents(rvu: PlacedRvu, gpci: Gpci, conversionFactor: number, divisor = 1): Cents {
  const weighted = rvu.work * gpci.work + rvu.practice * gpci.practice + rvu.malpractice * gpci.malpractice;
  return halfUp(weighted * conversionFactor, (SCALE / CENTS) * divisor);
}

/** A share of an amount in ten-thousandths, rounded half up: 1,600 of 10,000 is the assistant's 16 %. */
export const shareOf = (cents: Cents, share: number): Cents => (share === WHOLE ? cents : halfUp(cents * share, WHOLE));

/** The price of several units: the unit's cents times units, which X12 allows up to three decimals. */
export const timesUnits = (cents: Cents, units: number): Cents =>
  Number.isInteger(units) ? cents * units : halfUp(cents * Math.round(units * 1_000), 1_000);
