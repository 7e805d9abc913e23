import type { Scope } from './vocabulary.js';

/** The numbers of the lines that break a rule; null stands for the claim as a whole. None is a pass. */
export type Broken = readonly (number | null)[];

export interface Rule {
  /** Family and number. Never changes once published, and is never given to another rule. */
  readonly id: string;
  readonly title: string;
  readonly severity: 'reject' | 'warn';
  /** What is wrong and what to do: the sentence that a biller reads. */
  readonly because: string;
  /** Who says so: a manual's chapter and section, an X12 element, a regulation. */
  readonly source: string;
  /** The claim adjustment reason code by which a payer would deny; null where none would. */
  readonly carc: string | null;
  /** Who can mend it. */
  readonly owner: string;
  readonly scope: Scope;
  /** Its scope, days and condition as its file has them. */
  readonly condition: string;
  /** Whether it is for a day of service. */
  readonly isInForce: (day: string) => boolean;
  /** Whether its condition holds for the values of its scope's names. */
  readonly holds: (values: unknown[]) => boolean;
  /** The part of its condition that asks of a line's code and day alone: where it fails, no such line breaks the rule. */
  readonly concerns: (values: unknown[]) => boolean;
  /** A line without modifiers cannot break it. */
  readonly needsModifier: boolean;
}
