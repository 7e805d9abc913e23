import { parse } from 'csv-parse/sync';
import { Cells, END_OF_FILE } from './cells.js';
import { DELIMITERS } from './columns.js';
import { type Format, type Head, type Kept, type Kind, SILENT } from './format.js';
import { type Column, named, placesOf, plainHeading } from './heading.js';
import type { Notes } from './notes.js';
import { delimiterOf, isEmpty, records } from './records.js';
import { isRemark } from './table-rows.js';

/** A list of codes of one form: one a line, or the first columns of a table. */
export interface CodeList {
  readonly kind: Kind;
  readonly title: string;
  readonly publisher: string;
  /** What the column of the codes is called when it says which codes. */
  readonly heading: RegExp;
  readonly code: RegExp;
  readonly what: string;
  /** The number of characters, where a spreadsheet may have dropped zeros. */
  readonly width?: number;
  /** What a form prints before a code and claims leave out. */
  readonly printed?: RegExp;
  /** How the list prints a whole category, which is no code. */
  readonly category?: RegExp;
  /** Codes that only this list has all of; without them it is recognised by its heading alone. */
  readonly has: readonly string[];
  /** Codes that this list never has and one of the same form does. */
  readonly hasNot?: RegExp;
  readonly band: readonly [least: number, most: number];
}

const CODE = /^CODES?$/;
/** Beside a list's codes stand words, days and marks; anything else is another table that has such codes, as claims have. */
const BESIDE =
  /^$|(NAME|TITLE|LABEL|DESC(RIPTION)?|TEXT|MEANING|DATE|DT|START|STOP|NOTES?|STATUS|MODIFIED|INCLUDED|ELIGIBLE)$/;
const NAME = /(NAME|TITLE|LABEL)$/;
const WORDS = /(DESC(RIPTION)?|TEXT|MEANING)$/;
const FROM: Column = { name: 'from', heading: /^(START|BEGIN|EFFECTIVE|EFF|FROM)(DATE|DT)?$/, optional: true };
const TO: Column = { name: 'to', heading: /^(STOP|END|TERM(INATION)?|DEACTIVATION|TO)(DATE|DT)?$/, optional: true };
const INCLUDED: Column = { name: 'included', heading: /(INCLUDED|ELIGIBLE)/, optional: true };

/** How far down a heading line is looked for: titles stand above it. */
const TITLES = 40;

function firstRecords({ text }: Head, delimiter: string): readonly (readonly string[])[] {
  try {
    const options = { delimiter, relax_column_count: true, relax_quotes: true, to: TITLES };
    return parse(text, options);
  } catch {
    return [];
  }
}

interface ListHeading {
  readonly delimiter: string;
  readonly headings: readonly string[];
  /** The heading of the codes, and the first of them. */
  readonly code: string;
  readonly below: readonly string[];
}

/** The heading line, if the list has one: that of several columns, for a title alone may say "Revenue Codes" too. */
function headingOf(head: Head, { heading }: CodeList): ListHeading | undefined {
  const found: ListHeading[] = [];
  for (const delimiter of DELIMITERS) {
    const first = firstRecords(head, delimiter);
    for (const [at, cells] of first.entries()) {
      const headings = cells.map(plainHeading);
      const code = headings.find((text) => heading.test(text)) ?? headings.find((text) => CODE.test(text));
      const below = first.slice(at + 1).map((record) => record[0]!.trim());
      if (code !== undefined) found.push({ delimiter, headings, code, below });
    }
  }
  return found.find(({ headings }) => headings.filter((text) => text !== '').length > 1) ?? found[0];
}

