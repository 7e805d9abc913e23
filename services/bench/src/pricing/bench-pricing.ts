import { feeScheduleOn } from '@chargeline/codes';
import { type Line, type LinePrice, priceLines, ratesAt, totalCents } from '@chargeline/pricing';
import { fiveLineClaims, LINES_A_CLAIM } from './claims.js';

export interface PricingBenchOptions {
  /** How many five-line claims are priced while the clock runs. */
  readonly claims: number;
  readonly seed: number;
  readonly tell: (text: string) => void;
}

export interface PricingBenchResult {
  readonly claims: number;
  readonly linesAClaim: number;
  /** Of the lines of all different claims, how many have an amount, and how many were touched by a rule beyond their row's fee. */
  readonly drawnLines: number;
  readonly pricedLines: number;
  readonly ruledLines: number;
  readonly release: string;
  readonly codes: number;
  /** Until the schedule answers its first code, its table on disk or shipped. */
  readonly openMillis: number;
  /** CPU time of the process for the batches, collecting of garbage included. */
  readonly cpuSeconds: number;
  readonly claimsPerCoreSecond: number;
  /** When each claim comes from memory. */
  readonly claimsPerCoreSecondInTurn: number;
  readonly nanosALine: number;
  /** The sum of what was allowed, so that nothing is reckoned in vain. */
  readonly allowedCents: number;
  readonly node: string;
}

const DAY = '2025-06-02';
const DRAWN_ENCOUNTERS = 20_000;
const A_BATCH = 500;
const REST_OF_PENNSYLVANIA = '12502-99';

/**
 * Prices five-line claims on one core, again and again the same ones, after a warm-up: batch after batch, as a room has
 * them in the processor's cache once they are decoded, and then all of them in turn, so that each comes from memory.
 */
export function benchPricing({ claims: wanted, seed, tell }: PricingBenchOptions): PricingBenchResult {
  const before = performance.now();
  const schedule = feeScheduleOn(DAY);
  if (schedule === undefined) throw new RangeError(`No fee schedule speaks for ${DAY}.`);
  schedule.code('99213');
  const openMillis = performance.now() - before;
  tell('Drawing claims ...');
  const claims = fiveLineClaims(DRAWN_ENCOUNTERS, seed);
  const rates = ratesAt({ locality: REST_OF_PENNSYLVANIA, placeOfService: '11' });
  const price = (some: readonly (readonly Line[])[]): number => {
    let cents = 0;
    for (const claim of some) cents += totalCents(priceLines(claim, rates)) ?? 0;
    return cents;
  };
  tell(`Warming up with ${claims.length} claims ...`);
  for (let time = 0; time < 5; time += 1) price(claims);
  const rounds = Math.ceil(wanted / claims.length);
  tell(`Pricing ${claims.length} claims ${rounds} times, in batches and in turn ...`);
  const batches = measured(() => {
    let cents = 0;
    for (let first = 0; first < claims.length; first += A_BATCH) {
      const batch = claims.slice(first, first + A_BATCH);
      for (let round = 0; round < rounds; round += 1) cents += price(batch);
    }
    return cents;
  });
  const inTurn = measured(() => {
    let cents = 0;
    for (let round = 0; round < rounds; round += 1) cents += price(claims);
    return cents;
  });
  const drawn = claims.flatMap((claim) => priceLines(claim, rates));
  const priced = rounds * claims.length;
  return {
    claims: priced,
    linesAClaim: LINES_A_CLAIM,
    drawnLines: drawn.length,
    pricedLines: drawn.filter(({ allowedCents: cents }) => cents !== null).length,
    ruledLines: drawn.filter(isRuled).length,
    release: schedule.release.id,
    codes: schedule.codes,
    openMillis: Math.round(openMillis),
    cpuSeconds: batches.cpuSeconds,
    claimsPerCoreSecond: Math.round(priced / batches.cpuSeconds),
    claimsPerCoreSecondInTurn: Math.round(priced / inTurn.cpuSeconds),
    nanosALine: Math.round((batches.cpuSeconds * 1e9) / (priced * LINES_A_CLAIM)),
    allowedCents: batches.cents,
    node: process.version,
  };
}

function measured(work: () => number): { readonly cents: number; readonly cpuSeconds: number } {
  const start = process.cpuUsage();
  const cents = work();
  const { user, system } = process.cpuUsage(start);
  return { cents, cpuSeconds: (user + system) / 1e6 };
}

const isRuled = ({ allowedCents, steps }: LinePrice): boolean =>
  allowedCents !== null && steps.some(({ rule }) => rule !== 'fee' && rule !== 'unchanged');
