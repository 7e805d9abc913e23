import { Cells } from './cells.js';
import { headingIn, rowsOf } from './columns.js';
import { type Format, type Found, type Head, type Kept, type Said, SILENT } from './format.js';
import { COLUMNS, PLAIN, POSITIONS } from './hcpcs-columns.js';
import { lines } from './lines.js';
import type { Notes } from './notes.js';
import { isBlankLine } from './records.js';

/** The first record of a code or a modifier, which has its days; others continue a description and have none. */
const FIRST = /^( {3}[0-9A-Z]{2}|[0-9A-Z]{5})\d{5}[37].{257}\d{16}/;
const RECORD = /^[ 0-9A-Z]{5}\d{5}[3478]/;
/** How records begin, even damaged ones; a disclaimer above the first one does not. */
const BEGINS = /^( {3}[0-9A-Z]{2}|[0-9A-Z]{5})\d{5}/;

function isFixed({ lines: all }: Head): boolean {
  const printed = all.filter((line) => line.trim() !== '');
  return (
    printed.some((line) => FIRST.test(line)) && printed.filter((line) => RECORD.test(line)).length * 2 > printed.length
  );
}

function recognise(head: Head): Found | null {
  return isFixed(head) || headingIn(head, COLUMNS) !== undefined || headingIn(head, PLAIN) !== undefined
    ? SILENT
    : null;
}

async function* fixedRows(text: AsyncIterable<string>, notes: Notes): AsyncGenerator<Cells> {
  let begun = false;
  for await (const { row, line } of lines(text, notes)) {
    begun ||= BEGINS.test(line);
    if (!begun || isBlankLine(line)) continue;
    const cells = Object.entries(POSITIONS).map(([name, [first, last]]) => [name, line.slice(first - 1, last)]);
    yield new Cells(row, Object.fromEntries(cells) as Record<string, string>, notes);
  }
}

/** What the record identification says: a code or a modifier, its first line or one that continues the description. */
const RECIDS: Readonly<Record<string, { readonly kind: 'code' | 'modifier'; readonly continues: boolean }>> = {
  '3': { kind: 'code', continues: false },
  '4': { kind: 'code', continues: true },
  '7': { kind: 'modifier', continues: false },
  '8': { kind: 'modifier', continues: true },
  code: { kind: 'code', continues: false },
  modifier: { kind: 'modifier', continues: false },
};

/** A day on which fewer codes were added is a correction, not the day that a release is for. */
const RELEASE_DAY = 10;

async function* read(text: AsyncIterable<string>, head: Head, notes: Notes, said: Said): AsyncGenerator<Kept> {
  const plain = headingIn(head, PLAIN) !== undefined;
  const days = new Map<string, number>();
  let above: { readonly kept: ReturnType<typeof rowOf>; readonly refused: boolean; sequence: number } | undefined;
  let rows = 0;
  for await (const cells of isFixed(head)
    ? fixedRows(text, notes)
    : rowsOf(text, head, plain ? PLAIN : COLUMNS, notes)) {
    cells.key = cells.text('HCPC');
    const recid = cells.text(plain ? 'kind' : 'RECID');
    const sequence = Number(cells.text('SEQNUM'));
    const { kind, continues } = RECIDS[recid] ?? { kind: 'code', continues: false };
    if (RECIDS[recid] === undefined) cells.refuse('RECID', `"${recid}" is none of 3, 4, 7 and 8`);
    if (continues) {
      if (above?.kept.code !== cells.key || above.kept.kind !== kind || (sequence !== 0 && sequence <= above.sequence))
        cells.refuse('RECID', 'continues no record above it');
      else above.kept.long.push(cells.text('LONG DESCRIPTION'));
      if (above !== undefined) above.sequence = sequence;
      continue;
    }
    if (above?.refused === false) yield joined(above.kept);
    const kept = rowOf(cells, kind);
    above = { kept, refused: cells.refused, sequence };
    rows += 1;
    days.set(kept.added, (days.get(kept.added) ?? 0) + 1);
  }
  if (above?.refused === false) yield joined(above.kept);
  sayQuarter(days, rows >= BAND[0], said);
}

