import type { ChargelineError } from '@chargeline/kernel';
import { storeError } from './errors.js';
import type { Query } from './connection.js';

/**
 * All or nothing. A statement that failed fails the whole, with its own error, also when `work` caught it: PostgreSQL answers
 * the commit of such a transaction with a silent rollback.
 */
export async function transaction<T>(query: Query, work: (query: Query) => Promise<T>): Promise<T> {
  const failures: ChargelineError[] = [];
  const noting: Query = async <R>(sql: string, values?: readonly unknown[]) => {
    try {
      return await query<R>(sql, values);
    } catch (error) {
      failures.push(storeError(error));
      throw error;
    }
  };
  await query('begin');
  try {
    const result = await work(noting);
    if (failures[0] !== undefined) throw failures[0];
    await query('commit');
    return result;
  } catch (error) {
    await query('rollback').catch(() => undefined);
    throw failures[0] ?? storeError(error);
  }
}
