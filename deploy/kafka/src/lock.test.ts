import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { withLock } from './lock.js';

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

async function lockFile(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'chargeline-lock-'));
  folders.push(folder);
  return path.join(folder, 'lock');
}

test('two who want one lock work one after the other', async () => {
  const file = await lockFile();
  const seen: string[] = [];
  const work = (name: string) => async (): Promise<void> => {
    seen.push(`${name} in`);
    await new Promise((next) => setImmediate(next));
    seen.push(`${name} out`);
  };
  await Promise.all([withLock(file, work('a')), withLock(file, work('b'))]);
  expect([seen[0]?.[0], seen[2]?.[0]].sort()).toEqual(['a', 'b']);
  expect(seen.map((entry) => entry.slice(2))).toEqual(['in', 'out', 'in', 'out']);
});

test('work that fails gives the lock back', async () => {
  const file = await lockFile();
  await expect(withLock(file, () => Promise.reject(new Error('no network')))).rejects.toThrow('no network');
  expect(await withLock(file, async () => 'done')).toBe('done');
});

test('a lock whose owner is dead is broken', async () => {
  const file = await lockFile();
  const aboveEveryPid = 2 ** 30;
  await writeFile(file, String(aboveEveryPid));
  expect(await withLock(file, async () => 'done')).toBe('done');
});
