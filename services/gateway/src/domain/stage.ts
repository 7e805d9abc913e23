/**
 * How far a revision of an encounter has come: the event that says so, the word that people read, and its rank. Events of different
 * topics are seen in any order; a claim only ever moves to a higher rank, or to a later revision.
 */
export const STAGES = {
  received: { status: 'received', rank: 0 },
  awaiting: { status: 'held', rank: 10 },
  completed: { status: 'completed', rank: 20 },
  referred: { status: 'referred', rank: 30 },
  drafted: { status: 'drafted', rank: 40 },
  unmended: { status: 'held', rank: 43 },
  onHold: { status: 'held', rank: 45 },
  rejected: { status: 'rejected', rank: 50 },
  posted: { status: 'posted', rank: 60 },
  keptBack: { status: 'held', rank: 70 },
  filed: { status: 'filed', rank: 80 },
} as const;

export type Stage = keyof typeof STAGES;

/** Statuses that wait for a person. `parked` is not a stage: it lasts while a dead letter of the claim does. */
export const FAILED = ['rejected', 'referred', 'parked', 'held'] as const;
export type Failed = (typeof FAILED)[number];