const joined = (kept: ReturnType<typeof rowOf>): Kept => ({
  ...kept,
  long: kept.long.filter((part) => part !== '').join(' '),
});

/** A whole release says by the newest day of addition which quarter it is for; a selection only when nothing else does. */
function sayQuarter(days: ReadonlyMap<string, number>, whole: boolean, said: Said): void {
  if (!whole && said.found.year !== null) return;
  const newest = [...days]
    .filter(([day, count]) => day !== '' && (!whole || count >= RELEASE_DAY))
    .map(([day]) => day)
    .toSorted()
    .at(-1);
  if (newest === undefined) return;
  const month = Number(newest.slice(5, 7));
  said.found = { ...said.found, year: Number(newest.slice(0, 4)), month: month - ((month - 1) % 3) };
}

function rowOf(cells: Cells, kind: 'code' | 'modifier') {
  const form = kind === 'code' ? /^[0-9A-Z]\d{3}[0-9A-Z]$/ : /^[0-9A-Z]{2}$/;
  const all = (name: string, most: number): string =>
    Array.from({ length: most }, (_, at) => cells.text(`${name}${at + 1}`))
      .filter((text) => text !== '')
      .join(' ');
  return {
    code: cells.matching('HCPC', form, kind === 'code' ? 'a procedure code' : 'a modifier'),
    kind,
    short: cells.matching('SHORT DESCRIPTION', /\S/, 'a description'),
    long: [cells.text('LONG DESCRIPTION')],
    added: addedOn(cells),
    effective: day(cells, 'ACT EFF DT'),
    terminated: day(cells, 'TERM DT'),
    action: cells.matching('ACTION CD', /^[A-Z]?$/, 'an action of one letter'),
    coverage: cells.matching('COV', /^[A-Z]?$/, 'a coverage of one letter'),
    pricing: all('PRICE', 4),
    multiple_pricing: cells.text('MULT_PI'),
    xref: all('XREF', 5),
    betos: cells.text('BETOS'),
    type_of_service: all('TOS', 5),
    anesthesia_base: cells.decimal('ANEST_BU', 0),
  };
}

/** A day that is not set is blank, or zeros. */
const day = (cells: Cells, column: string): string =>
  /^0+$/.test(cells.text(column)) ? '' : (cells.day(column) ?? '');

/** Every code has this day; a record without it was cut off. */
function addedOn(cells: Cells): string {
  const added = day(cells, 'ADD DT');
  if (added === '' && !cells.refused) cells.refuse('ADD DT', 'is empty');
  return added;
}

const BAND = [7_500, 14_000] as const;

/** HCPCS Level II codes and modifiers (CMS, alpha-numeric HCPCS file `HCPC20YY_MMM_ANWEB`). */
export const hcpcsAnweb: Format = {
  kind: 'hcpcs',
  title: 'HCPCS Level II codes and modifiers (ANWEB)',
  publisher: 'CMS, HCPCS quarterly update',
  table: {
    columns: {
      code: 'text',
      kind: 'text',
      short: 'text',
      long: 'text',
      added: 'text',
      effective: 'text',
      terminated: 'text',
      action: 'text',
      coverage: 'text',
      pricing: 'text',
      multiple_pricing: 'text',
      xref: 'text',
      betos: 'text',
      type_of_service: 'text',
      anesthesia_base: 'integer',
    },
    key: ['code'],
    search: ['short', 'long'],
  },
  recognise,
  read,
  band: BAND,
  knownKeys: ['A0428', 'E0601', 'G0283', 'J1885', 'L1970', 'V2020', 'LT', 'RT', 'TC'],
  span: 'quarter',
  reach: 'ever',
  calendar: 'quarterly',
};
