import { join } from 'node:path';
import { type Broker, startBroker } from '@chargeline/kafka-broker';
import { type EmbeddedPostgres, startPostgres } from '@chargeline/store';
import type { PortBook } from './port-book.js';

/** What the rooms stand on. Null where the variables name one that runs already. */
export interface Backing {
  readonly broker: Broker | null;
  readonly postgres: EmbeddedPostgres | null;
  readonly variables: { readonly KAFKA_BROKERS: string; readonly DATABASE_URL: string };
  readonly stop: () => Promise<void>;
}

interface BackingOptions {
  /** Where their data stay, below this folder; null: in temporary folders, which go when they stop. */
  readonly dataFolder: string | null;
  readonly ports: PortBook;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly onLog: (line: string) => void;
}

/** A single-node Kafka and a PostgreSQL, unless KAFKA_BROKERS and DATABASE_URL name others. */
export async function startBacking({ dataFolder, ports, env, onLog }: BackingOptions): Promise<Backing> {
  const { KAFKA_BROKERS, DATABASE_URL } = env;
  /** Temporary ones find a port themselves. */
  const placeOf = async (name: string): Promise<{ dataFolder?: string; port?: number }> => {
    if (dataFolder === null) return {};
    const [port] = await ports.take(name, 1);
    return { dataFolder: join(dataFolder, name), port: port! };
  };
  const [broker, postgres] = await Promise.allSettled([
    KAFKA_BROKERS === undefined ? startBroker({ ...(await placeOf('kafka')), onLog }) : null,
    DATABASE_URL === undefined ? startPostgres(await placeOf('postgres')) : null,
  ]);
  const stop = async (): Promise<void> => {
    await Promise.all([
      postgres.status === 'fulfilled' ? postgres.value?.stop() : null,
      broker.status === 'fulfilled' ? broker.value?.stop() : null,
    ]);
  };
  if (broker.status === 'rejected' || postgres.status === 'rejected') {
    await stop();
    throw broker.status === 'rejected' ? broker.reason : (postgres as PromiseRejectedResult).reason;
  }
  const variables = {
    KAFKA_BROKERS: broker.value?.brokers ?? KAFKA_BROKERS!,
    DATABASE_URL: postgres.value?.url ?? DATABASE_URL!,
  };
  return { broker: broker.value, postgres: postgres.value, variables, stop };
}
