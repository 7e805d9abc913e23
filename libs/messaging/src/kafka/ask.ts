import type { Admin, Kafka } from 'kafkajs';
import { setTimeout as after } from 'node:timers/promises';
import { waitBefore } from '../pause.js';
import { RETRY } from './client.js';
import { fromKafka, isSettling } from './kafka-error.js';

const TRIES = 10;
const pause = (tries: number): Promise<void> => after(waitBefore(tries, 50, 1_000));

/** Asks the brokers. `doing`, as `list the topics`, is for the error when they do not answer. */
export type Ask = <T>(doing: string, question: (admin: Admin) => Promise<T>) => Promise<T>;

/**
 * Each question goes by a connection of its own: kafkajs's admin keeps what it knew of leaders for minutes, also when they moved.
 * A topic that was just made, or whose leader moves, is asked for again for some seconds.
 */
export function asking(client: Kafka, wait: (tries: number) => Promise<void> = pause): Ask {
  const once = async <T>(question: (admin: Admin) => Promise<T>): Promise<T> => {
    const admin = client.admin({ retry: RETRY });
    try {
      await admin.connect();
      return await question(admin);
    } finally {
      await admin.disconnect();
    }
  };
  return async (doing, question) => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await once(question);
      } catch (error) {
        if (tries === TRIES || !isSettling(error)) throw fromKafka(error, doing);
        await wait(tries);
      }
    }
  };
}
