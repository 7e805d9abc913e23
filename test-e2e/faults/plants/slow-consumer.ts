import { setTimeout as after } from 'node:timers/promises';
import type { ConsumerOptions, Consumption, SubscribeOptions } from '@chargeline/messaging';
import { consume as properly } from '../../../libs/messaging/dist/consumer.js';

const LATER_MILLIS = 100;

/** Does a batch, and commits it a while later: what is killed meanwhile is done again. By itself that is no bug. */
const slow = ({ eachBatch, ...options }: SubscribeOptions): SubscribeOptions => ({
  ...options,
  eachBatch: async (batch) => {
    await eachBatch(batch);
    await after(LATER_MILLIS);
  },
});

export const consume = (consumptions: readonly Consumption[], options: ConsumerOptions) =>
  properly(consumptions, {
    ...options,
    log: { ...options.log, subscribe: (subscription) => options.log.subscribe(slow(subscription)) },
  });
