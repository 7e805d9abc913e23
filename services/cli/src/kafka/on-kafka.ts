import { ChargelineError } from '@chargeline/kernel';
import { type Log, openKafkaLog } from '@chargeline/messaging';
import { missing, wrongUse } from '../exit.js';

type Env = Readonly<Record<string, string | undefined>>;

/** A wrong variable is wrong use; a Kafka that does not answer is missing. */
function told(error: unknown): unknown {
  if (!(error instanceof ChargelineError)) return error;
  if (error.code.endsWith('_SETTINGS')) return wrongUse(error.message);
  return error.retriable ? missing(error.message) : error;
}

/**
 * Works on the Kafka that the environment names, and closes what it opened. Throws CHL_CLI_MISSING when none is named or it does
 * not answer, CHL_CLI_USE when a variable is wrong.
 */
export async function onKafka<T>(env: Env, work: (log: Log) => Promise<T>): Promise<T> {
  if (!env['KAFKA_BROKERS']?.trim()) {
    throw missing('No Kafka is named. Set KAFKA_BROKERS to host:port, or give --brokers.');
  }
  try {
    const log = openKafkaLog(env, { clientId: 'chargeline' });
    try {
      return await work(log);
    } finally {
      await log.close();
    }
  } catch (error) {
    throw told(error);
  }
}
