/** What is wrong with a condition, and where: the place of the character in its text, from 0. */
export class ConditionFault extends Error {
  constructor(
    readonly at: number,
    message: string,
  ) {
    super(message);
  }
}

/** Line and column of a place in a text, both from 1, as editors show them. */
export function placeIn(text: string, at: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}
