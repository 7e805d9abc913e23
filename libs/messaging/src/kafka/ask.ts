import { setTimeout as after } from 'node:timers/promises';
import { waitBefore } from '../pause.js';
import { fromKafka, isSettling } from './kafka-error.js';

/** Some hundred partitions that were just made may take a busy broker half a minute. */
const TRIES = 60;
const pause = (tries: number): Promise<void> => after(waitBefore(tries, 50, 1_000));

/** Asks the brokers. `doing`, as `list the topics`, is for the error when they do not answer. */
export type Ask<Admin> = <T>(doing: string, question: (admin: Admin) => Promise<T>) => Promise<T>;

/** Opens a connection for one question, and closes it, whether it opened or not. */
export interface Line<Admin> {
  readonly admin: Admin;
  readonly open: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * Each question goes by a connection of its own: a client keeps what it knew of leaders, kafkajs for minutes, also when they moved.
 * A topic that was just made, or whose leader moves, is asked for again for some seconds.
 */
export function asking<Admin>(newLine: () => Line<Admin>, wait: (tries: number) => Promise<void> = pause): Ask<Admin> {
  const once = async <T>(question: (admin: Admin) => Promise<T>): Promise<T> => {
    const { admin, open, close } = newLine();
    try {
      await open();
      return await question(admin);
    } finally {
      await close();
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
