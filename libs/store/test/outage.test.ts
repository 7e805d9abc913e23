import { type EmbeddedPostgres, openStore, type Query, startPostgres, type Store } from '@chargeline/store';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aStore } from './a-server.js';

const UNAVAILABLE = { code: 'CHL_STORE_UNAVAILABLE', retriable: true };

let server: EmbeddedPostgres;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

const backend = async (query: Query): Promise<number> =>
  (await query<{ pid: number }>('select pg_backend_pid() as pid'))[0]!.pid;

/** Four transactions that wait, each on a connection of its own, until `go` and then run one more statement. */
async function fourOpen(store: Store): Promise<{ go: () => void; outcomes: Promise<readonly unknown[]> }> {
  const { promise: told, resolve: go } = Promise.withResolvers<void>();
  const started: Promise<void>[] = [];
  const works = [1, 2, 3, 4].map((id) => {
    const { promise, resolve: open } = Promise.withResolvers<void>();
    started.push(promise);
    return store.transaction(async (query) => {
      await query('insert into notes values ($1)', [id]);
      open();
      await told;
      await query('select 1');
    });
  });
  const outcomes = Promise.all(works.map((work) => work.catch((error: unknown) => error)));
  await Promise.all(started);
  return { go, outcomes };
}

test('a kill in the middle of four transactions: each is to be tried again, and the pool recovers alone', async () => {
  const store = await aStore(server, 'open');
  await store.query('create table notes (id int)');
  const { go, outcomes } = await fourOpen(store);
  await server.kill();
  go();
  for (const error of await outcomes) expect(error).toMatchObject(UNAVAILABLE);
  await server.restart();
  const next = await fourOpen(store);
  next.go();
  expect(await next.outcomes).toEqual([undefined, undefined, undefined, undefined]);
  expect(await store.query('select id from notes order by id')).toEqual([1, 2, 3, 4].map((id) => ({ id })));
});

test('a hundred rows written while the server is killed and restarted: none is lost, none is refused', async () => {
  const store = await aStore(server, 'rows');
  await store.query('create table rows (id int primary key)');
  const errors: unknown[] = [];
  const { promise: halfway, resolve: arrived } = Promise.withResolvers<void>();
  const write = async (id: number): Promise<void> => {
    const sql = 'insert into rows values ($1) on conflict do nothing';
    for (;;) {
      const error = await store
        .transaction((query) => query(sql, [id]))
        .then(
          () => null,
          (e: unknown) => e,
        );
      if (error === null) return;
      errors.push(error);
      await new Promise((next) => setTimeout(next, 5));
    }
  };
  const writing = (async () => {
    for (let id = 1; id <= 100; id += 4) {
      await Promise.all([id, id + 1, id + 2, id + 3].map(write));
      if (id === 41) arrived();
    }
  })();
  await halfway;
  await server.kill();
  await server.restart();
  await writing;
  expect(errors.length).toBeGreaterThan(0);
  for (const error of errors) expect(error).toMatchObject(UNAVAILABLE);
  expect(await store.query('select count(*)::int as n from rows')).toEqual([{ n: 100 }]);
});

test('a server that is stuck: ping gives up, and its connections make room for others', async () => {
  const store = await aStore(server, 'stuck');
  const all = [1, 2, 3, 4];
  const stuck = await Promise.all(all.map(() => store.transaction(backend)));
  expect(new Set(stuck).size).toBe(all.length);
  stuck.forEach((pid) => process.kill(pid, 'SIGSTOP'));
  try {
    const pings = await Promise.allSettled(all.map(() => store.ping()));
    for (const ping of pings) expect(ping).toMatchObject({ status: 'rejected', reason: UNAVAILABLE });
    expect(stuck).not.toContain(await backend(store.query));
    await store.ping();
  } finally {
    stuck.forEach((pid) => process.kill(pid, 'SIGCONT'));
  }
});

test('a server that is read-only after a fail-over: tried again on another connection', async () => {
  const store = await aStore(server, 'standby');
  await store.query('create table notes (id int)');
  const demoted = await backend(store.query);
  await store.query('set default_transaction_read_only = on');
  await expect(store.query('insert into notes values (1)')).rejects.toMatchObject(UNAVAILABLE);
  expect(await backend(store.query)).not.toBe(demoted);
  await store.query('insert into notes values (1)');
});

test('a statement that failed fails its transaction with its own error, also when it was caught', async () => {
  const store = await aStore(server, 'caught');
  await store.query('create table notes (id int primary key)');
  const swallowing = store.transaction(async (query) => {
    await query('insert into notes values (1)');
    await query('insert into notes values (1)').catch(() => undefined);
  });
  const refused = { code: 'CHL_STORE_REFUSED', message: expect.stringMatching(/23505.*notes_pkey/) as string };
  await expect(swallowing).rejects.toMatchObject(refused);
  const goingOn = store.transaction(async (query) => {
    await query('insert into notes values (2), (2)').catch(() => undefined);
    await query('insert into notes values (3)');
  });
  await expect(goingOn).rejects.toMatchObject(refused);
  expect(await store.query('select id from notes')).toEqual([]);
});

test('an opening that fails leaves no connection behind', async () => {
  const witness = await aStore(server, 'witness');
  class Broken1000000000001 {
    readonly up = (): Promise<void> => Promise.reject(new Error('broken'));
    readonly down = async (): Promise<void> => undefined;
  }
  const open = (url: string, ...migrations: (typeof Broken1000000000001)[]) =>
    openStore({ url, schema: 'broken', migrations });
  await expect(open(server.url, Broken1000000000001)).rejects.toMatchObject({ code: 'CHL_STORE_REFUSED' });
  const elsewhere = new URL('none', server.url).href;
  await expect(open(elsewhere)).rejects.toThrow('3D000');
  await witness.query("create role limited login password 'limited'");
  await witness.query('revoke execute on function version() from public');
  const limited = Object.assign(new URL(server.url), { username: 'limited', password: 'limited' }).href;
  await expect(open(limited)).rejects.toThrow('42501');
  await witness.query('grant execute on function version() to public');
  const left = "select pid from pg_stat_activity where application_name = 'broken'";
  await expect.poll(() => witness.query(left)).toEqual([]);
  await server.kill();
  await expect(open(server.url)).rejects.toMatchObject(UNAVAILABLE);
  await server.restart();
});
