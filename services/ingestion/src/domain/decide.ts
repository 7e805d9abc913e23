import { isComplete, saysTheSame, withAge } from './complete.js';
import { join, type OpenEncounter } from './join.js';

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
  const joined = withAge(join(known, told));
  if (!isComplete(joined)) return { outcome: 'held', joined, revision };
  if (known !== null && revision > 0 && saysTheSame(known, joined)) return { outcome: 'unchanged', joined, revision };
  return { outcome: 'completed', joined, revision: revision + 1 };
}

/** A person asked for another run: the same content as a new revision; nothing to run is nothing new. */
export function again({ known, revision }: Staged): Decision | null {
  if (known === null || revision === 0) return null;
  return { outcome: 'completed', joined: known, revision: revision + 1 };
}
