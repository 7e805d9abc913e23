import { type DataSource, MigrationExecutor } from 'typeorm';
import { appLock } from './app-lock.js';
import { inTransaction } from './statements.js';

/**
 * Brings a schema up to date, in one transaction: of two members that start at once the second waits and finds nothing to do,
 * and one that dies half-way leaves nothing. (SQL Server takes back tables as it takes back rows.)
 */
export const migrate = (source: DataSource, schema: string): Promise<void> =>
  inTransaction(source, async (runner) => {
    await runner.query(appLock(`chargeline.${schema}.migrations`));
    // A schema must be made by a batch of its own, and that is what `exec` is.
    await runner.query(`if schema_id(N'${schema}') is null exec(N'create schema [${schema}]');`);
    await new MigrationExecutor(source, runner).executePendingMigrations();
  });
