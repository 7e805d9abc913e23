import { expect, test } from 'vitest';
import { offer } from './offer.js';

const aBatch = (signal: AbortSignal): Parameters<typeof offer>[0] => ({
  topic: 'topic',
  partition: 0,
  records: [],
  heartbeat: async () => {},
  signal,
});

test('what fails is offered again until it is taken', async () => {
  let offered = 0;
  const eachBatch = async (): Promise<void> => {
    offered += 1;
    if (offered < 3) throw new Error('the effect failed');
  };
  expect(await offer(aBatch(new AbortController().signal), { eachBatch })).toBe(true);
  expect(offered).toBe(3);
});

test('a batch that gives up at the signal is not offered again', async () => {
  const moving = new AbortController();
  const eachBatch = async (): Promise<void> => {
    moving.abort();
    throw new Error('gave up');
  };
  expect(await offer(aBatch(moving.signal), { eachBatch })).toBe(false);
});

test('a batch that ends well in spite of the signal is taken: its effect is there', async () => {
  const moving = new AbortController();
  expect(await offer(aBatch(moving.signal), { eachBatch: async () => moving.abort() })).toBe(true);
});

test('after the signal nothing is offered', async () => {
  let offered = 0;
  const eachBatch = async (): Promise<void> => void (offered += 1);
  expect(await offer(aBatch(AbortSignal.abort()), { eachBatch })).toBe(false);
  expect(offered).toBe(0);
});
