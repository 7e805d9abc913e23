import type { RowNote } from '../official/notes.js';

/** How often each locality, `carrier-locality`, is named by the rows of a file. */
export type LocalityCounts = ReadonlyMap<string, number>;

/** How many of a file's localities may be unknown to the indices of its year: territories and old numbers are, here and there. */
const STRANGERS = 0.25;

/** Whether so many localities of a file are unknown that it cannot be a file of those years. */
export const isFullOfStrangers = (unknown: readonly RowNote[], seen: LocalityCounts): boolean =>
  unknown.length > seen.size * STRANGERS;

/** The localities of a file that the GPCI does not know, by key: its row would be priced by no index. None when no GPCI is known. */
export function unknownLocalities(known: ReadonlySet<string>, seen: LocalityCounts): readonly RowNote[] {
  if (known.size === 0) return [];
  return [...seen]
    .filter(([locality]) => !known.has(locality))
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, rows]) => ({
      row: 0,
      key,
      what: `is no locality of the GPCI: ${rows} ${rows === 1 ? 'row names' : 'rows name'} it`,
    }));
}
