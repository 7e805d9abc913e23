import { type FeeScheduleRow, modifier } from '@chargeline/codes';
import { paidRowOf, type PricedFacts, type Rates, ratesOf } from './fee.js';
import { unitsFitSides } from './sides.js';
import { shareOf, withParts, type Worth, worthOf } from './worth.js';

/** A line that has a price when it is looked at alone: what one performance of it is worth. */
export interface Line {
  readonly facts: PricedFacts;
  readonly row: FeeScheduleRow;
  readonly rates: Rates;
  readonly worth: Worth;
  /** Performances that are not yet counted in the worth. */
  readonly units: number;
}

/** Payment modifiers that leave the amount alone: their money needs a report or is paid otherwise. */
const NO_CHANGE = ['22', '51', '63', 'AQ', 'AR', 'PT'];
/** Read elsewhere: 53 picks a row, 50 is both sides, the others are persons. */
const READ_ELSEWHERE = ['50', '53', '62', '66', '80', '81', '82', 'AS', 'CQ', 'CO'];

/** The parts of the global package that a modifier asks for (Claims Processing Manual ch. 12 §40.2, §40.4). */
const PACKAGE_PARTS: Readonly<Record<string, readonly ('preOperative' | 'intraOperative' | 'postOperative')[]>> = {
  '54': ['preOperative', 'intraOperative'],
  '55': ['postOperative'],
  '56': ['preOperative'],
  '78': ['intraOperative'],
};

/** What is left, in hundredths, of a technical part made with an old device (Social Security Act § 1848 (b)(9), for CT § 1834 (p)). */
const OLD_DEVICES: Readonly<Record<string, bigint>> = { FX: 80n, FY: 90n, CT: 85n };

const UNDERSTOOD = new Set([
  ...NO_CHANGE,
  ...READ_ELSEWHERE,
  ...Object.keys(PACKAGE_PARTS),
  ...Object.keys(OLD_DEVICES),
]);

/** Whether a modifier asks for an amount that nobody can say; of one that we do not know, it must be feared. */
function isUnpriced(code: string): boolean {
  const kind = modifier(code)?.kind;
  return !UNDERSTOOD.has(code) && (kind === undefined || kind === 'payment' || kind === 'anesthesia');
}

/** Of each list, at most one group can be true of a line. */
const CONTRADICTIONS = [
  [['80', '81', '82', 'AS'], ['62'], ['66']],
  [['54', '55', '56'], ['78']],
  [['CQ'], ['CO']],
  [['FX'], ['FY'], ['CT']],
] as const;

const contradict = (modifiers: readonly string[]): boolean =>
  CONTRADICTIONS.some((groups) => groups.filter((group) => group.some((code) => modifiers.includes(code))).length > 1);

/** Null when the line has no price whatever stands beside it. */
export function lineOf(facts: PricedFacts): Line | null {
  const { modifiers, units } = facts;
  if (modifiers.some(isUnpriced) || contradict(modifiers) || !(units > 0) || !unitsFitSides(facts)) return null;
  const [row, rates] = [paidRowOf(facts), ratesOf(facts)];
  if (row === undefined || rates === null) return null;
  const share = packageShare(row, modifiers);
  if (share === null) return null;
  const worth = oldDevices(shareOf(worthOf(facts, row, rates), share, 100n), modifiers);
  return { facts, row, rates, worth, units };
}

/** In hundredths; null when the row does not say how its package is shared. */
function packageShare(row: FeeScheduleRow, modifiers: readonly string[]): bigint | null {
  const asked = modifiers.filter((code) => code in PACKAGE_PARTS);
  if (asked.length === 0 || (asked.includes('78') && row.globalDays === '000')) return 100n;
  const parts = new Set(asked.flatMap((code) => PACKAGE_PARTS[code] ?? []));
  const share = [...parts].reduce((sum, part) => sum + row[part], 0);
  return share === 0 ? null : BigInt(share);
}

const oldDevices = (worth: Worth, modifiers: readonly string[]): Worth =>
  Object.entries(OLD_DEVICES)
    .filter(([code]) => modifiers.includes(code))
    .reduce((left, [, technical]) => withParts(left, { technical, professional: 100n }), worth);
