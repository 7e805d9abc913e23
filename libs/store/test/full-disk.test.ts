import { chown, mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type EmbeddedPostgres, type Store } from '@chargeline/store';
import { describe, expect, test } from 'vitest';
import { aServer, aStore } from './a-server.js';
import { aSmallDisk, noSmallDisk } from './small-disk.js';

const because = noSmallDisk();
if (because !== null) process.stderr.write(`The tests on a full disk are skipped. ${because}\n`);

const UNAVAILABLE = { code: 'CHL_STORE_UNAVAILABLE', retriable: true };
const LETTERS = 100_000;

const write = (store: Store, id: number): Promise<unknown> =>
  store.transaction((query) => query("insert into notes values ($1, repeat('x', $2))", [id, LETTERS]));

/** Writes until a write is refused, and gives how many were acknowledged. */
async function writeUntilRefused(store: Store): Promise<number> {
  for (let id = 1; id <= 1_000; id += 1) {
    const error = await write(store, id).then(
      () => null,
      (refused: unknown) => refused,
    );
    if (error === null) continue;
    expect(error).toMatchObject(UNAVAILABLE);
    return id - 1;
  }
  throw new Error('The disk took everything.');
}

const kept = async (store: Store): Promise<unknown> =>
  (await store.query('select count(*)::int as n, min(length(text)) as least from notes'))[0];

async function goesOn(store: Store, acknowledged: number): Promise<void> {
  expect(acknowledged).toBeGreaterThan(0);
  expect(await kept(store)).toEqual({ n: acknowledged, least: LETTERS });
  await write(store, acknowledged + 1);
  expect(await kept(store)).toEqual({ n: acknowledged + 1, least: LETTERS });
}

async function tablespaceOn(server: EmbeddedPostgres, folder: string): Promise<string> {
  const location = join(folder, 'tables');
  const { uid, gid } = await stat(`/proc/${server.pid}`);
  await mkdir(location);
  await chown(location, uid, gid);
  return location;
}

/** Text as long as it looks: neither compressed nor in the row. */
const NOTES = 'create table notes (id int primary key, text text storage external)';

describe.skipIf(because !== null)('a full disk', () => {
  test('of tables: a refused write is to be tried again, what was acknowledged stays, and it goes on with room', async () => {
    const disk = await aSmallDisk(8);
    const server = await aServer();
    const store = await aStore(server, 'tables');
    await store.query(`create tablespace small location '${await tablespaceOn(server, disk.folder)}'`);
    await store.query(`${NOTES} tablespace small`);
    await disk.fill(4);
    const acknowledged = await writeUntilRefused(store);
    await store.ping();
    await disk.makeRoom();
    await goesOn(store, acknowledged);
  });

  test('of the log, which ends the server: the same, after a restart with room', async () => {
    const disk = await aSmallDisk(160);
    const server = await aServer({ dataFolder: join(disk.folder, 'postgres') });
    const store = await aStore(server, 'log');
    await store.query(NOTES);
    await disk.fill(8);
    const acknowledged = await writeUntilRefused(store);
    await disk.makeRoom();
    await server.restart();
    await goesOn(store, acknowledged);
  });
});
