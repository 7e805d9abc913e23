import type { Kept } from '../official/format.js';
import type { Release } from '../release/release.js';
import { CODE_SYSTEMS, type CodeSystem } from './system.js';

/** How a row was found: the code itself, a code that begins so, or a text. */
const TIERS = ['exact', 'begins', 'text'] as const;

export interface Found {
  readonly system: CodeSystem;
  readonly release: Release;
  readonly code: string;
  readonly row: Kept;
  readonly billable: boolean;
  readonly tier: (typeof TIERS)[number];
  /** SQLite's bm25 of a text: lower is better. 0 for codes. */
  readonly rank: number;
}

/** Texts whose ranks round to one number are as good as each other: then whole codes come before headers. */
export const inOrder = (found: readonly Found[]): readonly Found[] =>
  found.toSorted(
    (one, other) =>
      TIERS.indexOf(one.tier) - TIERS.indexOf(other.tier) ||
      Math.round(one.rank) - Math.round(other.rank) ||
      Number(other.billable) - Number(one.billable) ||
      one.rank - other.rank ||
      CODE_SYSTEMS.indexOf(one.system) - CODE_SYSTEMS.indexOf(other.system) ||
      (one.code < other.code ? -1 : Number(one.code > other.code)),
  );
