import type { DataSource, QueryRunner } from 'typeorm';
import { noConnection, storeError } from './errors.js';

/** Runs one statement with its values; rows come back as plain objects. */
export type Query = <R = unknown>(sql: string, values?: readonly unknown[]) => Promise<readonly R[]>;

/** Longer than the server's own statement_timeout of 60 s: only a server that vanished without a word reaches it. */
const ANSWER_MILLIS = 65_000;

/** What is used of pg's client. `end` cuts off a statement that is under way; a pool never hands out an ended client again. */
interface Client {
  end(): Promise<void>;
}

async function connected(runner: QueryRunner): Promise<Client> {
  try {
    return (await runner.connect()) as Client;
  } catch (error) {
    throw noConnection(error);
  }
}

const querying =
  (runner: QueryRunner, answerMillis: number): Query =>
  async <R>(sql: string, values: readonly unknown[] = []) => {
    const client = await connected(runner);
    const patience = setTimeout(() => void client.end(), answerMillis);
    try {
      const result: unknown = await runner.query(sql, [...values]);
      return result as readonly R[];
    } catch (error) {
      const told = storeError(error);
      // A server that is read-only after a fail-over, or stuck, would refuse this connection's next statement too.
      if (told.retriable) void client.end();
      throw told;
    } finally {
      clearTimeout(patience);
    }
  };

/**
 * Runs `work` on one connection of the pool. Rejects with a ChargelineError when there is none, or when a statement fails or
 * gets no answer; a connection that failed in a retriable way is closed and not used again.
 */
export async function onConnection<T>(
  source: DataSource,
  work: (query: Query) => Promise<T>,
  answerMillis = ANSWER_MILLIS,
): Promise<T> {
  const runner = source.createQueryRunner();
  try {
    return await work(querying(runner, answerMillis));
  } finally {
    await runner.release();
  }
}
