import type { Notes } from './notes.js';

export interface TextLine {
  readonly row: number;
  readonly line: string;
}

const LONGEST = 65_536;

/** Reads text line by line, whatever ends them. An endless line is refused, and ends the reading. */
export async function* lines(text: AsyncIterable<string>, notes: Notes): AsyncGenerator<TextLine, void, undefined> {
  let row = 0;
  let rest = '';
  for await (const piece of text) {
    const parts = (rest + piece).split(/\r\n|\n|\r(?=.)/);
    rest = parts.pop() ?? '';
    for (const line of parts) yield { row: ++row, line };
    if (rest.length > LONGEST) {
      notes.refuse(row + 1, '', 'the line does not end: this is not a text of lines');
      return;
    }
  }
  const last = rest.replace(/[\r\n]+$/, '');
  if (last !== '') yield { row: row + 1, line: last };
}
