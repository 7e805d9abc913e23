/** How a service's process ends. */
export const EXIT = {
  /** It was asked to stop, and all that was in hand is done. */
  stopped: 0,
  /** Something failed that a new start may mend: start it again. */
  crashed: 1,
  /** A variable, a topic or a schema is wrong: a new start changes nothing until somebody corrects it. */
  refused: 2,
  /** It was asked to stop, and its time was over before all was done: what was in hand is delivered again, which is harmless. */
  cutOff: 3,
} as const;
