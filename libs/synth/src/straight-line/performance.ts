import type { SidedLine } from './sides.js';
import type { Worth } from './worth.js';

/** One time that something was done. */
export interface Performance {
  readonly line: SidedLine;
  readonly worth: Worth;
}

/** A performance beside the others of its day; null when nobody can say what it is worth. */
export interface Reduced {
  readonly line: SidedLine;
  readonly worth: Worth | null;
}

/** Dearest first; what is equal keeps its order. */
export const ranked = <Item>(items: readonly Item[], by: (item: Item) => bigint): readonly Item[] =>
  items.toSorted((one, other) => (by(one) < by(other) ? 1 : by(one) > by(other) ? -1 : 0));

/** A line of whole units as its single performances. */
export const performances = (line: SidedLine): readonly Performance[] =>
  Array.from({ length: line.units }, () => ({ line, worth: line.worth }));
