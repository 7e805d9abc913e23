import { ChargelineError } from '@chargeline/kernel';
import { backoff } from '@chargeline/messaging';
import type { Context } from '../context.js';
import type { ServiceManifest } from '../manifest.js';
import { type Running, start } from '../start.js';
import { aborted } from './aborted.js';
import { mustFindTopics } from './topic-check.js';

const pause = backoff(250, 5_000);

/**
 * Starts a service, and waits as long as its brokers or its database do not answer; `waiting` is told why, each time.
 * Null when the signal aborts first: an answer of the brokers is then not waited for. Throws what waiting does not mend: a wrong
 * variable, topic or schema.
 */
export async function begin(
  manifest: ServiceManifest,
  context: Context,
  partitions: number,
  signal: AbortSignal,
  waiting: (error: ChargelineError) => void,
): Promise<Running | null> {
  const asked = aborted(signal);
  for (let attempt = 0; !signal.aborted; attempt += 1) {
    try {
      await Promise.race([mustFindTopics(context.log, manifest, partitions), asked]);
      if (!signal.aborted) return await start(manifest, context);
    } catch (error) {
      if (!(error instanceof ChargelineError && error.retriable)) throw error;
      waiting(error);
      await pause(attempt, signal).catch(() => undefined);
    }
  }
  return null;
}
