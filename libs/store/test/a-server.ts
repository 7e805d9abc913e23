import { type EmbeddedPostgres, openStore, type PostgresOptions, startPostgres, type Store } from '@chargeline/store';
import { onTestFinished } from 'vitest';

/** A server that ends with the test. */
export async function aServer(options?: PostgresOptions): Promise<EmbeddedPostgres> {
  const server = await startPostgres(options);
  onTestFinished(() => server.stop());
  return server;
}

/** A store that ends with the test, before its server does. */
export async function aStore(server: EmbeddedPostgres, schema: string): Promise<Store> {
  const store = await openStore({ url: server.url, schema, migrations: [] });
  onTestFinished(() => store.close());
  return store;
}
