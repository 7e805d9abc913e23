import { ChargelineError } from '@chargeline/kernel';
import type { Ask, Reply } from './words.js';

/** The message of an error that nobody foresaw may quote what was read: its kind alone is told. */
function told(error: unknown): { readonly code: string; readonly message: string } {
  if (error instanceof ChargelineError) return { code: error.code, message: error.message };
  const { name, code } = error as NodeJS.ErrnoException;
  return { code: 'CHL_BENCH_UNFORESEEN', message: `Something failed that nobody foresaw (${code ?? name}).` };
}

/**
 * Answers what the parent process asks, until SIGTERM or the parent's end; then `end` is waited for and the process ends. What is
 * asked meanwhile is not answered.
 */
export function serveAsks(
  answer: (ask: unknown, tell: (word: unknown) => void) => Promise<unknown>,
  end: () => Promise<void> = () => Promise.resolve(),
): void {
  const reply = (word: Reply): void => {
    if (process.connected) process.send!(word);
  };
  process.on('message', ({ id, ask }: Ask) => {
    answer(ask, (tell) => reply({ id, tell })).then(
      (said) => reply({ id, answer: said }),
      (error: unknown) => reply({ id, error: told(error) }),
    );
  });
  let ending = false;
  const stop = (): void => {
    if (ending) return;
    ending = true;
    void end().finally(() => process.exit());
  };
  process.on('disconnect', stop);
  process.on('SIGTERM', stop);
}
