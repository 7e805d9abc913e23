import type { Score } from '@chargeline/contracts';

/** A claim at or above `reviewFrom` is for a person to look at first. */
export const routeOf = (denialRisk: number, reviewFrom: number): Score['route'] =>
  denialRisk >= reviewFrom ? 'review' : 'straight-through';