/** What stands in the first cell of each whole line of the beginning. */
function firstCells({ text }: Head, delimiter: string | undefined): readonly string[] {
  const lines = text.slice(0, 65_536 - 1).split(/\r\n|\n|\r/);
  const whole = text.length < 65_536 - 1 ? lines : lines.slice(0, -1);
  const cells = whole.map((line) => (delimiter === undefined ? line : line.split(delimiter, 1)[0]!));
  return cells
    .map((cell) => cell.replaceAll(END_OF_FILE, '').replaceAll(/[\s"\ufeff]/g, ''))
    .filter((cell) => cell !== '');
}

const plainCode = (cell: string, { width = 0, printed }: CodeList): string => {
  const code = printed === undefined ? cell : cell.replace(printed, '');
  return /^\d+$/.test(code) ? code.padStart(width, '0') : code;
};

/** So many of the lines must be codes: a damaged one is refused by row, not a reason to know nothing. */
const MOST_CODES = 0.9;

/** A list says what it is by the name of its column, or else by what is in it, all of it; in doubt it is not this list. */
function recognises(list: CodeList, head: Head): boolean {
  const heading = headingOf(head, list);
  const others = heading?.headings.filter((text) => text !== heading.code) ?? [];
  if (!others.every((text) => BESIDE.test(text)) || (heading !== undefined && heading.headings[0] !== heading.code))
    return false;
  const fits = (cell: string): boolean => list.code.test(plainCode(cell, list));
  if (heading !== undefined && list.heading.test(heading.code))
    return heading.below.filter(fits).length > heading.below.length / 2;
  const cells = firstCells(head, heading?.delimiter);
  const below =
    heading === undefined ? cells : cells.slice(cells.findIndex((cell) => plainHeading(cell) === heading.code) + 1);
  const codes = new Set(below.map((cell) => plainCode(cell, list)));
  const fitting = [...codes].filter((code) => list.code.test(code));
  return (
    list.has.length > 0 &&
    fitting.length >= codes.size * MOST_CODES &&
    list.has.every((code) => codes.has(code)) &&
    !fitting.some((code) => list.hasNot?.test(code))
  );
}

const exactly = (name: string, heading: string): Column => ({ name, heading: new RegExp(`^${heading}$`) });

async function* read(list: CodeList, text: AsyncIterable<string>, head: Head, notes: Notes): AsyncGenerator<Kept> {
  const heading = headingOf(head, list);
  const isTable = heading !== undefined && heading.headings.length > 1;
  let places: ReadonlyMap<string, number> | undefined =
    heading === undefined
      ? new Map([
          ['code', 0],
          ['text', 1],
        ])
      : undefined;
  for await (const record of records(text, heading?.delimiter ?? delimiterOf(head), notes)) {
    if (isEmpty(record) || (isTable && isRemark(record))) continue;
    if (places === undefined) {
      const headings = record.cells.map(plainHeading);
      if (heading === undefined || headings.join() !== heading.headings.join()) continue;
      const words = headings.find((text) => NAME.test(text)) ?? headings.find((text) => WORDS.test(text));
      const columns = [exactly('code', heading.code), FROM, TO, INCLUDED];
      places = placesOf(
        words === undefined ? columns : [...columns, exactly('text', words)],
        headings,
        record.row,
        notes,
      );
      if (places === undefined) return;
    } else {
      const kept = rowOf(new Cells(record.row, named(places, record), notes), list);
      if (kept !== undefined) yield kept;
    }
  }
}

/** A row of the list; none for codes that nobody has given out, or that the list names as left out. */
function rowOf(cells: Cells, list: CodeList): Kept | undefined {
  const text = cells.text('text');
  if (list.category?.test(cells.text('code')) === true) {
    cells.repair('code', `"${cells.text('code')}" is a category, and left out`);
    return undefined;
  }
  const included = cells.matching('included', /^(y|yes|n|no|)$/i, 'yes or no');
  if (/^unassigned$/i.test(text) || /^n/i.test(included)) return undefined;
  const code = codeOf(cells, list);
  cells.key = code;
  const [from, to] = [cells.day('from') ?? '', cells.day('to') ?? ''];
  if (from !== '' && to !== '' && to < from) cells.refuse('to', `${to} is before ${from}`);
  return cells.refused ? undefined : { code, text, from, to };
}

function codeOf(cells: Cells, { code: form, what, width, printed }: CodeList): string {
  if (width !== undefined) return cells.padded('code', width, form, what);
  const text = cells.text('code');
  const code = printed === undefined ? text : text.replace(printed, '');
  if (!form.test(code)) cells.refuse('code', `"${code.slice(0, 40)}" is not ${what}`);
  return code;
}

/** The layout of a list of codes. What it loads holds until it is loaded again. */
export function listOf(list: CodeList): Format {
  return {
    kind: list.kind,
    title: list.title,
    publisher: list.publisher,
    table: { columns: { code: 'text', text: 'text', from: 'text', to: 'text' }, key: ['code'], search: ['text'] },
    recognise: (head) => (recognises(list, head) ? SILENT : null),
    read: (text, head, notes) => read(list, text, head, notes),
    band: list.band,
    knownKeys: list.has,
    span: 'until-replaced',
    reach: 'ever',
    calendar: 'irregular',
  };
}
