import { execFile } from 'node:child_process';
import { createServer } from 'node:net';
import { promisify } from 'node:util';
import { type EmbeddedPostgres, startPostgres } from '@chargeline/store';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { aStore } from './a-server.js';

let server: EmbeddedPostgres;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

test('what was committed survives a kill, at the same address', async () => {
  const { url, pid } = server;
  const store = await aStore(server, 'notes');
  await store.query('create table notes (id int primary key)');
  await store.query('insert into notes values (1)');
  await server.kill();
  await expect(store.query('select 1')).rejects.toMatchObject({ code: 'CHL_STORE_UNAVAILABLE' });
  await server.restart();
  expect(server.url).toBe(url);
  expect(server.pid).not.toBe(pid);
  expect(await store.query('select id from notes')).toEqual([{ id: 1 }]);
});

test('a server that somebody else killed is started again; one that is up is ended in order first', async () => {
  const store = await aStore(server, 'again');
  process.kill(server.pid, 'SIGKILL');
  await server.restart();
  const { pid } = server;
  await server.restart();
  expect(server.pid).not.toBe(pid);
  await expect.poll(() => store.query('select 1 as one').catch(() => null)).toEqual([{ one: 1 }]);
});

test('the process is that of the server, whose children serve the connections', async () => {
  const store = await aStore(server, 'children');
  const [row] = await store.query<{ pid: number }>('select pg_backend_pid() as pid');
  const { stdout } = await promisify(execFile)('ps', ['-o', 'ppid=', '-p', String(row!.pid)]);
  expect(Number(stdout)).toBe(server.pid);
});

test('a commit is on the disk before it is answered, and six instances of each room find room', async () => {
  const store = await aStore(server, 'settings');
  const names = ['fsync', 'full_page_writes', 'max_connections', 'synchronous_commit'];
  const settings = 'select name, setting from pg_settings where name = any($1) order by name';
  expect(await store.query(settings, [names])).toEqual([
    { name: 'fsync', setting: 'on' },
    { name: 'full_page_writes', setting: 'on' },
    { name: 'max_connections', setting: '200' },
    { name: 'synchronous_commit', setting: 'on' },
  ]);
});

test('a port that is taken is named', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void other.close());
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as { port: number };
  await expect(startPostgres({ port })).rejects.toMatchObject({
    code: 'CHL_STORE_PORT_TAKEN',
    message: expect.stringContaining(`Port ${port} `) as string,
  });
});
