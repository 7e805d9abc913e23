import type { Changes, SealedIdentity } from '@chargeline/contracts';
import { isComplete, saysTheSame, withLife } from './complete.js';
import { correct } from './correct.js';
import { join, type OpenEncounter } from './join.js';
import { isRefused, REFUSALS, type Refusal } from './refusal.js';

/** What is known of a visit: what was joined, and how often it was sent on. */
export interface Staged {
  readonly known: OpenEncounter | null;
  readonly revision: number;
}

/** `completed` is sent on as a new revision, `held` waits for charges, `unchanged` tells nothing new. */
export type Outcome = 'completed' | 'held' | 'unchanged';

export interface Decision {
  readonly outcome: Outcome;
  readonly joined: OpenEncounter;
  readonly revision: number;
}

/** What a message makes of its visit. */
export function decide({ known, revision }: Staged, told: OpenEncounter): Decision {
  const joined = withLife(join(known, told));
  if (!isComplete(joined)) return { outcome: 'held', joined, revision };
  if (known !== null && revision > 0 && saysTheSame(known, joined)) return { outcome: 'unchanged', joined, revision };
  return { outcome: 'completed', joined, revision: revision + 1 };
}

/** A person asked for another run: the same content as a new revision; nothing to run is nothing new. */
export function again({ known, revision }: Staged): Decision | null {
  if (known === null || revision === 0) return null;
  return { outcome: 'completed', joined: known, revision: revision + 1 };
}

/** A correction is always a new revision of what was sent on, or it is refused whole. `told` is its opened identity. */
export function corrected(
  { known, revision }: Staged,
  changes: Changes,
  told: SealedIdentity | null,
): Decision | Refusal {
  if (known === null || revision === 0) return { refused: REFUSALS.nothingYet };
  const joined = correct(known, changes, told);
  return isRefused(joined) ? joined : { outcome: 'completed', joined, revision: revision + 1 };
}

/** A rule's repair is one of the revision that it judged; a later one is judged by itself, so an earlier one's repair is nothing. */
export function repaired(staged: Staged, changes: Changes, judged: number): Decision | Refusal | null {
  if (judged !== staged.revision) return null;
  const decision = corrected(staged, changes, null);
  return isRefused(decision) ? { refused: REFUSALS.repair(changes.repairs, decision) } : decision;
}
