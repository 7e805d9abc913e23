import { parse } from 'csv-parse/sync';
import { Cells } from './cells.js';
import type { Head } from './format.js';
import { type Column, named, placesOf, plainHeading } from './heading.js';
import type { Notes } from './notes.js';
import { delimiterOf, isEmpty, records, type TextRecord } from './records.js';

/** The columns of a layout, if these are its headings. */
export type Layout = (headings: readonly string[]) => readonly Column[] | undefined;

/** The beginning of a table: what stands above it, its headings as printed and plain, and its first row. */
export interface Beginning {
  readonly above: string;
  readonly printed: readonly string[];
  readonly headings: readonly string[];
  readonly first: readonly string[];
}

/** Headings may be stacked over so many lines, and stand so far down. */
const STACKED = 4;
const TITLES = 40;

/** The delimiter of the line with this heading: prose above and lists below may have more commas than the table has tabs. */
export function delimiterAt(head: Head, heading: RegExp): string {
  return delimiterOf({ ...head, lines: head.lines.filter((line) => heading.test(plainHeading(line))) });
}

/** Finds the heading of a layout; undefined when the beginning of the file has none, or cannot be told apart into records. */
export function beginningOf({ text }: Head, delimiter: string, layout: Layout): Beginning | undefined {
  const options = { delimiter, relax_column_count: true, relax_quotes: true, to: TITLES };
  let rows: readonly TextRecord[];
  try {
    rows = (parse(text, options) as unknown as readonly string[][]).map((cells, at) => ({ row: at + 1, cells }));
  } catch {
    return undefined;
  }
  for (const [at, { cells }] of rows.entries()) {
    const above = rows.slice(0, at + 1);
    const headings = headingAmong(above.slice(-STACKED), layout);
    if (headings === undefined) continue;
    const first = rows[at + 1]?.cells ?? [];
    return { above: above.map((one) => one.cells.join(' ')).join('\n'), printed: cells, headings, first };
  }
  return undefined;
}

/** The year that a title or a heading names; not that of a copyright, which is often another. */
export function yearIn({ above }: Beginning): number | null {
  const titles = above.split('\n').filter((line) => !/copyright/i.test(line));
  const year = /(?<![\d.])(20\d\d)(?!\d)/.exec(titles.join('\n'))?.[1];
  return year === undefined ? null : Number(year);
}

/**
 * Reads the rows below the heading of a layout. Titles above it, empty lines and remarks below it are passed by; a row that
 * is too short or too long, and a missing column, is refused.
 */
export async function* tableRows(
  text: AsyncIterable<string>,
  delimiter: string,
  layout: Layout,
  notes: Notes,
): AsyncGenerator<Cells, void, undefined> {
  const above: TextRecord[] = [];
  let places: ReadonlyMap<string, number> | undefined;
  let width = 0;
  let last = 0;
  for await (const record of records(text, delimiter, notes)) {
    if (places === undefined) {
      above.push(record);
      if (above.length > STACKED) above.shift();
      const headings = headingAmong(above, layout);
      if (headings === undefined) continue;
      places = placesOf(layout(headings)!, headings, record.row, notes);
      if (places === undefined) return;
      width = headings.length;
      last = Math.max(...places.values());
    } else if (!isEmpty(record) && !isRemark(record)) {
      const cells = new Cells(record.row, named(places, record), notes);
      if (record.cells.length <= last || record.cells.slice(width).some((cell) => cell.trim() !== ''))
        cells.refuse('row', `has ${record.cells.length} cells where the heading has ${width}`);
      yield cells;
    }
  }
  if (places === undefined) notes.refuse(0, '', 'there is no heading line of this layout');
}

/** The headings of the last line alone, or joined with what is stacked above it, as soon as the layout knows them. */
function headingAmong(above: readonly TextRecord[], layout: Layout): readonly string[] | undefined {
  const width = above.at(-1)?.cells.length ?? 0;
  for (let depth = 1; depth <= above.length; depth += 1) {
    const stack = above.slice(-depth);
    const headings = Array.from({ length: width }, (_, at) =>
      plainHeading(stack.map(({ cells }) => cells[at] ?? '').join(' ')),
    );
    if (layout(headings) !== undefined) return headings;
  }
  return undefined;
}

/** A footnote or source: words, or a title such as `Notes:`, in the first cell alone, or an asterisk in whichever is alone. */
export function isRemark({ cells }: TextRecord): boolean {
  const [only = '', ...others] = cells.filter((cell) => cell.trim() !== '').map((cell) => cell.trim());
  return others.length === 0 && (only.startsWith('*') || (only === cells[0]!.trim() && /\s|:$/.test(only)));
}
