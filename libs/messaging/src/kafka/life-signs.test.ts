import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { lifeSigns } from './life-signs.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const MINUTE = 60_000;
const rejoin = Object.assign(new Error('no'), { type: 'REBALANCE_IN_PROGRESS' });

test('beats while a batch is in hand, and not after', async () => {
  const beat = vi.fn(async () => {});
  const signs = lifeSigns(beat, () => {});
  await vi.advanceTimersByTimeAsync(3_000);
  expect(beat).toHaveBeenCalledTimes(6);
  signs.stop();
  await vi.advanceTimersByTimeAsync(3_000);
  expect(beat).toHaveBeenCalledTimes(6);
});

test('a batch that hangs is given up after five minutes, so that others may have its partitions', async () => {
  const beat = vi.fn(async () => {});
  const signs = lifeSigns(beat, () => {});
  await vi.advanceTimersByTimeAsync(5 * MINUTE);
  const beats = beat.mock.calls.length;
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(beat).toHaveBeenCalledTimes(beats);
  signs.stop();
});

test('a batch that says that it lives may last for ever', async () => {
  const beat = vi.fn(async () => {});
  const signs = lifeSigns(beat, () => {});
  await vi.advanceTimersByTimeAsync(4 * MINUTE);
  await signs.heartbeat();
  beat.mockClear();
  await vi.advanceTimersByTimeAsync(4 * MINUTE);
  expect(beat.mock.calls.length).toBe(480);
  signs.stop();
});

for (const [why, error, moved] of [
  ['partitions that move', rejoin, true],
  ['a socket that broke', new Error('ECONNRESET'), false],
] as const) {
  test(`${why} ${moved ? 'are told' : 'will show at the commit'}`, async () => {
    const onMoved = vi.fn();
    const signs = lifeSigns(() => Promise.reject(error), onMoved);
    await signs.heartbeat();
    signs.stop();
    expect(onMoved.mock.calls).toEqual(moved ? [[error]] : []);
  });
}
