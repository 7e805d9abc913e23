/** One way to say a part of a question: all of its words, the last perhaps only begun. */
export interface Phrase {
  readonly words: readonly string[];
  readonly begun?: boolean;
}

/** A part of a question: any of its phrases answers it. */
export type Part = readonly Phrase[];

/** Words are letters and digits (`words.ts`), and stand in quotes: none is an operator of FTS5, nor ends the quotes. */
const wordTerm = (word: string): string => `"${word}"`;

function phraseTerm({ words, begun }: Phrase): string {
  const terms = words.map(wordTerm);
  return `(${terms.join(' AND ')}${begun === true ? ' *' : ''})`;
}

/** An FTS5 expression over these columns: every part must be there, or any. */
export function expressionOf(parts: readonly Part[], columns: readonly string[], need: 'all' | 'any'): string {
  const terms = parts.map((part) => `(${part.map(phraseTerm).join(' OR ')})`);
  return `{${columns.join(' ')}} : (${terms.join(need === 'all' ? ' AND ' : ' OR ')})`;
}
