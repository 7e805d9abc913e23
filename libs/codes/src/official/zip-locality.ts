import { Cells } from './cells.js';
import { type Format, type Found, type Head, type Kept, type Said, SILENT } from './format.js';
import type { Column } from './heading.js';
import { lines } from './lines.js';
import type { Notes } from './notes.js';
import { isBlankLine } from './records.js';
import { beginningOf, delimiterAt, type Layout, tableRows } from './table-rows.js';

const COLUMNS: readonly Column[] = [
  { name: 'State', heading: /^STATE$/ },
  { name: 'ZIP Code', heading: /^ZIP(CODE)?$/ },
  { name: 'Carrier', heading: /^CARRIER$/ },
  { name: 'Locality', heading: /^(PRICING)?LOCALITY$/ },
  { name: 'Rural Indicator', heading: /^RURALIND(ICATOR)?$/ },
  { name: 'Plus Four', heading: /^(PLUS(4|FOUR)|ZIP4)$/, optional: true },
  { name: 'Year/Quarter', heading: /^(YEAR|YR)(QUARTER|QTR)$/ },
];

/** Where the fixed-width columns stand, counted from 0 (`ZIP5lyout.txt` and `ZIP9lyout.txt` of the release). */
const PLACES = {
  State: [0, 2],
  'ZIP Code': [2, 7],
  Carrier: [7, 12],
  Locality: [12, 14],
  'Rural Indicator': [14, 15],
  'Plus Four': [21, 25],
  'Year/Quarter': [75, 80],
} as const;

const FIXED = /^[A-Z]{2}\d{12}.{61}20\d\d[1-4]\s*$/;
const QUARTER = /^(20\d\d)\/?([1-4])$/;
const HEADING = /ZIP(CODE)?CARRIER(PRICING)?LOCALITY/;

const isHeading = (headings: readonly string[]): boolean =>
  [1, 2, 3, 6].every((column) => headings.some((text) => COLUMNS[column]!.heading.test(text)));

const layout: Layout = (headings) => (isHeading(headings) ? COLUMNS : undefined);
const isFixed = ({ lines: [first = ''] }: Head): boolean => FIXED.test(first);
const place = (line: string, [from, to]: readonly [number, number]): string => line.slice(from, to);

/** What the beginning says: its quarter, and whether the rows have the four digits after the ZIP. Null for another layout. */
function begins(head: Head): { readonly found: Found; readonly plusFour: boolean } | null {
  if (isFixed(head)) {
    const plusFour = head.lines.some((line) => /^\d{4}$/.test(place(line, PLACES['Plus Four'])));
    return { found: quarterOf(place(head.lines[0]!, PLACES['Year/Quarter'])), plusFour };
  }
  const begin = beginningOf(head, delimiterAt(head, HEADING), layout);
  if (begin === undefined) return null;
  const column = (of: number): number => begin.headings.findIndex((text) => COLUMNS[of]!.heading.test(text));
  return { found: quarterOf(begin.first[column(6)]?.trim() ?? ''), plusFour: column(5) >= 0 };
}

function quarterOf(text: string): Found {
  const quarter = QUARTER.exec(text);
  return quarter === null ? SILENT : { ...SILENT, year: Number(quarter[1]), month: Number(quarter[2]) * 3 - 2 };
}

async function* read(text: AsyncIterable<string>, head: Head, notes: Notes, said: Said): AsyncGenerator<Kept> {
  said.facts['part'] = begins(head)?.plusFour === true ? 'zip9' : 'zip5';
  let quarter: string | undefined;
  const rows = isFixed(head) ? fixedRows(text, notes) : tableRows(text, delimiterAt(head, HEADING), layout, notes);
  for await (const cells of rows) {
    const kept = rowOf(cells);
    const printed = cells.matching('Year/Quarter', QUARTER, 'a year and quarter such as 20254');
    if (cells.refused) continue;
    if ((quarter ??= printed) !== printed) cells.refuse('Year/Quarter', `is ${printed}, in the rows above ${quarter}`);
    else yield kept;
  }
}

async function* fixedRows(text: AsyncIterable<string>, notes: Notes): AsyncGenerator<Cells> {
  for await (const { row, line } of lines(text, notes)) {
    if (isBlankLine(line)) continue;
    const cells = Object.entries(PLACES).map(([name, at]) => [name, place(line, at)]);
    yield new Cells(row, Object.fromEntries(cells) as Record<string, string>, notes);
  }
}

function rowOf(cells: Cells): Kept {
  const zip = cells.padded('ZIP Code', 5, /^\d{5}$/, 'a ZIP of five digits');
  cells.key = zip;
  const four = cells.text('Plus Four');
  return {
    zip,
    // ZIP5 has an indicator of one letter in the middle of these four places.
    plus_four: /^[A-Z]?$/.test(four) ? '' : cells.padded('Plus Four', 4, /^\d{4}$/, 'four digits'),
    carrier: cells.carrier('Carrier'),
    locality: cells.locality('Locality'),
    state: cells.matching('State', /^[A-Z]{2}$/, 'a state of two letters'),
    rural: cells.matching('Rural Indicator', /^[A-Z]?$/, 'a rural indicator of one letter'),
  };
}

const shared = {
  kind: 'zip-locality',
  publisher: 'CMS, Zip Code to Carrier Locality File',
  table: {
    columns: { zip: 'text', plus_four: 'text', carrier: 'text', locality: 'text', state: 'text', rural: 'text' },
    key: ['zip', 'plus_four'],
  },
  read,
  span: 'until-replaced',
  reach: 'year',
  calendar: 'quarterly',
} as const;

/** The locality of each five-digit ZIP, fixed width or as a sheet (CMS, `ZIP5`). */
export const zipLocality: Format = {
  ...shared,
  title: 'localities by ZIP code (ZIP5)',
  recognise: (head) => {
    const begin = begins(head);
    return begin === null || begin.plusFour ? null : begin.found;
  },
  band: [38_000, 50_000],
  knownKeys: ['15213-', '94110-', '10001-'],
};

/** The same for ZIPs that more than one locality shares, by all nine digits (CMS, `ZIP9`). */
export const zipPlusFourLocality: Format = {
  ...shared,
  title: 'localities by ZIP+4 (ZIP9)',
  recognise: (head) => {
    const begin = begins(head);
    return begin?.plusFour === true ? begin.found : null;
  },
  band: [200_000, 3_000_000],
  knownKeys: [],
};
