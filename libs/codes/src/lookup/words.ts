/** What people write between words that tell something, and `s`, which an apostrophe leaves over. */
const FILLERS = new Set(['a', 'an', 'and', 'at', 'by', 'for', 'in', 'my', 'of', 'on', 'or', 's', 'the', 'to', 'with']);

const LONGEST_TEXT = 200;
const MOST_WORDS = 12;
const LONGEST_WORD = 40;

/** All words of a text, as the word index cuts them: letters and digits, without accents, in small letters. */
export const wordsIn = (text: string): readonly string[] =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** The words to search for: at most 12 of the first 200 characters; fillers only when there is nothing else. */
export function searchedWords(text: string): readonly string[] {
  const words = wordsIn(text.slice(0, LONGEST_TEXT)).filter(({ length }) => length <= LONGEST_WORD);
  const telling = words.filter((word) => !FILLERS.has(word));
  return (telling.length > 0 ? telling : words).slice(0, MOST_WORDS);
}
