import { closeSync, readFileSync, statSync, truncateSync, writeSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { emptyFullLog, oldLogFile, openLogFile } from './log-file.js';

const FULL = 10 * 1024 * 1024 + 1;
let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chargeline-logs-'));
  path = join(folder, 'pricing.log');
});
afterEach(() => rm(folder, { recursive: true }));

function write(text: string): void {
  const file = openLogFile(path);
  writeSync(file, text);
  closeSync(file);
}

test('a start goes on where the last one ended, and its owner alone can read it', () => {
  write('a\n');
  write('b\n');
  expect(readFileSync(path, 'utf8')).toBe('a\nb\n');
  expect(statSync(path).mode & 0o077).toBe(0);
});

test('a start after a full log begins a new one, and the full one is kept', async () => {
  await writeFile(path, 'full');
  truncateSync(path, FULL);
  write('b\n');
  expect(readFileSync(path, 'utf8')).toBe('b\n');
  expect(statSync(oldLogFile(path)).size).toBe(FULL);
});

test('a full log makes room under the one who writes it', () => {
  write('first');
  const file = openLogFile(path);
  emptyFullLog(path);
  expect(readFileSync(path, 'utf8')).toBe('first');
  truncateSync(path, FULL);
  emptyFullLog(path);
  writeSync(file, 'next\n');
  closeSync(file);
  expect(readFileSync(path, 'utf8')).toBe('next\n');
  expect(statSync(oldLogFile(path)).size).toBe(FULL);
});
