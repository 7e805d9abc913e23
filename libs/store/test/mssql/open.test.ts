import { afterEach, expect, test } from 'vitest';
import { type MigrationInterface, openMssqlStore, type QueryRunner, type Store } from '../../dist/index.js';
import { type Answer, startTds, type TdsServer } from './tds-server.js';

class Notes1000000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table notes_schema.notes (id int not null primary key)');
  }
  async down(): Promise<void> {}
}

/** What a database says of itself when it is asked by TypeORM; nothing has been migrated in it. */
function fresh(sql: string): Answer {
  if (sql.includes('DB_NAME()')) return [{ db_name: 'chargeline' }];
  if (sql.includes('SCHEMA_NAME()')) return [{ schema_name: 'dbo' }];
  return [];
}

let server: TdsServer;
let store: Store | undefined;
afterEach(async () => {
  await store?.close();
  store = undefined;
  await server.stop();
});

async function open(answer: (sql: string) => Answer = () => []): Promise<Store> {
  server = await startTds((sql) => {
    const said = answer(sql);
    return Array.isArray(said) && said.length === 0 ? fresh(sql) : said;
  });
  store = await openMssqlStore({ url: server.url, schema: 'notes_schema', migrations: [Notes1000000000001] });
  return store;
}

/** What was heard since the store was open. */
const since = (mark: number): readonly string[] => server.heard.slice(mark);

test('a database is migrated under a lock, all of it in one transaction', async () => {
  await open();
  await expect(`${server.heard.join('\n\n')}\n`).toMatchFileSnapshot('golden/open.sql');
});

test('a migration that is there is not run again', async () => {
  await open((sql) => {
    if (sql.includes('INFORMATION_SCHEMA')) return [{ TABLE_NAME: 'migrations' }];
    if (sql.startsWith('SELECT *')) return [{ id: 1, timestamp: '1000000000001', name: 'Notes1000000000001' }];
    return [];
  });
  expect(server.heard.filter((sql) => /create table/i.test(sql))).toEqual([]);
  expect(server.heard.at(-1)).toBe('commit');
});

test('a migration that fails is taken back, and the start fails with its number', async () => {
  const failing = open((sql) => (sql.includes('notes_schema.notes') ? { number: 2714, severity: 16 } : []));
  await expect(failing).rejects.toMatchObject({
    code: 'CHL_STORE_REFUSED',
    message: expect.stringMatching(/2714/) as string,
  });
  expect(server.heard.at(-1)).toBe('rollback');
  await expect.poll(() => server.connections()).toBe(0);
});

test('values have types that do not depend on their length', async () => {
  const { query } = await open();
  const mark = server.heard.length;
  await query('select @0, @1, @2, @3, @4, @5', ['é', 'x'.repeat(4_001), null, 5_000_000_000, 0.5, new Date(0)]);
  expect(since(mark)).toEqual([
    'select @0, @1, @2, @3, @4, @5\n-- @0 nvarchar(4000), @1 nvarchar(max), @2 nvarchar(4000), @3 bigint, @4 float, @5 datetime2(3)',
  ]);
  await expect(query('select @0', [true])).rejects.toThrow(/not a boolean/);
});

test('rows come back by name; a text, a number and nothing', async () => {
  const row = { payer: 'Krankenkasse Süd', claims: 3, note: null };
  const { query } = await open((sql) => (sql === 'select rows' ? [row, row] : []));
  expect(await query('select rows')).toEqual([row, row]);
  expect(await query('update')).toEqual([]);
});

test('a transaction is begun and committed around its statements', async () => {
  const { transaction } = await open();
  const mark = server.heard.length;
  expect(await transaction(async (query) => (await query('insert')).length)).toBe(0);
  expect(since(mark)).toEqual(['begin', 'insert', 'commit']);
});

test('what `work` throws rolls back and comes out as it is when it is ours', async () => {
  const { transaction } = await open();
  const mark = server.heard.length;
  const failing = transaction(async (query) => {
    await query('insert');
    throw new Error('canary');
  });
  await expect(failing).rejects.toMatchObject({
    code: 'CHL_STORE_REFUSED',
    message: expect.not.stringMatching(/canary/) as string,
  });
  expect(since(mark)).toEqual(['begin', 'insert', 'rollback']);
});

test('a deadlock is an error to try again, and trying again works', async () => {
  let victims = 1;
  const { transaction } = await open((sql) =>
    sql === 'update' && victims-- > 0 ? { number: 1205, severity: 13 } : [],
  );
  const work = (): Promise<unknown> => transaction((query) => query('update'));
  await expect(work()).rejects.toMatchObject({ code: 'CHL_STORE_UNAVAILABLE', retriable: true });
  expect(await work()).toEqual([]);
});

test('a connection that breaks is an error to try again, and trying again works', async () => {
  let breaks = 1;
  const { query, transaction } = await open((sql) => (sql === 'lost' && breaks-- > 0 ? 'hang up' : []));
  const lost = { code: 'CHL_STORE_UNAVAILABLE', retriable: true };
  await expect(transaction((inside) => inside('lost'))).rejects.toMatchObject(lost);
  expect(await query('lost')).toEqual([]);
  breaks = 1;
  await expect(query('lost')).rejects.toMatchObject(lost);
  expect(await transaction((inside) => inside('lost'))).toEqual([]);
});

test('asked whether it answers', async () => {
  let refused = false;
  const { ping } = await open((sql) => (refused && sql.includes('one') ? { number: 40_613, severity: 17 } : []));
  await ping();
  refused = true;
  await expect(ping()).rejects.toMatchObject({ code: 'CHL_STORE_UNAVAILABLE' });
});

test('a server that goes away: each call fails soon, and closing still works', async () => {
  const opened = await open();
  await server.stop();
  await expect(opened.query('select 1')).rejects.toMatchObject({ code: 'CHL_STORE_UNAVAILABLE', retriable: true });
  await expect(opened.ping()).rejects.toMatchObject({ code: 'CHL_STORE_UNAVAILABLE' });
  await opened.close();
  store = undefined;
  server = await startTds(() => []);
});

test('no server at all is an error to try again', async () => {
  server = await startTds(() => []);
  const away = openMssqlStore({ url: 'mssql://sa:canary@127.0.0.1:1/x?encrypt=false', schema: 'x', migrations: [] });
  await expect(away).rejects.toMatchObject({
    code: 'CHL_STORE_UNAVAILABLE',
    message: expect.not.stringMatching(/canary/) as string,
  });
});
