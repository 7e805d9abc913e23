import { type CommandError, missing } from '../exit.js';

/** The network's own code of a failed `fetch`, which says it in its cause; null for any other error. */
export function networkCode(error: unknown): string | null {
  const cause = error instanceof TypeError ? (error.cause as NodeJS.ErrnoException | undefined) : undefined;
  return cause?.code ?? null;
}

/** Nobody listens where the line was. */
export const silent = (): CommandError =>
  missing('The line does not answer any more. Look at its log, or start another with "chargeline start".');
