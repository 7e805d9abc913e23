import { createRequire } from 'node:module';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { guardIdleLoop } from './idle-guard.js';

interface Queue {
  pending: unknown[];
  throttledUntil: number;
  checkPendingRequests: () => void;
  readonly push: (request: object) => void;
}
type NewQueue = new (options: object) => Queue;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function aQueue(): Queue {
  const RequestQueue = createRequire(import.meta.url)('kafkajs/src/network/requestQueue/index.js') as NewQueue;
  return new RequestQueue({ maxInFlightRequests: 1, requestTimeout: 1_000, logger: { debug: () => {} } });
}

test('the class that is changed is still there, and a queue without requests sets no timer', () => {
  guardIdleLoop();
  guardIdleLoop();
  const queue = aQueue();
  queue.checkPendingRequests();
  expect(vi.getTimerCount()).toBe(0);
});

test('a request that waits is looked at until it can go', () => {
  guardIdleLoop();
  const queue = aQueue();
  const sent = vi.fn();
  queue.throttledUntil = Date.now() + 100;
  queue.push({ entry: { correlationId: 1, resolve: () => {} }, expectResponse: false, sendRequest: sent });
  expect(vi.getTimerCount()).toBe(1);
  vi.advanceTimersByTime(50);
  expect(sent).not.toHaveBeenCalled();
  vi.advanceTimersByTime(60);
  expect(sent).toHaveBeenCalledTimes(1);
  expect(vi.getTimerCount()).toBe(0);
});
