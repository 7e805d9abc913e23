import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { aFolder } from './a-folder.js';
import { aServer, aStore } from './a-server.js';

const patiently = { timeout: 30_000 };

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1', () => resolve(socket.destroy() !== undefined));
    socket.on('error', () => resolve(false));
  });
}

async function anOwner(
  env: Readonly<Record<string, string>>,
  ...args: readonly string[]
): Promise<{ owner: ChildProcess; port: number }> {
  const owner = fork(fileURLToPath(new URL('owner.mjs', import.meta.url)), args, {
    env: { ...process.env, ...env },
    execArgv: [],
  });
  onTestFinished(() => void owner.kill('SIGKILL'));
  const [url] = (await once(owner, 'message')) as [string];
  return { owner, port: Number(new URL(url).port) };
}

const servers = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder)).filter((name) => name.startsWith('chargeline-pg-'));

test('a server ends with the process that started it, however that ends, and leaves no files', async () => {
  const folder = await aFolder('owner');
  const { owner, port } = await anOwner({ TMPDIR: folder });
  expect(await answers(port)).toBe(true);
  expect(await servers(folder)).toHaveLength(1);
  owner.kill('SIGKILL');
  await expect.poll(() => answers(port), patiently).toBe(false);
  await expect.poll(() => servers(folder), patiently).toEqual([]);
});

test('a server that was killed leaves no files either when its owner is killed before it starts it again', async () => {
  const folder = await aFolder('owner');
  const { owner, port } = await anOwner({ TMPDIR: folder, KILLED: 'yes' });
  expect(await answers(port)).toBe(false);
  expect(await servers(folder)).toHaveLength(1);
  owner.kill('SIGKILL');
  await expect.poll(() => servers(folder), patiently).toEqual([]);
});

test('a kept folder can be used as soon as its owner was killed', async () => {
  const dataFolder = join(await aFolder('owner'), 'postgres');
  const { owner } = await anOwner({}, dataFolder);
  owner.kill('SIGKILL');
  await once(owner, 'exit');
  await (await aStore(await aServer({ dataFolder }), 'next')).ping();
});
