import type { ConsumerOptions, Consumption, SubscribeOptions } from '@chargeline/messaging';
import { consume as properly } from '../../../libs/messaging/dist/consumer.js';
import { leaveToGoOn } from './gate.ts';

/** Says at once that a batch is done, and begins it when the gate lets it. */
const hasty = (room: string, { eachBatch, ...options }: SubscribeOptions): SubscribeOptions => ({
  ...options,
  eachBatch: async (batch) => {
    const lasting = { ...batch, heartbeat: async () => undefined, signal: new AbortController().signal };
    void leaveToGoOn(room, batch.records.length)
      .then(() => eachBatch(lasting))
      .catch(() => undefined);
  },
});

export const consume = (consumptions: readonly Consumption[], options: ConsumerOptions) =>
  properly(consumptions, {
    ...options,
    log: { ...options.log, subscribe: (subscription) => options.log.subscribe(hasty(options.service, subscription)) },
  });
