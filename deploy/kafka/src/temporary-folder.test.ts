import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from './temporary-folder.js';

test('folders of processes that were killed go; those of living ones and of others stay', async () => {
  const parent = await mkdtemp(path.join(tmpdir(), 'chargeline-parent-'));
  const aboveEveryPid = 2 ** 30;
  const living = `chargeline-kafka-${process.ppid}-abc`;
  for (const name of [`chargeline-kafka-${aboveEveryPid}-abc`, living, 'another']) await mkdir(path.join(parent, name));
  const mine = path.basename(await temporaryFolder(parent));
  expect(mine).toMatch(`chargeline-kafka-${process.pid}-`);
  expect((await readdir(parent)).toSorted()).toEqual(['another', living, mine].toSorted());
  await rm(parent, { recursive: true });
});
