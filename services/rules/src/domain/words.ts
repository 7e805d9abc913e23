let last: { readonly text: string; readonly words: readonly string[] } = { text: '', words: [] };

/** The words of a text in capital letters, without what stands between them. The last answer is kept: several rules ask of one payer's name. */
export function wordsOf(text: string): readonly string[] {
  if (text !== last.text) last = { text, words: text.toUpperCase().match(/[A-Z0-9]+/g) ?? [] };
  return last.words;
}
