import type { Step } from '../delivery/step.js';
import type { Random } from '../random.js';
import type { Visit } from '../visit/visit.js';

/** Where a visit ends up: in an 837 file, with a biller who reads why, or with a person who must look at it. */
export type Outcome = 'billed' | 'rejected' | 'parked';

/** Something that real feeds get wrong. */
export interface Fault {
  /** How many of each block of 250 visits have it. */
  readonly perBlock: number;
  readonly expected: Outcome;
  /** Which rule rejects or holds it, or the reason for which it is parked; null when it is billed. */
  readonly because: string | null;
  /** The visit is the last one before it without a fault, told once more under a number of its own. */
  readonly repeats?: true;
  /** What is wrong with the visit itself. */
  readonly inVisit?: (visit: Visit, random: Random) => Visit;
  /** What is wrong with its messages. */
  readonly inSteps?: (steps: readonly Step[], visit: Visit) => readonly Step[];
}
