import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EmbeddedPostgres, type MigrationInterface, openStore, type QueryRunner, startPostgres } from './index.js';

class Notes1000000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table notes (id int primary key, text text not null)');
  }
  async down(): Promise<void> {}
}

let server: EmbeddedPostgres;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

const open = (schema: string) => openStore({ url: server.url, schema, migrations: [Notes1000000000001] });

test('two members may start at once, and again later', async () => {
  const stores = await Promise.all([open('twice'), open('twice')]);
  const again = await open('twice');
  expect(await again.query('select count(*)::int as n from notes')).toEqual([{ n: 0 }]);
  await Promise.all([...stores, again].map((store) => store.close()));
});

test('a service sees its own tables only', async () => {
  const [one, other] = await Promise.all([open('one'), open('other')]);
  await one.query('insert into notes values (1, $1)', ['mine']);
  expect(await other.query('select * from notes')).toEqual([]);
  await Promise.all([one.close(), other.close()]);
});

test('a transaction that fails leaves nothing', async () => {
  const store = await open('atomic');
  const failing = store.transaction(async (query) => {
    await query('insert into notes values (1, $1)', ['half']);
    throw new Error('in the middle');
  });
  await expect(failing).rejects.toThrow();
  expect(await store.query('select * from notes')).toEqual([]);
  await store.close();
});

test('a refused statement names the constraint and never a value', async () => {
  const store = await open('refused');
  await store.query('insert into notes values (7, $1)', ['canary']);
  const again = store.query('insert into notes values (7, $1)', ['canary']);
  await expect(again).rejects.toMatchObject({
    code: 'CHL_STORE_REFUSED',
    retriable: false,
    message: expect.stringMatching(/23505.*notes_pkey/) as string,
  });
  await expect(again).rejects.not.toMatchObject({ message: expect.stringMatching(/canary|\(7\)/) as string });
  await store.close();
});

test('a lost backend is an error to try again, and trying again works', async () => {
  const store = await open('lost');
  const killed = store.query('select pg_terminate_backend(pid) from pg_stat_activity where pid = pg_backend_pid()');
  await expect(killed).rejects.toMatchObject({ code: 'CHL_STORE_UNAVAILABLE', retriable: true });
  await expect.poll(() => store.query('select 1 as one').catch(() => null)).toEqual([{ one: 1 }]);
  await store.close();
});

test('a server that is away is an error to try again', async () => {
  const away = openStore({ url: 'postgres://nobody:x@127.0.0.1:1/none', schema: 'away', migrations: [] });
  await expect(away).rejects.toMatchObject({ code: 'CHL_STORE_UNAVAILABLE', retriable: true });
});
