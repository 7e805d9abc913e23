import { lazily, readTable } from '../table.js';
import type { Part, Phrase } from './expression.js';
import { stemOf } from './stem.js';
import { searchedWords } from './words.js';

/** What people say, and the words that the code sets have for it. */
export interface Replaced {
  readonly said: string;
  readonly meant: readonly string[];
}

interface Synonyms {
  readonly meanings: ReadonlyMap<string, readonly string[]>;
  /** How many words the longest of them has. */
  readonly longest: number;
  readonly words: ReadonlySet<string>;
}

const synonyms = lazily((): Synonyms => {
  const rows = readTable('synonyms', ['said', 'meant']);
  const meanings = new Map<string, readonly string[]>();
  for (const { said, meant } of rows) {
    const key = keyOf(searchedWords(said));
    meanings.set(key, [...(meanings.get(key) ?? []), meant]);
  }
  const said = [...meanings.keys()].map((key) => key.split(' '));
  return { meanings, longest: Math.max(...said.map(({ length }) => length)), words: new Set(said.flat()) };
});

/** Words in all their forms are one: heart attacks are as a heart attack. */
const keyOf = (words: readonly string[]): string => words.map(stemOf).join(' ');

/** Whether a word is part of something that people say. */
export const isSaid = (word: string): boolean => synonyms().words.has(stemOf(word));

/** Whether the words are, as a whole, something that people say. */
export const isSynonym = (words: readonly string[]): boolean => synonyms().meanings.has(keyOf(words));

/** The words as parts of a question: each by itself, or what people say together with what it means, the longest first. */
export function withSynonyms(words: readonly string[]): {
  readonly parts: readonly Part[];
  readonly replaced: readonly Replaced[];
} {
  const { meanings, longest } = synonyms();
  const parts: Part[] = [];
  const replaced: Replaced[] = [];
  for (let at = 0; at < words.length;) {
    const said = lengthsDown(Math.min(longest, words.length - at))
      .map((length) => words.slice(at, at + length))
      .find((some) => meanings.has(keyOf(some))) ?? [words[at]!];
    const meant = meanings.get(keyOf(said)) ?? [];
    if (meant.length > 0) replaced.push({ said: said.join(' '), meant });
    parts.push([said, ...meant.map(searchedWords)].map((phrase): Phrase => ({ words: phrase })));
    at += said.length;
  }
  return { parts, replaced };
}

const lengthsDown = (longest: number): readonly number[] => Array.from({ length: longest }, (_, at) => longest - at);
