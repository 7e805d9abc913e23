import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { upFolder } from './up-folder.js';

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'chargeline-folder-'));
});
afterAll(() => rm(home, { recursive: true }));

test('a folder of the home, which need not be there yet', () =>
  expect(upFolder(join(home, 'line'), false)).toBe(join(home, 'line', 'up')));

test("root's PostgreSQL, which is another user, cannot enter a closed home: always the same folder elsewhere", async () => {
  expect(upFolder(home, true)).toMatch(/^\/var\/lib\/chargeline\/[0-9a-f]{12}$/);
  expect(upFolder(home, true)).toBe(upFolder(home, true));
  await chmod(home, 0o755);
  expect(upFolder(home, true)).toBe(join(home, 'up'));
});
