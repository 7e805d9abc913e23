import { DataSource } from 'typeorm';
import { unavailable } from '../errors.js';
import { SilentLogger } from '../silent-logger.js';
import type { Store, StoreOptions } from '../store.js';
import { mssqlAddress } from './address.js';
import { mssqlError } from './errors.js';
import { migrate } from './migrate.js';
import { inTransaction, querying } from './statements.js';

const CONNECT_MILLIS = 5_000;
const ANSWER_MILLIS = 60_000;
const PING_MILLIS = 2_000;

function sourceOf({ url, schema, migrations, poolSize = 4 }: StoreOptions): DataSource {
  const { encrypt, trustServerCertificate, ...address } = mssqlAddress(url);
  return new DataSource({
    type: 'mssql',
    ...address,
    schema,
    migrations: [...migrations],
    migrationsTableName: 'migrations',
    logger: new SilentLogger(),
    connectionTimeout: CONNECT_MILLIS,
    requestTimeout: ANSWER_MILLIS,
    // No `errorHandler` here: TypeORM hands it on to the pool, which refuses words that it does not know.
    pool: { max: poolSize, acquireTimeoutMillis: ANSWER_MILLIS },
    options: {
      encrypt,
      trustServerCertificate,
      // TypeORM reads times as local ones unless this is said.
      useUTC: true,
      // XACT_ABORT: the first error ends the batch and the transaction; without it the statements after it run.
      abortTransactionOnError: true,
      appName: 'chargeline',
    },
  });
}

async function ping(source: DataSource): Promise<void> {
  let late: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    late = setTimeout(() => reject(unavailable(`nothing within ${PING_MILLIS / 1_000} s`)), PING_MILLIS);
  });
  const asked = querying(source)('select 1 as one');
  await Promise.race([asked, tooLate]).finally(() => clearTimeout(late));
}

/**
 * Opens a service's tables in a SQL Server (2016 or later, database compatibility level 130 or higher) and brings them up to
 * date. SQL Server has no search path, so statements say the schema; they name their values `@0`, `@1`, …
 */
export async function openMssqlStore(options: StoreOptions): Promise<Store> {
  const source = sourceOf(options);
  try {
    await source.initialize();
    await migrate(source, options.schema);
  } catch (error) {
    await source.driver.disconnect().catch(() => undefined);
    throw mssqlError(error);
  }
  return {
    query: querying(source),
    transaction: (work) => inTransaction(source, (runner) => work(querying(runner))),
    ping: () => ping(source),
    close: () => source.destroy(),
  };
}
