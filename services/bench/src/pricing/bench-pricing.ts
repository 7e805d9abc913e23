import { feeScheduleOn } from '@chargeline/codes';
import { priceLines, ratesAt } from '@chargeline/pricing';
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
  /** Of the lines, how many have an amount, and how many were touched by a rule beyond their row's fee. */
  readonly pricedLines: number;
  readonly ruledLines: number;
  readonly release: string;
  readonly codes: number;
  /** Until the schedule answers its first code, its table on disk or shipped. */
  readonly openMillis: number;
  /** CPU time of the process, collecting of garbage included. */
  readonly cpuSeconds: number;
  readonly claimsPerCoreSecond: number;
  readonly nanosALine: number;
  /** The sum of what was allowed, so that nothing is reckoned in vain. */
  readonly allowedCents: number;
  readonly node: string;
}

const DAY = '2025-06-02';
const DRAWN_ENCOUNTERS = 20_000;
const REST_OF_PENNSYLVANIA = '12502-99';

/** Prices five-line claims on one core, again and again the same ones, after a warm-up. */
export function benchPricing({ claims: wanted, seed, tell }: PricingBenchOptions): PricingBenchResult {
  const before = performance.now();
  const schedule = feeScheduleOn(DAY);
  if (schedule === undefined) throw new RangeError(`No fee schedule speaks for ${DAY}.`);
  schedule.code('99213');
  const openMillis = performance.now() - before;
  tell('Drawing claims ...');
  const claims = fiveLineClaims(DRAWN_ENCOUNTERS, seed);
  const rates = ratesAt({ locality: REST_OF_PENNSYLVANIA, placeOfService: '11' });
  let [allowedCents, pricedLines, ruledLines] = [0, 0, 0];
  const priceAll = (many: number): void => {
    for (let done = 0; done < many; done += 1) {
      for (const { allowedCents: cents, steps } of priceLines(claims[done % claims.length]!, rates)) {
        if (cents === null) continue;
        allowedCents += cents;
        pricedLines += 1;
        if (steps.some(({ rule }) => rule !== 'fee' && rule !== 'unchanged')) ruledLines += 1;
      }
    }
  };
  tell(`Warming up with ${claims.length} claims ...`);
  for (let time = 0; time < 5; time += 1) priceAll(claims.length);
  [allowedCents, pricedLines, ruledLines] = [0, 0, 0];
  tell(`Pricing ${wanted} claims ...`);
  const start = process.cpuUsage();
  priceAll(wanted);
  const { user, system } = process.cpuUsage(start);
  const cpuSeconds = (user + system) / 1e6;
  return {
    claims: wanted,
    linesAClaim: LINES_A_CLAIM,
    pricedLines,
    ruledLines,
    release: schedule.release.id,
    codes: schedule.codes,
    openMillis: Math.round(openMillis),
    cpuSeconds,
    claimsPerCoreSecond: Math.round(wanted / cpuSeconds),
    nanosALine: Math.round((cpuSeconds * 1e9) / (wanted * LINES_A_CLAIM)),
    allowedCents,
    node: process.version,
  };
}
