import { readFileSync } from 'node:fs';
import path from 'node:path';
import { csvRows } from '../src/csv.js';

export const DATA = path.resolve(import.meta.dirname, '../data');

/** The rows of a shipped table, without its header. */
export function shipped(table: string): readonly (readonly string[])[] {
  const rows = csvRows(readFileSync(path.join(DATA, `${table}.csv`), 'utf8')) ?? [];
  return rows.slice(1);
}
