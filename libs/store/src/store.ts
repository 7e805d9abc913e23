import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';
import { storeError } from './errors.js';

/** Runs one statement with its values; rows come back as plain objects. */
export type Query = <R = unknown>(sql: string, values?: readonly unknown[]) => Promise<readonly R[]>;

/** One service's tables: its own schema, its own connections. */
export interface Store {
  readonly query: Query;
  /** All or nothing. `work` must await each statement it runs. */
  readonly transaction: <T>(work: (query: Query) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}

export interface StoreOptions {
  readonly url: string;
  /** The service's name with underscores; no other service reads it. */
  readonly schema: string;
  readonly migrations: readonly (new () => MigrationInterface)[];
  readonly poolSize?: number;
}

const querying =
  (runner: DataSource | QueryRunner): Query =>
  async <R>(sql: string, values: readonly unknown[] = []) => {
    try {
      const result: unknown = await runner.query(sql, [...values]);
      return result as readonly R[];
    } catch (error) {
      throw storeError(error);
    }
  };

/** Two members of a service that start at once must not migrate at once. */
async function migrate(source: DataSource, schema: string): Promise<void> {
  const runner = source.createQueryRunner();
  try {
    await runner.query('select pg_advisory_lock(hashtext($1))', [`chargeline.${schema}`]);
    await runner.query(`create schema if not exists "${schema}"`);
    await source.runMigrations({ transaction: 'each' });
  } finally {
    await runner.query('select pg_advisory_unlock(hashtext($1))', [`chargeline.${schema}`]).catch(() => undefined);
    await runner.release();
  }
}

/** Opens a service's tables and brings them up to date. Its statements see the service's own schema only. */
export async function openStore({ url, schema, migrations, poolSize = 4 }: StoreOptions): Promise<Store> {
  const source = new DataSource({
    type: 'postgres',
    url,
    schema,
    migrations: [...migrations],
    migrationsTableName: 'migrations',
    poolSize,
    logging: false,
    extra: {
      options: `-c search_path=${schema} -c statement_timeout=60000 -c idle_in_transaction_session_timeout=60000`,
      connectionTimeoutMillis: 10_000,
    },
    poolErrorHandler: () => undefined,
  });
  try {
    await source.initialize();
    await migrate(source, schema);
  } catch (error) {
    await source.destroy().catch(() => undefined);
    throw storeError(error);
  }

  return {
    query: querying(source),
    transaction: async (work) => {
      const runner = source.createQueryRunner();
      try {
        await runner.startTransaction();
        const result = await work(querying(runner));
        await runner.commitTransaction();
        return result;
      } catch (error) {
        if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
        throw storeError(error);
      } finally {
        await runner.release();
      }
    },
    close: () => source.destroy(),
  };
}
