import { Child } from '../child/child.js';
import type { BenchLine, BenchLineOptions } from './bench-line.js';
import type { LineQuestion, Opened } from './questions.js';
import type { Rest } from './rest.js';

/** The embedded line, in a process of its own: its log is memory. */
export async function lineInMemory({ tell, signal, ...options }: BenchLineOptions): Promise<BenchLine> {
  const child = new Child(new URL('main.js', import.meta.url), 'line');
  let ending: Promise<void> | undefined;
  const stop = (): Promise<void> => (ending ??= child.stop());
  const onAbort = (): void => void stop();
  signal.addEventListener('abort', onAbort);
  try {
    signal.throwIfAborted();
    tell('Starting PostgreSQL and every room in one process ...');
    const opened = await child.ask<Opened>({ kind: 'open', options } satisfies LineQuestion);
    signal.throwIfAborted();
    return {
      ...opened,
      rest: () => child.ask<Rest | null>({ kind: 'rest' } satisfies LineQuestion),
      processes: () => [{ name: 'line', pid: child.pid }],
      root: child.pid,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
