import { setTimeout as after } from 'node:timers/promises';
import { fromKafka } from './kafka-error.js';

/** What `work` brings, or CHL_MESSAGING_BROKER when it takes longer; it may then go on, and is not heard. `doing`: as `list the topics`. */
export async function inTime<T>(doing: string, millis: number, work: Promise<T>): Promise<T> {
  const over = new AbortController();
  const late = after(millis, undefined, { signal: over.signal }).then(() => {
    throw fromKafka({ code: 'no answer in time' }, doing);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    over.abort();
  }
}
