import { chain, fromKafka } from '../kafka/kafka-error.js';
import type { KafkaLogOptions } from '../kafka/kafka-options.js';
import { backoff } from '../pause.js';

const retreat = backoff(50, 5_000);
/** So many failures without a success between them, about 3 s, are worth a word. */
const WORTH_A_WORD = 6;

/** What no retry can mend, by the client's own codes and by those of the protocol. */
const HOPELESS: ReadonlySet<unknown> = new Set([
  'PLT_KFK_AUTHENTICATION',
  'PLT_KFK_UNSUPPORTED_API',
  'PLT_KFK_UNSUPPORTED_COMPRESSION',
  'TOPIC_AUTHORIZATION_FAILED',
  'GROUP_AUTHORIZATION_FAILED',
  'CLUSTER_AUTHORIZATION_FAILED',
  'INCONSISTENT_GROUP_PROTOCOL',
  'INVALID_SESSION_TIMEOUT',
]);
export const isHopeless = (error: unknown): boolean =>
  [...chain(error)].some(({ code, apiId }) => HOPELESS.has(code) || HOPELESS.has(apiId));

/**
 * Does `work` again and again, with pauses that grow, until it succeeds or the signal aborts. A failure that lasts is an alarm;
 * rejects with one that no retry can mend. `work` may call `well` to say that it was successful so far.
 */
export async function persist(
  doing: string,
  { onAlarm }: KafkaLogOptions,
  signal: AbortSignal,
  work: (well: () => void) => Promise<void>,
): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    try {
      await work(() => (failures = 0));
      return;
    } catch (error) {
      if (isHopeless(error)) throw fromKafka(error, doing);
      failures += 1;
      if (failures === WORTH_A_WORD) onAlarm?.(`${fromKafka(error, doing).message} It is tried again.`);
      await retreat(failures, signal).catch(() => undefined);
    }
  }
}
