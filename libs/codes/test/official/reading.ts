import { type Format, type Found, type Kept, type Said, SILENT } from '../../src/official/format.js';
import { Notes } from '../../src/official/notes.js';

/** What a layout makes of a text: the rows it keeps, what it noted, and what it learned of the release. */
export interface Reading {
  readonly found: Found | null;
  readonly rows: readonly Kept[];
  readonly notes: Notes;
  readonly said: Said;
}

/** Reads a text with one layout as the loader does, in pieces of an awkward length. */
export async function readText(format: Format, text: string, name = 'file.csv'): Promise<Reading> {
  const head = { name, text: text.slice(0, 65_536), lines: text.slice(0, 65_536).split(/\r\n|\n|\r/, 60) };
  const found = format.recognise(head);
  const notes = new Notes();
  const said: Said = { found: found ?? SILENT, facts: {} };
  const rows: Kept[] = [];
  for await (const row of format.read(inPieces(text), head, notes, said)) rows.push(row);
  return { found, rows, notes, said };
}

async function* inPieces(text: string): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += 977) yield text.slice(at, at + 977);
}
