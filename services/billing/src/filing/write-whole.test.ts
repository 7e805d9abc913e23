import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeWhole } from './write-whole.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chargeline-files-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('a file, its folders, for its owner alone, and nothing beside it', async () => {
  const path = join(folder, 'acme', '12345', '000000001.837');
  await writeWhole(path, 'ISA~');
  expect(await readFile(path, 'utf8')).toBe('ISA~');
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect((await stat(join(folder, 'acme'))).mode & 0o777).toBe(0o700);
  expect(await readdir(join(folder, 'acme', '12345'))).toEqual(['000000001.837']);
});

test('written again, and by two at once: whole', async () => {
  const path = join(folder, 'again', '1.837');
  const text = 'x'.repeat(1_000_000);
  await Promise.all([writeWhole(path, text), writeWhole(path, text)]);
  expect(await readFile(path, 'utf8')).toBe(text);
  expect(await readdir(join(folder, 'again'))).toEqual(['1.837']);
});

test('a folder that cannot be: an error with the system’s code and no path', async () => {
  await writeFile(join(folder, 'taken'), '');
  const failing = writeWhole(join(folder, 'taken', 'below', '1.837'), 'ISA~');
  await expect(failing).rejects.toMatchObject({
    code: 'CHL_BILLING_FOLDER',
    message: 'BILLING_FOLDER cannot be written (ENOTDIR).',
  });
});
