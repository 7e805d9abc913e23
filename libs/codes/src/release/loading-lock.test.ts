import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aFolder } from '../../test/release/a-folder.js';
import { loadingLock } from './loading-lock.js';

test('one at a time: the second waits until the first is done', async () => {
  const { reference } = aFolder();
  const order: string[] = [];
  const first = await loadingLock(reference);
  const waiting = async (): Promise<void> => {
    const unlock = await loadingLock(reference);
    order.push('second');
    unlock();
  };
  const second = waiting();
  await new Promise((resolve) => setTimeout(resolve, 150));
  order.push('first done');
  first();
  await second;
  expect(order).toEqual(['first done', 'second']);
});

test('patience ends with an error that says what to do, and that trying again may help', async () => {
  const { reference } = aFolder();
  const unlock = await loadingLock(reference);
  await expect(loadingLock(reference, 120)).rejects.toMatchObject({
    code: 'CHL_CODES_BUSY',
    retriable: true,
    message: expect.stringContaining('Wait until it has ended') as string,
  });
  unlock();
  (await loadingLock(reference, 0))();
});

test('it ends with its process, however that ends', async () => {
  const { reference } = aFolder();
  const hold = `
    const { DatabaseSync } = require('node:sqlite');
    const lock = new DatabaseSync(${JSON.stringify(join(reference, 'loading.lock'))});
    lock.exec('BEGIN EXCLUSIVE');
    console.log('held');
    setInterval(() => {}, 1_000);
  `;
  const child = spawn(process.execPath, ['-e', hold], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  await expect(loadingLock(reference, 0)).rejects.toMatchObject({ code: 'CHL_CODES_BUSY' });
  child.kill('SIGKILL');
  await once(child, 'close');
  (await loadingLock(reference, 0))();
});

test('a folder that is not there yet is made', async () => {
  const folder = join(aFolder().reference, 'new', 'one');
  (await loadingLock(folder))();
  expect(existsSync(folder)).toBe(true);
});

test('two folders do not wait for each other', async () => {
  const [one, other] = [await loadingLock(aFolder().reference), await loadingLock(aFolder().reference, 0)];
  one();
  other();
});
