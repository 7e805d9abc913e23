import { setTimeout as after } from 'node:timers/promises';
import type { Answer } from '@chargeline/standalone';

/** Answers after which a sender sends the same again: not now (AR, CR, 5xx), too many (429), log in again (401). */
const AGAIN = new Set(['AR', 'CR', '401', '408', '425', '429', '502', '503', '504']);

const FIRST_PAUSE_MILLIS = 100;
const LONGEST_PAUSE_MILLIS = 2_000;

/** Longer than any outage of a run: what is not answered by then will not be. */
const PATIENCE_MILLIS = 10 * 60_000;

export const isFinal = ({ code }: Pick<Answer, 'code'>): boolean => !AGAIN.has(code);

/** Why there was no answer: the code of a network's or our own error, `timeout`, or `no answer`. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no answer';
  if (error.message === 'timeout') return 'timeout';
  const { code } = (error.cause ?? error) as { readonly code?: unknown };
  return typeof code === 'string' ? code : 'no answer';
}

/**
 * Sends the same again until the answer is final, with pauses that grow to two seconds. `onRetry` is told why, each time.
 * Rejects when the signal aborts, and after ten minutes.
 */
export async function keepTrying(
  attempt: () => Promise<Answer>,
  onRetry: (why: string) => void,
  signal: AbortSignal,
): Promise<Answer> {
  const patience = AbortSignal.timeout(PATIENCE_MILLIS);
  for (let pause = FIRST_PAUSE_MILLIS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS)) {
    signal.throwIfAborted();
    let why: string;
    try {
      const answer = await attempt();
      if (isFinal(answer)) return answer;
      why = answer.code;
    } catch (error) {
      why = reasonOf(error);
    }
    if (patience.aborted) throw new Error(`A sender gave up after ten minutes. The last it heard was: ${why}.`);
    onRetry(why);
    await after(pause, undefined, { signal });
  }
}
