import type { Gpci } from '@chargeline/codes';
import type { Cents } from '@chargeline/kernel';

/** Relative value units of one service at one place, in hundredths. */
export interface Rvu {
  readonly work: number;
  readonly practice: number;
  readonly malpractice: number;
}

/** Hundredths of an RVU × thousandths of a GPCI × ten-thousandths of a dollar, in cents. */
const SCALE = 100 * 1_000 * 10_000;
const CENTS = 100;

const halfUp = (numerator: number, denominator: number): number =>
  Math.floor((2 * numerator + denominator) / (2 * denominator));

/**
 * What the physician fee schedule allows for one unit (42 CFR 414.20, Claims Processing Manual ch. 12 §20.1):
 * [work × GPCI + practice expense × GPCI + malpractice × GPCI] × conversion factor, rounded once, half a cent up.
 * The factor is in ten-thousandths of a dollar. All sums stay below 2^53.
 */
export function allowedCents(rvu: Rvu, gpci: Gpci, conversionFactor: number): Cents {
  const weighted = rvu.work * gpci.work + rvu.practice * gpci.practice + rvu.malpractice * gpci.malpractice;
  return halfUp(weighted * conversionFactor * CENTS, SCALE);
}

/** The price of several units: the unit's cents times units, which X12 allows up to three decimals. */
export function timesUnits(cents: Cents, units: number): Cents {
  return halfUp(cents * Math.round(units * 1_000), 1_000);
}
