import { expect, test } from 'vitest';
import { Progress } from './progress.js';

const ends = (...offsets: readonly (readonly [partition: number, offset: bigint])[]) => new Map(offsets);

/** Whether a promise has resolved by now. */
async function isDone(promise: Promise<void>): Promise<boolean> {
  return Promise.race([promise.then(() => true), new Promise<boolean>((next) => setImmediate(() => next(false)))]);
}

test('what was read already, and a partition that holds nothing, is no wait', async () => {
  const progress = new Progress(ends([0, 5n], [1, 0n]));
  expect(await isDone(progress.reach(ends([0, 5n], [1, 0n], [2, 0n])))).toBe(true);
});

test('a wait ends when the last of its partitions is there, each wait for itself', async () => {
  const progress = new Progress(ends([0, 0n], [1, 0n]));
  const [near, far] = [progress.reach(ends([0, 2n])), progress.reach(ends([0, 2n], [1, 3n]))];
  progress.note(1, 2n);
  progress.note(0, 2n);
  expect([await isDone(near), await isDone(far)]).toEqual([true, false]);
  progress.note(1, 3n);
  expect(await isDone(far)).toBe(true);
});

test('a partition that is not read is waited for, not passed over', async () => {
  const progress = new Progress(ends([0, 0n]));
  const waiting = progress.reach(ends([0, 1n], [1, 1n]));
  progress.note(0, 1n);
  expect(await isDone(waiting)).toBe(false);
});

test('a reading that ends is an error to all who wait, and to all who come', async () => {
  const progress = new Progress(ends([0, 0n]));
  const over = new Error('over');
  const waiting = progress.reach(ends([0, 1n]));
  progress.fail(over);
  await expect(waiting).rejects.toBe(over);
  await expect(progress.reach(ends([0, 1n]))).rejects.toBe(over);
});
