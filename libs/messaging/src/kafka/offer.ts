import type { Batch, SubscribeOptions } from '../log.js';
import { backoff } from '../pause.js';

const retreat = backoff(50, 5_000);

/** Offers a batch until it is taken. False when its signal aborts first. */
export async function offer(batch: Batch, { eachBatch }: Pick<SubscribeOptions, 'eachBatch'>): Promise<boolean> {
  for (let failures = 0; !batch.signal.aborted; failures += 1) {
    try {
      await eachBatch(batch);
      return true;
    } catch {
      await retreat(failures, batch.signal).catch(() => undefined);
    }
  }
  return false;
}
