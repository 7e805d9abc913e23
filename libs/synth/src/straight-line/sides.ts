import { componentOf, type PricedFacts } from './fee.js';
import type { Line } from './line.js';
import { shareOf } from './worth.js';

/** A line after its sides were looked at. */
export interface SidedLine extends Line {
  /** Which side of a procedure that two lines report together; null when the line stands alone. */
  readonly half: 'RT' | 'LT' | null;
}

interface SideRule {
  /** Both sides in one line, as a share of the fee. */
  readonly both: readonly [bigint, bigint];
  /** The left line beside a right one; null where each side is paid as it stands. */
  readonly left: readonly [bigint, bigint] | null;
  /** Two units that name no side mean both. */
  readonly unitsAreSides: boolean;
}

/** By bilateral indicator (Claims Processing Manual ch. 12 §40.7). Any other: sides do not matter. */
const SIDES: Readonly<Record<string, SideRule>> = {
  '0': { both: [1n, 1n], left: [0n, 1n], unitsAreSides: false },
  '1': { both: [3n, 2n], left: [1n, 2n], unitsAreSides: true },
  '2': { both: [1n, 1n], left: [0n, 1n], unitsAreSides: true },
  '3': { both: [2n, 1n], left: null, unitsAreSides: false },
};

const namesBoth = (modifiers: readonly string[]): boolean =>
  modifiers.includes('50') || (modifiers.includes('RT') && modifiers.includes('LT'));

/** The side that a line of one unit names, when it names exactly one. */
function sideOf({ modifiers, units }: PricedFacts): 'RT' | 'LT' | null {
  if (namesBoth(modifiers) || units !== 1) return null;
  if (modifiers.includes('RT')) return 'RT';
  return modifiers.includes('LT') ? 'LT' : null;
}

/** Whether the units fit: 50 is one unit, RT with LT one or two. */
export const unitsFitSides = ({ modifiers, units }: PricedFacts): boolean =>
  !namesBoth(modifiers) || units === 1 || (units === 2 && !modifiers.includes('50'));

/** What two sides of one session have in common: what is done in a facility is not done in an office. */
export const sessionOf = ({ facts: { code, modifiers }, rates }: Line): string =>
  [code, componentOf(modifiers), rates.facility].join(' ');

/** The first right line belongs to the first left one of the same session, and so on. */
function hasPartner(line: Line, half: 'RT' | 'LT', day: readonly Line[]): boolean {
  const same = day.filter((other) => sessionOf(other) === sessionOf(line));
  const own = same.filter(({ facts }) => sideOf(facts) === half);
  const other = same.filter(({ facts }) => sideOf(facts) === (half === 'RT' ? 'LT' : 'RT'));
  return own.indexOf(line) < other.length;
}

/** `day` is all that has a price on the day. */
export function sided(line: Line, day: readonly Line[]): SidedLine {
  const { facts, row, units, worth } = line;
  const rule = SIDES[row.bilateral];
  const alone: SidedLine = { ...line, half: null };
  if (rule === undefined) return alone;
  const namesSide = facts.modifiers.includes('RT') || facts.modifiers.includes('LT');
  if (namesBoth(facts.modifiers) || (rule.unitsAreSides && units === 2 && !namesSide))
    return { ...alone, units: 1, worth: shareOf(worth, ...rule.both) };
  const half = sideOf(facts);
  if (half === null || rule.left === null || !hasPartner(line, half, day)) return alone;
  return { ...line, half, worth: half === 'LT' ? shareOf(worth, ...rule.left) : worth };
}
