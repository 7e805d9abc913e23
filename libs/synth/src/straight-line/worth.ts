import { type FeeScheduleRow, feeScheduleOn } from '@chargeline/codes';
import { feeOf, isPaid, type PricedFacts, portion, type Rates } from './fee.js';

/** What one performance is worth, in cents, seen from all the sides that a rule may ask for. */
export interface Worth {
  readonly fee: bigint;
  /** Of the fee, the part for room, device and staff; the rest is the professional part. */
  readonly technical: bigint;
  /** What the technical part may be at most; null without a cap. */
  readonly cap: bigint | null;
  /** The practice expense alone. */
  readonly practice: bigint;
  /** The fee with half of the practice expense. */
  readonly halved: bigint;
}

const least = (one: bigint, other: bigint): bigint => (one < other ? one : other);
export const notBelowZero = (cents: bigint): bigint => (cents < 0n ? 0n : cents);

export function worthOf(facts: PricedFacts, row: FeeScheduleRow, rates: Rates): Worth {
  const fee = feeOf(row.rvu, rates);
  const technical = least(
    fee,
    technicalRows(facts, row).reduce((sum, { rvu }) => sum + feeOf(rvu, rates), 0n),
  );
  return {
    fee,
    technical,
    cap: capOf(row, rates, fee - technical),
    practice: feeOf({ ...row.rvu, work: 0, malpractice: 0 }, rates),
    halved: feeOf(row.rvu, rates, 1),
  };
}

/** The rows whose fees are the technical part: by the PC/TC indicator (Claims Processing Manual ch. 23, addendum of record layouts). */
function technicalRows({ code, serviceDate }: PricedFacts, row: FeeScheduleRow): readonly FeeScheduleRow[] {
  if (row.modifier === 'TC' || row.pcTc === '3') return [row];
  if (row.modifier !== '') return [];
  const schedule = feeScheduleOn(serviceDate);
  const technical = schedule?.code(code)?.technical;
  if (row.pcTc === '1') return technical !== undefined && isPaid(technical) ? [technical] : [];
  return row.pcTc === '4' ? (schedule?.technicalBehind(code) ?? []).filter(isPaid) : [];
}

/** Imaging is paid no better than in the outpatient hospital (Social Security Act § 1848 (b)(4)): its values instead, less the professional part. */
function capOf({ rvu, opps }: FeeScheduleRow, rates: Rates, professional: bigint): bigint | null {
  if (opps.practiceNonFacility + opps.practiceFacility + opps.malpractice === 0) return null;
  return notBelowZero(feeOf({ ...opps, work: rvu.work }, rates) - professional);
}

/** A share of everything, each figure rounded half up by itself. */
export function shareOf(worth: Worth, numerator: bigint, denominator: bigint): Worth {
  const share = (cents: bigint): bigint => portion(cents, numerator, denominator);
  return {
    fee: share(worth.fee),
    technical: share(worth.technical),
    cap: worth.cap === null ? null : share(worth.cap),
    practice: share(worth.practice),
    halved: share(worth.halved),
  };
}

/** The same with shares, in hundredths, of the technical and the professional part. The cap stays. */
export function withParts(worth: Worth, shares: { readonly technical: bigint; readonly professional: bigint }): Worth {
  const technical = portion(worth.technical, shares.technical, 100n);
  const professional = portion(worth.fee - worth.technical, shares.professional, 100n);
  return { ...worth, technical, fee: technical + professional };
}

/** The fee, its technical part cut to the cap. */
export const cappedFee = ({ fee, technical, cap }: Worth): bigint =>
  cap === null ? fee : notBelowZero(fee - notBelowZero(technical - cap));
