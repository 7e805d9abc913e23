import { fork } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1', () => resolve(socket.destroy() !== undefined));
    socket.on('error', () => resolve(false));
  });
}

test('a server ends with the process that started it, however that ends, and leaves no files', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'chargeline-owner-'));
  await chmod(folder, 0o777);
  const owner = fork(fileURLToPath(new URL('owner.mjs', import.meta.url)), {
    env: { ...process.env, TMPDIR: folder },
    execArgv: [],
  });
  const [url] = (await once(owner, 'message')) as [string];
  const port = Number(new URL(url).port);
  expect(await answers(port)).toBe(true);
  const servers = async (): Promise<readonly string[]> =>
    (await readdir(folder)).filter((name) => name.startsWith('chargeline-pg-'));
  expect(await servers()).toHaveLength(1);

  owner.kill('SIGKILL');
  await expect.poll(() => answers(port), { timeout: 30_000 }).toBe(false);
  await expect.poll(servers, { timeout: 30_000 }).toEqual([]);
  await rm(folder, { recursive: true });
});
