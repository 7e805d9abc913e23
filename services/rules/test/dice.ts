/** Whole numbers below `sides`. */
export type Roll = (sides: number) => number;

/** Park and Miller's generator: the same numbers at every run. */
export function dice(seed: number): Roll {
  let state = seed;
  return (sides) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % sides;
  };
}

/** A copy in another order. */
export function shuffled<T>(items: readonly T[], roll: (sides: number) => number): T[] {
  const deck = [...items];
  return items.flatMap(() => deck.splice(roll(deck.length), 1));
}
