import type { Finding } from '@chargeline/contracts';
import type { ClaimView, LineView } from './claim-view.js';
import type { Checked } from '../language/check.js';
import type { Repair } from './repair.js';
import type { Scope } from './vocabulary.js';

/** The numbers of the lines that break a rule; null stands for the claim as a whole. None is a pass. */
export type Broken = readonly (number | null)[];

export interface Rule {
  /** Family and number. Never changes once published, and is never given to another rule. */
  readonly id: string;
  readonly title: string;
  readonly severity: Finding['severity'];
  /** What is wrong and what to do: the sentence that a biller reads. */
  readonly because: string;
  /** Who says so: a manual's chapter and section, an X12 element, a regulation. */
  readonly source: string;
  /** The claim adjustment reason code by which a payer would deny; null where none would. */
  readonly carc: string | null;
  /** Who can mend it. */
  readonly owner: string;
  readonly scope: Scope;
  /** What must not be, as its file says it. */
  readonly when: string;
  /** Its scope, days, condition and what it applies to, as its file has them. */
  readonly condition: string;
  /** The tenants that it is for; null for all. */
  readonly tenants: readonly string[] | null;
  /** Whether it is for the payer of a claim. */
  readonly isForClaim: (claim: ClaimView) => boolean;
  /** Whether it is for the kind and the place of a line. */
  readonly isForLine: (line: LineView) => boolean;
  /** Whether it is for a day of service. */
  readonly isInForce: (day: string) => boolean;
  /** Whether its condition holds for the values of its scope's names. */
  readonly holds: (values: readonly unknown[]) => boolean;
  /** What its condition demands of the payer alone: where this fails, no claim of the payer breaks the rule. */
  readonly concernsPayer: (values: readonly unknown[]) => boolean;
  /**
   * What its condition demands of the payer and of what many claims, lines or diagnoses share (`SHARED`): where this fails, none of
   * them breaks it. Null: nothing.
   */
  readonly concerns: Checked | null;
  /** What the condition of a rule of lines demands of their days (`OF_DAYS`), likewise. */
  readonly concernsDays: Checked | null;
  /** What is left to ask of it where `concerns` and `concernsDays` hold; null: nothing. */
  readonly rest: Checked | null;
  readonly repair: Repair | null;
  /** What asking it of the longest claim costs, repairs included, in the steps of `costOf`. */
  readonly cost: number;
}
