import { setTimeout as after } from 'node:timers/promises';
import type { ConsumerOptions, Consumption, SubscribeOptions } from '@chargeline/messaging';
import { consume as properly } from '../../../libs/messaging/dist/consumer.js';

const LATER_MILLIS = 300;

/** Says at once that a batch is done, and does it later. */
const hasty = ({ eachBatch, ...options }: SubscribeOptions): SubscribeOptions => ({
  ...options,
  eachBatch: async (batch) => {
    const lasting = { ...batch, heartbeat: async () => undefined, signal: new AbortController().signal };
    void after(LATER_MILLIS)
      .then(() => eachBatch(lasting))
      .catch(() => undefined);
  },
});

export const consume = (consumptions: readonly Consumption[], options: ConsumerOptions) =>
  properly(consumptions, {
    ...options,
    log: { ...options.log, subscribe: (subscription) => options.log.subscribe(hasty(subscription)) },
  });
