import type { Notes } from './notes.js';
import type { TextRecord } from './records.js';

/** A column as the reader calls it, the headings it is printed under, and whether a file may do without. */
export interface Column {
  readonly name: string;
  /** Tested against the joined heading in capitals, letters and digits alone: `NONFACPERVU`. */
  readonly heading: RegExp;
  readonly optional?: boolean;
}

/** Capitals, letters and digits alone: what is left of a heading when its spaces, hyphens and line breaks do not count. */
export const plainHeading = (text: string): string => text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');

/**
 * The headings of a table whose names are stacked over several lines: what stands above each other, joined. Lines with a
 * single cell are titles and count for nothing. The layout is thereby found by names, wherever a year puts its columns.
 */
export function joinedHeadings(stack: readonly TextRecord[]): readonly string[] {
  const named = stack.filter(({ cells }) => cells.filter((cell) => cell.trim() !== '').length > 1);
  const width = Math.max(0, ...named.map(({ cells }) => cells.length));
  return Array.from({ length: width }, (_, at) => plainHeading(named.map(({ cells }) => cells[at] ?? '').join(' ')));
}

/** Where each column stands; undefined, and refused by name, when one is missing or comes twice. */
export function placesOf(
  columns: readonly Column[],
  headings: readonly string[],
  row: number,
  notes: Notes,
): ReadonlyMap<string, number> | undefined {
  const places = new Map<string, number>();
  let complete = true;
  for (const { name, heading, optional = false } of columns) {
    const found = headings.flatMap((text, at) => (heading.test(text) ? [at] : []));
    if (found.length === 1) places.set(name, found[0]!);
    if (found.length === 1 || (found.length === 0 && optional)) continue;
    complete = false;
    notes.refuse(
      row,
      '',
      found.length === 0 ? `there is no column "${name}"` : `"${name}" is the name of ${found.length} columns`,
    );
  }
  return complete ? places : undefined;
}

/** The cells of a record by the names of their columns. */
export function named(places: ReadonlyMap<string, number>, { cells }: TextRecord): Record<string, string | undefined> {
  return Object.fromEntries([...places].map(([name, at]) => [name, cells[at]]));
}
