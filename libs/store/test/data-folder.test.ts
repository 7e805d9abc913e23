import { spawn } from 'node:child_process';
import { chmod, chown, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startPostgres } from '@chargeline/store';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { aFolder, openFolder } from './a-folder.js';
import { aServer, aStore } from './a-server.js';

const portOf = (url: string): number => Number(new URL(url).port);

let above: string;
let dataFolder: string;
beforeAll(async () => {
  above = await openFolder('pg-kept');
  dataFolder = join(above, 'made', 'by us');
});
afterAll(() => rm(above, { recursive: true }));
/** The user who runs the server; PostgreSQL looks at that user's processes only. */
async function ownerOf(path: string): Promise<{ readonly uid: number; readonly gid: number }> {
  const { uid, gid } = await stat(path);
  return { uid, gid };
}

const inCluster = (...names: readonly string[]): string => join(dataFolder, 'cluster', ...names);

test('a folder that was named is kept, with its password for the owner only', async () => {
  const first = await aServer({ dataFolder });
  const store = await aStore(first, 'kept');
  await store.query('create table notes as select 1 as id');
  await first.stop();
  expect((await stat(inCluster('password'))).mode & 0o777).toBe(0o600);

  const second = await aServer({ dataFolder, port: portOf(first.url) });
  expect(second.url).toBe(first.url);
  expect(await (await aStore(second, 'kept')).query('select id from notes')).toEqual([{ id: 1 }]);
});

test('a lock file that a power cut left does not hinder, even if a process of the same user has its number by now', async () => {
  const first = await aServer({ dataFolder });
  const [, ...lines] = (await readFile(inCluster('data', 'postmaster.pid'), 'utf8')).split('\n');
  await first.kill();
  await first.stop();
  const other = spawn('sleep', ['60'], await ownerOf(inCluster()));
  onTestFinished(() => void other.kill());
  await writeFile(inCluster('data', 'postmaster.pid'), [other.pid, ...lines].join('\n'));
  await (await aStore(await aServer({ dataFolder }), 'stale')).ping();
});

test('a folder whose server runs is refused, and that server goes on', async () => {
  const first = await aServer({ dataFolder });
  await expect(startPostgres({ dataFolder })).rejects.toMatchObject({
    code: 'CHL_STORE_FOLDER_IN_USE',
    message: expect.stringContaining(`process ${first.pid}`) as string,
  });
  await (await aStore(first, 'used')).ping();
});

test('files of another major version are refused', async () => {
  await (await aServer({ dataFolder })).stop();
  const version = await readFile(inCluster('data', 'PG_VERSION'));
  await writeFile(inCluster('data', 'PG_VERSION'), '12\n');
  await expect(startPostgres({ dataFolder })).rejects.toMatchObject({
    code: 'CHL_STORE_OTHER_VERSION',
    message: expect.stringMatching(/PostgreSQL 12;.*PostgreSQL 18/) as string,
  });
  await writeFile(inCluster('data', 'PG_VERSION'), version);
});

test('a folder without its password is refused', async () => {
  await (await aServer({ dataFolder })).stop();
  const password = await readFile(inCluster('password'));
  await rm(inCluster('password'));
  await expect(startPostgres({ dataFolder })).rejects.toMatchObject({
    code: 'CHL_STORE_FOLDER_UNREADABLE',
    message: expect.stringContaining('ENOENT') as string,
  });
  const { uid, gid } = await ownerOf(inCluster());
  await writeFile(inCluster('password'), password, { mode: 0o600 });
  await chown(inCluster('password'), uid, gid);
});

test.skipIf(process.getuid?.() !== 0)(
  'a folder that the user who runs the server cannot reach is refused',
  async () => {
    const closed = await aFolder('pg-closed');
    await chmod(closed, 0o700);
    await expect(startPostgres({ dataFolder: join(closed, 'below') })).rejects.toMatchObject({
      code: 'CHL_STORE_CLOSED_FOLDER',
    });
  },
);
