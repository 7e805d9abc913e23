import { DataSource, type MigrationInterface } from 'typeorm';
import { onConnection, type Query } from './connection.js';
import { storeError, unavailable } from './errors.js';
import { SilentLogger } from './silent-logger.js';
import { transaction } from './transaction.js';

/** One service's tables: its own schema, its own connections. Every method rejects with a ChargelineError. */
export interface Store {
  readonly query: Query;
  /** All or nothing. `work` must await each statement it runs, and fails when one of them does. */
  readonly transaction: <T>(work: (query: Query) => Promise<T>) => Promise<T>;
  /** Resolves when the database answers; rejects with a retriable error when it does not within 2 s. */
  readonly ping: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface StoreOptions {
  readonly url: string;
  /** The service's name with underscores; no other service reads it. */
  readonly schema: string;
  readonly migrations: readonly (new () => MigrationInterface)[];
  /** The most connections at once. Default 4, least 2: migrating needs one for the lock and one for the work. */
  readonly poolSize?: number;
}

const CONNECT_MILLIS = 5_000;
const PING_MILLIS = 2_000;
const FIRST_KEEP_ALIVE_MILLIS = 10_000;

/** Two members of a service that start at once must not migrate at once. */
const migrate = (source: DataSource, schema: string): Promise<void> =>
  onConnection(source, async (query) => {
    const lock = [`chargeline.${schema}`];
    await query('select pg_advisory_lock(hashtext($1))', lock);
    try {
      await query(`create schema if not exists "${schema}"`);
      await source.runMigrations({ transaction: 'each' });
    } finally {
      await query('select pg_advisory_unlock(hashtext($1))', lock).catch(() => undefined);
    }
  });

async function ping(source: DataSource): Promise<void> {
  let late: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    late = setTimeout(() => reject(unavailable(`nothing within ${PING_MILLIS / 1_000} s`)), PING_MILLIS);
  });
  const asked = onConnection(source, (query) => query('select 1'), PING_MILLIS);
  await Promise.race([asked, tooLate]).finally(() => clearTimeout(late));
}

/**
 * Opens a service's tables and brings them up to date. Its statements see the service's own schema only. While the server is
 * away each call fails soon with a retriable error, this one too, and works again when the server does.
 */
export async function openStore({ url, schema, migrations, poolSize = 4 }: StoreOptions): Promise<Store> {
  const source = new DataSource({
    type: 'postgres',
    url,
    schema,
    migrations: [...migrations],
    migrationsTableName: 'migrations',
    applicationName: schema,
    poolSize: Math.max(2, poolSize),
    logger: new SilentLogger(),
    extra: {
      options: `-c search_path=${schema} -c statement_timeout=60000 -c idle_in_transaction_session_timeout=60000`,
      connectionTimeoutMillis: CONNECT_MILLIS,
      keepAlive: true,
      keepAliveInitialDelayMillis: FIRST_KEEP_ALIVE_MILLIS,
    },
    poolErrorHandler: () => undefined,
  });
  try {
    await source.initialize();
    await migrate(source, schema);
  } catch (error) {
    // Not `source.destroy`: that refuses when the connection broke after the pool was made.
    await source.driver.disconnect().catch(() => undefined);
    throw storeError(error);
  }

  return {
    query: (sql, values) => onConnection(source, (query) => query(sql, values)),
    transaction: (work) => onConnection(source, (query) => transaction(query, work)),
    ping: () => ping(source),
    close: () => source.destroy(),
  };
}
