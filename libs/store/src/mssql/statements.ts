import type { DataSource, QueryRunner } from 'typeorm';
import type { Query } from '../connection.js';
import { mssqlError } from './errors.js';
import { parameter } from './parameter.js';

/** Statements name their values `@0`, `@1`, …; of several result sets the first is returned. */
export const querying =
  (runner: DataSource | QueryRunner): Query =>
  async <R>(sql: string, values: readonly unknown[] = []) => {
    const typed = values.map(parameter);
    try {
      const rows: unknown = await runner.query(sql, typed);
      return (rows ?? []) as readonly R[];
    } catch (error) {
      throw mssqlError(error);
    }
  };

/**
 * All or nothing, at READ COMMITTED. A statement that fails has ended the transaction (XACT_ABORT), so that one whose error
 * `work` caught fails the commit, with that error's number.
 */
export async function inTransaction<T>(source: DataSource, work: (runner: QueryRunner) => Promise<T>): Promise<T> {
  const runner = source.createQueryRunner();
  try {
    await runner.startTransaction('READ COMMITTED');
    const result = await work(runner);
    await runner.commitTransaction();
    return result;
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    throw mssqlError(error);
  } finally {
    await runner.release();
  }
}
