import type { CleanClaim } from './clean-claim.js';

/** One way to break a rule: which, on which lines (null: the claim), by what change, and which other rules then join. */
export type Break = readonly [
  rule: string,
  lines: readonly (number | null)[],
  change: (clean: CleanClaim) => unknown,
  joined?: readonly string[],
];

/** The claim as a whole. */
export const WHOLE = [null] as const;
