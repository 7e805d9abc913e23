import { Cells } from './cells.js';
import { areFixedLines, type FixedLines, fixedRows } from './fixed-lines.js';
import type { Format, Found, Head, Kept } from './format.js';
import { type Column, named, placesOf, plainHeading } from './heading.js';
import type { Notes } from './notes.js';
import { delimiterOf, records, type TextRecord } from './records.js';

const COLUMNS: readonly Column[] = [
  { name: 'Contractor', heading: /^(MEDICAREADMINI?STRATIVECONTRACTOR|MAC|CONTRACTOR|CARRIER)/ },
  { name: 'State', heading: /^STATE$/ },
  { name: 'Locality Number', heading: /^LOCALITY(NUMBER|NO)?$/ },
  { name: 'Locality Name', heading: /^LOCALITYNAME$/ },
  { name: 'PE GPCI', heading: /(^|\d{4})PEGPCI/ },
  { name: 'MP GPCI', heading: /(^|\d{4})MPGPCI/ },
];

/** A year prints the work index with its floor (42 CFR 414.26 (c)), without it, or both; what is paid has it. */
const WORK_WITH_FLOOR: Column = { name: 'PW GPCI', heading: /(PW|WORK)GPCI(?!.*WITHOUT)/ };
const WORK_WITHOUT_FLOOR: Column = { name: 'PW GPCI', heading: /(PW|WORK)GPCI/ };

/** The text form has no headings that can be told apart; where it prints two work indices, the one with the floor is never less. */
const FIXED: FixedLines = {
  begins: /^ *\d{5} /,
  row: /^ *(\d{5}) +([A-Z]{2}) +(\d\d) +(\S.*?) +(?:(\d?\.\d{3}) +)?(\d?\.\d{3}) +(\d?\.\d{3}) +(\d?\.\d{3})\s*$/,
  columns: [
    'Contractor',
    'State',
    'Locality Number',
    'Locality Name',
    'other PW GPCI',
    'PW GPCI',
    'PE GPCI',
    'MP GPCI',
  ],
  what: 'contractor, state, locality, its name and three indices',
};

const isHeading = (headings: readonly string[]): boolean =>
  headings.some((text) => /(PW|WORK)GPCI/.test(text)) && headings.some((text) => /PEGPCI/.test(text));

function recognise(head: Head): Found | null {
  const { text } = head;
  const plain = plainHeading(text);
  if (!areFixedLines(head, FIXED)) {
    if (!/(PW|WORK)GPCI/.test(plain) || !/PEGPCI/.test(plain) || !/LOCALITY/.test(plain)) return null;
    if (/ANES(THESIA)?(CF|CONVERSIONFACTOR)/.test(plain)) return null;
  }
  const year = /(\d{4})\s+P?W[A-Z]*\s+GPCI/i.exec(text)?.[1] ?? /\b(?:CY|CALENDAR YEAR)\s*(\d{4})/i.exec(text)?.[1];
  return { year: year === undefined ? null : Number(year), month: 1, released: null, variant: null };
}

/** No index in use is outside of these; another value is a damaged cell. */
const LEAST = 200;
const MOST = 3_000;

async function* read(text: AsyncIterable<string>, head: Head, notes: Notes): AsyncGenerator<Kept> {
  for await (const cells of areFixedLines(head, FIXED) ? fixedRows(text, FIXED, notes) : sheetRows(text, head, notes)) {
    const kept = rowOf(cells);
    if (!cells.refused) yield kept;
  }
}

async function* sheetRows(text: AsyncIterable<string>, head: Head, notes: Notes): AsyncGenerator<Cells> {
  let places: ReadonlyMap<string, number> | undefined;
  let width = 0;
  for await (const record of records(text, delimiterOf(head), notes)) {
    if (places === undefined) {
      const headings = record.cells.map(plainHeading);
      if (!isHeading(headings)) continue;
      const work = headings.some((heading) => WORK_WITH_FLOOR.heading.test(heading));
      places = placesOf([...COLUMNS, work ? WORK_WITH_FLOOR : WORK_WITHOUT_FLOOR], headings, record.row, notes);
      if (places === undefined) return;
      width = headings.length;
    } else if (!isRemark(record)) {
      const cells = new Cells(record.row, named(places, record), notes);
      if (record.cells.slice(width).some((cell) => cell.trim() !== ''))
        cells.refuse('row', `has ${record.cells.length} cells where the heading has ${width}`);
      yield cells;
    }
  }
  if (places === undefined) notes.refuse(0, '', 'there is no heading line with the three GPCI columns');
}

/** Footnotes below the table fill a single cell. */
const isRemark = ({ cells }: TextRecord): boolean => cells.filter((cell) => cell.trim() !== '').length < 2;

function rowOf(cells: Cells): Kept {
  const carrier = cells.carrier('Contractor');
  const locality = cells.locality('Locality Number');
  cells.key = `${carrier}-${locality}`;
  return {
    carrier,
    locality,
    state: cells.matching('State', /^[A-Z]{2}$/, 'a state of two letters'),
    name: cells.text('Locality Name').replace(/\*+$/, ''),
    work: Math.max(index(cells, 'PW GPCI'), cells.decimal('other PW GPCI', 3) ?? 0),
    practice: index(cells, 'PE GPCI'),
    malpractice: index(cells, 'MP GPCI'),
  };
}

function index(cells: Cells, column: string): number {
  const thousandths = cells.amount(column, 3);
  if (!cells.refused && (thousandths < LEAST || thousandths > MOST))
    cells.refuse(column, `${thousandths / 1_000} is no index that CMS has published`);
  return thousandths;
}

/** Geographic practice cost indices in thousandths (CMS, Addendum E of the final rule; 42 CFR 414.26). */
export const gpci: Format = {
  kind: 'gpci',
  title: 'geographic practice cost indices (GPCI)',
  publisher: 'CMS, PFS final rule, Addendum E',
  table: {
    columns: {
      carrier: 'text',
      locality: 'text',
      state: 'text',
      name: 'text',
      work: 'integer',
      practice: 'integer',
      malpractice: 'integer',
    },
    key: ['carrier', 'locality'],
  },
  recognise,
  read,
  band: [85, 140],
  knownKeys: ['12502-99', '13202-01', '02102-01'],
  span: 'calendar-year',
  reach: 'year',
  calendar: 'yearly-january',
};
