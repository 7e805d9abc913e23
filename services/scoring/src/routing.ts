import type { Scorer } from './domain/scorer.js';

/** What a handler is given: who scores, and from which risk a person looks. */
export interface Routing {
  readonly scorer: Scorer;
  readonly reviewFrom: number;
}

export const ROUTING = Symbol('routing');
