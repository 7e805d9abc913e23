import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { Head } from './format.js';
import type { Notes } from './notes.js';

/** One record of a delimited file and the line it ends at, counted from 1. */
export interface TextRecord {
  readonly row: number;
  readonly cells: readonly string[];
}

/** No record of an official file comes near; a longer one is an open quote or not a table. */
const LONGEST = 1_048_576;
const DELIMITERS = [',', '\t', ';', '|'] as const;

/** The character that separates the cells: the one that the line with the most cells has most of. */
export function delimiterOf({ lines }: Head): string {
  const most = (delimiter: string): number => Math.max(0, ...lines.map((line) => line.split(delimiter).length));
  return DELIMITERS.toSorted((one, other) => most(other) - most(one))[0]!;
}

/** Reads delimited text (RFC 4180, any line end) record by record. An open quote or an endless record is refused, and ends the reading. */
export async function* records(
  text: AsyncIterable<string>,
  delimiter: string,
  notes: Notes,
): AsyncGenerator<TextRecord, void, undefined> {
  const parser = Readable.from(withPlainEnds(text)).compose(
    parse({ delimiter, info: true, relax_column_count: true, relax_quotes: true, max_record_size: LONGEST }),
  ) as AsyncIterable<{ readonly info: { readonly lines: number }; readonly record: readonly string[] }>;
  try {
    for await (const { info, record } of parser) yield { row: info.lines, cells: record };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const row = typeof error['lines'] === 'number' ? error['lines'] : 0;
    notes.refuse(row, '', `the records cannot be told apart: ${error.code}`);
  }
}

/** The same text with LF for CRLF, which the parser would count as two lines within a cell. */
async function* withPlainEnds(text: AsyncIterable<string>): AsyncGenerator<string, void, undefined> {
  let held = '';
  for await (const piece of text) {
    const joined = held + piece;
    held = joined.endsWith('\r') ? '\r' : '';
    yield joined.slice(0, joined.length - held.length).replaceAll('\r\n', '\n');
  }
  if (held !== '') yield held;
}

/** Nothing, or nothing but the end-of-file mark of DOS and its like. */
// oxlint-disable-next-line no-control-regex
export const isBlankLine = (line: string): boolean => /^[\s\u0000-\u001f]*$/.test(line);

/** Whether a record has nothing in it. */
export const isEmpty = ({ cells }: TextRecord): boolean => cells.every(isBlankLine);
