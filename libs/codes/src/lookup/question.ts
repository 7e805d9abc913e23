import type { Part } from './expression.js';
import { type Known, nearest, slipsAllowed } from './spelling.js';
import { stemOf } from './stem.js';
import { isSaid, type Replaced, withSynonyms } from './synonyms.js';
import type { WordIndex } from './word-index.js';

/** A word that no text has, and the one that was taken for it. */
export interface Corrected {
  readonly from: string;
  readonly to: string;
}

/** What is searched for, and how it differs from what was written. */
export interface Question {
  readonly parts: readonly Part[];
  readonly corrected: readonly Corrected[];
  readonly replaced: readonly Replaced[];
}

/** So much of a word must be there to guess how it goes on. */
const BEGINNING = 3;

/** Reads words as a question to these indexes: slips of the pen are mended, synonyms are added, the last word may be only begun. */
export function questionOf(words: readonly string[], indexes: readonly WordIndex[]): Question {
  const isKnown = (word: string): boolean => isSaid(word) || indexes.some((index) => index.has(word));
  const last = words.at(-1) ?? '';
  const begun =
    last.length >= BEGINNING && !isKnown(last) && indexes.some((index) => index.has(last, true)) ? last : undefined;
  const corrected: Corrected[] = [];
  const mended = words.map((from, at) => {
    if ((at === words.length - 1 && begun !== undefined) || isKnown(from)) return from;
    const to = meantBy(from, indexes);
    if (to === undefined) return from;
    corrected.push({ from, to });
    return to;
  });
  const { parts, replaced } = withSynonyms(begun === undefined ? mended : mended.slice(0, -1));
  return {
    parts: begun === undefined ? parts : [...parts, [{ words: [begun], begun: true }]],
    corrected,
    replaced,
  };
}

/** The nearest word of any of the vocabularies, as it is written; words with digits are codes and doses, and left alone. */
function meantBy(word: string, indexes: readonly WordIndex[]): string | undefined {
  if (!/^\p{L}+$/u.test(word)) return undefined;
  const slips = slipsAllowed(word);
  if (slips === 0) return undefined;
  const stem = stemOf(word);
  let best: { readonly known: Known; readonly index: WordIndex } | undefined;
  for (const index of indexes) {
    const known = nearest(stem, index.vocabulary(), slips);
    if (known === undefined) continue;
    if (best === undefined || nearest(stem, [best.known, known], slips) === known) best = { known, index };
  }
  return best?.index.written(best.known.word, word);
}
