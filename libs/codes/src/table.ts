import { readFileSync } from 'node:fs';
import { ChargelineError } from '@chargeline/kernel';
import { csvRows } from './csv.js';

/** One row of a table: its cells by column name, as printed in the file. */
export type Row<Column extends string> = Readonly<Record<Column, string>>;

const broken = (table: string, fault: string): ChargelineError =>
  new ChargelineError('CHL_CODES_TABLE', `Table ${table}: ${fault}. Restore the file of this release.`, false);

/** Reads a table of the data folder. Throws CHL_CODES_TABLE when its header or the width of a row is not the expected one. */
export function readTable<Column extends string>(table: string, columns: readonly Column[]): readonly Row<Column>[] {
  return tableRows(table, readFileSync(new URL(`../data/${table}.csv`, import.meta.url), 'utf8'), columns);
}

/** The rows of a table's text; the same errors as `readTable`. */
export function tableRows<Column extends string>(
  table: string,
  text: string,
  columns: readonly Column[],
): readonly Row<Column>[] {
  const rows = csvRows(text);
  if (rows === null) throw broken(table, 'the quotes do not close');
  const [header, ...body] = rows;
  if (header?.join() !== columns.join()) throw broken(table, `the columns are not ${columns.join()}`);
  return body.map((cells, index) => {
    if (cells.length !== columns.length) throw broken(table, `row ${index + 2} has ${cells.length} cells`);
    const row = Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? '']));
    if (!hasColumns(row, columns)) throw broken(table, 'a column is listed twice');
    return row;
  });
}

function hasColumns<Column extends string>(
  row: Readonly<Record<string, string>>,
  columns: readonly Column[],
): row is Row<Column> {
  return columns.every((column) => column in row) && Object.keys(row).length === columns.length;
}

/** Rows by key. Throws CHL_CODES_TABLE when two rows have one key. */
export function indexBy<Item>(table: string, items: readonly Item[], key: (item: Item) => string): Map<string, Item> {
  const index = new Map<string, Item>();
  for (const item of items) {
    if (index.has(key(item))) throw broken(table, `the key ${key(item)} comes twice`);
    index.set(key(item), item);
  }
  return index;
}

/** A decimal with exactly `places` decimals as a whole number: `0.927` with 3 is 927. Throws CHL_CODES_TABLE on another form. */
export function scaled(table: string, text: string, places: number): number {
  const match = /^(\d{1,6})\.(\d+)$/.exec(text);
  if (match?.[2]?.length !== places) throw broken(table, `a figure does not have ${places} decimals`);
  return Number(`${match[1]}${match[2]}`);
}

/** A cell that must be one of the listed words. Throws CHL_CODES_TABLE on another. */
export function oneOf<Word extends string>(table: string, text: string, words: readonly Word[]): Word {
  const word = words.find((candidate) => candidate === text);
  if (word === undefined) throw broken(table, `a cell is none of ${words.join()}`);
  return word;
}

/** Builds a value at its first use and keeps it. */
export function lazily<Value>(build: () => Value): () => Value {
  let built: { readonly value: Value } | undefined;
  return () => (built ??= { value: build() }).value;
}
