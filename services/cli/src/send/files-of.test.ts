import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { filesOf } from './files-of.js';

let root: string;
const names = async (...paths: readonly string[]): Promise<readonly string[]> =>
  (await filesOf(paths.map((path) => join(root, path)))).map((path) => relative(root, path));

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'chargeline-files-'));
  await mkdir(join(root, 'a', 'deep'), { recursive: true });
  for (const file of ['a/2.hl7', 'a/10.hl7', 'a/deep/x.json', 'b.json']) await writeFile(join(root, file), '');
  await symlink(join(root, 'b.json'), join(root, 'a', 'link.json'));
  await symlink(join(root, 'nowhere'), join(root, 'a', 'broken'));
});
afterAll(() => rm(root, { recursive: true }));

test('a folder gives all below it, sorted; links to files are files, broken links are nothing', async () =>
  expect(await names('a')).toEqual(['a/10.hl7', 'a/2.hl7', 'a/deep/x.json', 'a/link.json']));

test('paths keep the order in which they were named', async () =>
  expect(await names('b.json', 'a/2.hl7')).toEqual(['b.json', 'a/2.hl7']));

test('a file named twice is sent once', async () =>
  expect(await names('a/2.hl7', 'a')).toEqual(['a/2.hl7', 'a/10.hl7', 'a/deep/x.json', 'a/link.json']));

test('a path that is not there is wrong use', () => expect(names('c')).rejects.toThrow(/is not there/));
