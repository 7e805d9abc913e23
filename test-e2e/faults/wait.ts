import { setTimeout as after } from 'node:timers/promises';

/** Looks again and again until it is so. Rejects when the signal aborts. */
export async function until(
  isSo: () => boolean | Promise<boolean>,
  signal: AbortSignal,
  everyMillis = 20,
): Promise<void> {
  signal.throwIfAborted();
  while (!(await isSo())) await after(everyMillis, undefined, { signal });
}

/** Gives up after so long, as a sender does; what was asked goes on by itself. */
export async function inTime<T>(millis: number, asked: Promise<T>): Promise<T> {
  const over = new AbortController();
  const late = after(millis, undefined, { signal: over.signal }).then(() => {
    throw new Error('timeout');
  });
  late.catch(() => undefined);
  try {
    return await Promise.race([asked, late]);
  } finally {
    over.abort();
    asked.catch(() => undefined);
  }
}
