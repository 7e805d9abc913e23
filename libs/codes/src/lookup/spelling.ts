/** How many slips of the pen a word may have: short words are too near to each other. */
export const slipsAllowed = ({ length }: string): number => (length < 4 ? 0 : length < 8 ? 1 : 2);

/**
 * How many letters must be put in, left out, changed or swapped with their neighbour to make one word of the other
 * (optimal string alignment). What is more than `most` is `most + 1`: the work is bounded by length times `most`.
 */
export function slipsBetween(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before: number[] = [];
  let above = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      let slips = Math.min(above[column]! + 1, current[column - 1]! + 1, above[column - 1]! + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (swapped) slips = Math.min(slips, before[column - 2]! + 1);
      current.push(slips);
      least = Math.min(least, slips);
    }
    if (least > most) return most + 1;
    [before, above] = [above, current];
  }
  return Math.min(above[other.length]!, most + 1);
}

/** A word of a vocabulary, and in how many texts it is. */
export interface Known {
  readonly word: string;
  readonly texts: number;
}

/** What is left of a word when vowels and doubled letters go, which is where most slips are: `heart` and `hart` are `hrt`. */
const consonants = (word: string): string => word.replaceAll(/[aeiouy]/g, '').replaceAll(/(.)\1/g, '$1');

const likeness = (word: string, known: string): number =>
  (consonants(word) === consonants(known) ? 2 : 0) + (word[0] === known[0] ? 1 : 0);

/**
 * The known word that was meant: fewest slips, then the same consonants, then the same first letter, then the more common.
 * Undefined when none is near.
 */
export function nearest(word: string, vocabulary: Iterable<Known>, most: number): Known | undefined {
  let best: { readonly known: Known; readonly slips: number; readonly like: number } | undefined;
  for (const known of vocabulary) {
    const slips = slipsBetween(word, known.word, best?.slips ?? most);
    if (slips > (best?.slips ?? most)) continue;
    const like = likeness(word, known.word);
    const better =
      best === undefined ||
      slips < best.slips ||
      (like === best.like ? known.texts > best.known.texts : like > best.like);
    if (better) best = { known, slips, like };
  }
  return best?.known;
}
