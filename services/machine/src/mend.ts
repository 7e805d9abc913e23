import { connect } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Backing } from './backing.js';

const LOOK_EVERY_MILLIS = 1_000;
const ANSWER_MILLIS = 5_000;

/** What listens at an address of ours, and how it is killed and started again. */
interface Mended {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly kill: () => Promise<void>;
  readonly restart: () => Promise<void>;
}

function listens({ host, port }: Mended): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, host);
    const settle = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    // One that is busy and late is not dead.
    socket.setTimeout(ANSWER_MILLIS, () => settle(true));
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
  });
}

function ours({ broker, postgres, variables }: Backing): readonly Mended[] {
  const kafka = new URL(`kafka://${variables.KAFKA_BROKERS.split(',')[0]}`);
  const database = new URL(variables.DATABASE_URL);
  return [
    ...(broker === null ? [] : [{ ...broker, name: 'kafka', host: kafka.hostname, port: Number(kafka.port) }]),
    ...(postgres === null
      ? []
      : [
          {
            name: 'postgres',
            host: database.hostname,
            port: Number(database.port),
            kill: () => postgres.kill(),
            restart: () => postgres.restart(),
          },
        ]),
  ];
}

/** Null when it is up again; else why not, and nobody listens still: it is tried again. */
async function startAgain({ kill, restart }: Mended): Promise<Error | null> {
  await kill();
  return restart().then(
    () => null,
    (error: Error) => error,
  );
}

/**
 * Starts our Kafka and our PostgreSQL again when they died: nobody listens at their port, twice in a row. The function that it
 * returns ends the watch.
 */
export function mend(backing: Backing, logger: Logger): () => Promise<void> {
  const ended = new AbortController();
  const watch = async (one: Mended): Promise<void> => {
    for (let silent = 0; !ended.signal.aborted;) {
      await after(LOOK_EVERY_MILLIS, undefined, { signal: ended.signal }).catch(() => undefined);
      silent = ended.signal.aborted || (await listens(one)) ? 0 : silent + 1;
      if (silent < 2) continue;
      logger.error({ name: one.name }, 'It died and is started again.');
      const error = await startAgain(one);
      if (error !== null) logger.error({ name: one.name }, `It does not start: ${error.message}`);
    }
  };
  const watches = Promise.all(ours(backing).map(watch));
  return async () => {
    ended.abort();
    await watches;
  };
}
