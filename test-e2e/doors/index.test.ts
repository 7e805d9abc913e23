import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const rows = readFileSync(resolve(import.meta.dirname, 'README.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| [A-F]\d/.test(line))
  .map((line) => line.split(' | '));

const SIZE = 25;

/** The items of a row: `A1`, or all of `B21-B24`. */
function itemsOf(cell: string): readonly string[] {
  const [, family, from, to] = /^\| ([A-F])(\d+)(?:-\1(\d+))?$/.exec(cell)!;
  return Array.from({ length: Number(to ?? from) - Number(from) + 1 }, (_, at) => `${family}${Number(from) + at}`);
}

/** Whether a file has a text that is this title, or begins with it when it ends with an ellipsis. */
function hasTitle(file: string, title: string): boolean {
  const text = readFileSync(resolve(root, file), 'utf8');
  const [begun, ending] = title.endsWith('…') ? [title.slice(0, -1), ''] : [title, undefined];
  return [`'`, '"', '`'].some((quote) => text.includes(`${quote}${begun}${ending ?? quote}`));
}

test('every item of the families has one row', () => {
  const all = ['A', 'B', 'C', 'E', 'F'].flatMap((family) =>
    Array.from({ length: SIZE }, (_, at) => `${family}${at + 1}`),
  );
  expect(rows.flatMap(([cell]) => itemsOf(cell!))).toEqual(all);
});

test('every test that the table names is there', () => {
  const named = rows.flatMap((cells) => [...cells[3]!.matchAll(/`([^`]+)`: ("[^|]*?")(?=<br>| \||$)/g)]);
  const missing = named.flatMap(([, file, titles]) =>
    [...titles!.matchAll(/"([^"]+)"/g)]
      .filter(([, title]) => !existsSync(resolve(root, file!)) || !hasTitle(file!, title!))
      .map(([, title]) => `${file}: ${title}`),
  );
  expect(named.length).toBeGreaterThan(100);
  expect(missing).toEqual([]);
});

test('a row without a test says why', () => {
  const bare = rows.filter(([, , does, tests]) => !tests!.includes('`') && !does!.startsWith('none yet: '));
  expect(bare.map(([item]) => item)).toEqual([]);
});
