import type { CalendarDate } from '@chargeline/kernel';
import type { Release } from '../release/release.js';
import type { CodeSystem } from './system.js';

export const REASONS = ['no-words', 'no-release', 'numbers-only', 'only-a-selection', 'nothing-like-it'] as const;

/** Why a search found nothing: a word for programs and a sentence for people. */
export interface Empty {
  readonly why: (typeof REASONS)[number];
  readonly because: string;
}

interface Fruitless {
  readonly words: readonly string[];
  readonly asked: readonly CodeSystem[];
  readonly on: CalendarDate;
  /** The releases that speak for the day. */
  readonly releases: readonly Release[];
  /** How many of them have texts. */
  readonly indexes: number;
}

/** Says why there is nothing, the first reason that holds. */
export function emptiness({ words, asked, on, releases, indexes }: Fruitless): Empty {
  const selections = releases.filter(({ partial }) => partial).map(({ kind, id }) => `${kind} ${id}`);
  if (words.length === 0) return { why: 'no-words', because: 'There is no word to search for.' };
  if (releases.length === 0)
    return { why: 'no-release', because: `No release of ${asked.join(', ')} speaks for ${on}. Load it first.` };
  if (selections.length > 0)
    return {
      why: 'only-a-selection',
      because: `Nothing like it, but of ${selections.join(', ')} only a selection is loaded. Load the official release.`,
    };
  if (indexes === 0)
    return { why: 'numbers-only', because: `Of ${asked.join(', ')} there are only numbers, no texts. Search by code.` };
  return { why: 'nothing-like-it', because: `No code or text is like it on ${on}.` };
}
