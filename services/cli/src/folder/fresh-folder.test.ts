import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { emptyFolder, nextFolder } from './fresh-folder.js';

let parent: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'chargeline-cli-'));
});
afterEach(() => rm(parent, { recursive: true }));

test('each run gets a folder of its own, also when two begin together', async () => {
  const out = join(parent, 'out');
  const folders = await Promise.all([1, 2, 3].map(() => nextFolder(out, 'demo-1')));
  expect(folders.toSorted()).toEqual([1, 2, 3].map((n) => join(out, `demo-1-${n}`)));
});

test('what an earlier run left stays', async () => {
  const first = await nextFolder(parent, 'demo-1');
  await writeFile(join(first, 'a.837'), 'ISA');
  await nextFolder(parent, 'demo-1');
  expect(await readdir(first)).toEqual(['a.837']);
});

test('a folder that the user names is made', async () => {
  expect(await emptyFolder(join(parent, 'a', 'b'))).toBe(join(parent, 'a', 'b'));
});

test('a folder with something in it is refused', async () => {
  await writeFile(join(parent, 'a.837'), 'ISA');
  await expect(emptyFolder(parent)).rejects.toThrow(/is not empty/);
});
