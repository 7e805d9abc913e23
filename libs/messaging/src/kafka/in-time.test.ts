import { expect, test } from 'vitest';
import { inTime } from './in-time.js';

const never = new Promise<number>(() => {});
const fault = new Error('fault');

test('work that is done in time brings what it has', async () => {
  expect(await inTime('look', 60_000, Promise.resolve(42))).toBe(42);
});

test('work that fails in time fails as it did', async () => {
  await expect(inTime('look', 60_000, Promise.reject(fault))).rejects.toBe(fault);
});

test('work that takes longer is an error that says what was not done', async () => {
  await expect(inTime('look', 1, never)).rejects.toMatchObject({
    code: 'CHL_MESSAGING_BROKER',
    message: expect.stringMatching('could not look: no answer in time') as string,
    retriable: true,
  });
});

test('what fails later harms nobody', async () => {
  const { promise, reject } = Promise.withResolvers<never>();
  await expect(inTime('look', 1, promise)).rejects.toThrow('could not look');
  reject(fault);
  await new Promise((next) => setImmediate(next));
});
