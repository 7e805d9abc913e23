import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aFolder } from '../../test/release/a-folder.js';
import type { TableShape } from '../official/format.js';
import { ReleaseTable, ReleaseWriter } from './release-file.js';

const SHAPE: TableShape = { columns: { code: 'text', modifier: 'text', work: 'integer' }, key: ['code', 'modifier'] };
const row = (code: string, modifier = '', work: number | null = 0) => ({ code, modifier, work });

function written(...rows: readonly ReturnType<typeof row>[]): { readonly path: string; readonly table: ReleaseTable } {
  const path = join(aFolder().reference, 'table.db');
  const writer = ReleaseWriter.open(path, SHAPE);
  for (const one of rows) writer.add(one);
  writer.finish().close();
  return { path, table: ReleaseTable.open(path, SHAPE) };
}

test('rows are found by all parts of their key', () => {
  const { table } = written(row('71046', '', 90), row('71046', '26', 18), row('99213', '', null));
  expect(table.get('71046', '26')).toEqual(row('71046', '26', 18));
  expect(table.get('99213', '')).toEqual(row('99213', '', null));
  expect(table.get('71046', 'TC')).toBeUndefined();
  expect(table.get('71046', 'TC')).toBeUndefined();
  table.close();
});

test('all rows come in the order of their keys, and so do those that begin with a text', () => {
  const { table } = written(row('B2'), row('A1', '26'), row('A1'), row('A10'));
  expect([...table.all()].map(({ code, modifier }) => `${code}${modifier}`)).toEqual(['A1', 'A126', 'A10', 'B2']);
  expect([...table.startingWith('A1')].map(({ code }) => code)).toEqual(['A1', 'A1', 'A10']);
  expect([...table.startingWith('A1%')]).toEqual([]);
  table.close();
});

test('a row that comes again is told apart from one that differs; the first stays', () => {
  const writer = ReleaseWriter.open(':memory:', SHAPE);
  expect(writer.add(row('99213', '', 130))).toBe('added');
  expect(writer.add(row('99213', '', 130))).toBe('same');
  expect(writer.add(row('99213', '', 131))).toBe('other');
  expect(writer.rows).toBe(1);
  expect(writer.has('99213', '')).toBe(true);
  expect(writer.has('99213', '26')).toBe(false);
  expect(new ReleaseTable(writer.finish(), SHAPE).get('99213', '')).toMatchObject({ work: 130 });
});

test('a table is closed once, whether it was finished or not', () => {
  const unfinished = ReleaseWriter.open(':memory:', SHAPE);
  unfinished.abandon();
  unfinished.abandon();
  expect(() => unfinished.add(row('99213'))).toThrow();
  const finished = ReleaseWriter.open(':memory:', SHAPE);
  finished.finish().close();
  expect(() => finished.abandon()).not.toThrow();
});

test('the integrity of a table: its rows, and that no page is broken', () => {
  const { table } = written(row('99213'), row('99214'));
  expect(table.integrity()).toEqual({ rows: 2, broken: null });
  table.close();
});

test('an open table cannot be written to', () => {
  const { table } = written(row('99213'));
  expect(() => table.prepare("DELETE FROM rows WHERE code = '99213'").run()).toThrow(/readonly/);
  table.close();
});

test('columns that people search are found by the stems of their words', () => {
  const shape: TableShape = { columns: { code: 'text', short: 'text' }, key: ['code'], search: ['short'] };
  const writer = ReleaseWriter.open(':memory:', shape);
  writer.add({ code: 'A00', short: 'Cholera due to infections' });
  const table = new ReleaseTable(writer.finish(), shape);
  const found = table.prepare('SELECT code FROM words WHERE words MATCH ?');
  expect(found.all('infection')).toEqual([{ code: 'A00' }]);
  expect(found.all('fever')).toEqual([]);
});

test('a key that was asked for is remembered, found or not', () => {
  const { table } = written(row('99213'));
  expect(table.get('99213', '')).toBe(table.get('99213', ''));
  table.close();
});
