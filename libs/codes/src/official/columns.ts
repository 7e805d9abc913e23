import type { Cells } from './cells.js';
import type { Head } from './format.js';
import type { Column } from './heading.js';
import type { Notes } from './notes.js';
import { delimiterOf } from './records.js';
import { beginningOf, tableRows } from './table-rows.js';

export const DELIMITERS = [',', '\t', ';', '|'] as const;

const required = (columns: readonly Column[]): readonly Column[] => columns.filter(({ optional }) => optional !== true);

/** The line that has every required column once, and what separates its cells; undefined when the beginning has none. */
export function headingIn(head: Head, columns: readonly Column[]) {
  const once = (headings: readonly string[], { heading }: Column): boolean =>
    headings.filter((text) => heading.test(text)).length === 1;
  for (const delimiter of DELIMITERS) {
    const beginning = beginningOf(head, delimiter, (headings) =>
      required(columns).every((column) => once(headings, column)) ? columns : undefined,
    );
    if (beginning !== undefined) return { delimiter, headings: beginning.headings };
  }
  return undefined;
}

/** The rows of a table of these columns. A heading that lacks one of several is told from a title, and refused by the column's name. */
export function rowsOf(
  text: AsyncIterable<string>,
  head: Head,
  columns: readonly Column[],
  notes: Notes,
): AsyncGenerator<Cells, void, undefined> {
  const wanted = required(columns);
  const known = (headings: readonly string[]): number =>
    wanted.filter(({ heading }) => headings.some((text) => heading.test(text))).length;
  const delimiter = headingIn(head, columns)?.delimiter ?? delimiterOf(head);
  return tableRows(text, delimiter, (headings) => (known(headings) > 1 ? columns : undefined), notes);
}
