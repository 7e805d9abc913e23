import { Cells } from './cells.js';
import type { Head } from './format.js';
import { lines } from './lines.js';
import type { Notes } from './notes.js';
import { isBlankLine } from './records.js';

/** Rows of text without delimiters, whose columns are told by their form: the text files of the RVU releases. */
export interface FixedLines {
  /** How a row begins. Titles above and footnotes below begin otherwise, and are passed by. */
  readonly begins: RegExp;
  /** A whole row; its groups are the columns. */
  readonly row: RegExp;
  readonly columns: readonly string[];
  /** What a row is, for people: `code, modifier, status and two prices`. */
  readonly what: string;
}

/** Of the rows at the beginning, what share must have the form: a damaged one is refused by row, not a reason to know nothing. */
const MOST_ROWS = 0.5;

/** No such row comes near; a longer line is none, and no form is tried on it: blanks without end would take hours. */
const LONGEST = 400;

const groupsOf = (line: string, { row }: FixedLines): readonly (string | undefined)[] =>
  line.length > LONGEST ? [] : (row.exec(line)?.slice(1) ?? []);

/** Whether the beginning of a file is of such rows. */
export function areFixedLines({ lines: all }: Head, fixed: FixedLines): boolean {
  const begun = all.filter((line) => fixed.begins.test(line));
  const fitting = begun.filter((line) => groupsOf(line, fixed).length > 0);
  return fitting.length > 0 && fitting.length >= begun.length * MOST_ROWS;
}

/** Reads such rows; one that begins as they do and goes on otherwise is refused, and so is anything else between two rows. */
export async function* fixedRows(
  text: AsyncIterable<string>,
  fixed: FixedLines,
  notes: Notes,
): AsyncGenerator<Cells, void, undefined> {
  const what = `is not a line of ${fixed.what}`;
  let begun = false;
  let between: number | undefined;
  for await (const { row, line } of lines(text, notes)) {
    if (!fixed.begins.test(line)) {
      if (begun && !isBlankLine(line)) between ??= row;
      continue;
    }
    if (between !== undefined) notes.refuse(between, '', what);
    begun = true;
    between = undefined;
    const groups = groupsOf(line, fixed);
    if (groups.length === 0) notes.refuse(row, line.trim().slice(0, 5), what);
    else yield new Cells(row, Object.fromEntries(fixed.columns.map((name, at) => [name, groups[at]])), notes);
  }
}
