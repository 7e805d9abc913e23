import { expect, test } from 'vitest';
import { Turns } from './turns.js';

/** A promise and the word that fulfils it. */
const gate = () => Promise.withResolvers<void>();

test('one key: one after another, also after a failure', async () => {
  const turns = new Turns();
  const told: string[] = [];
  const first = gate();
  const one = turns.take('a', async () => {
    await first.promise;
    told.push('one');
    throw new Error('one fails');
  });
  const two = turns.take('a', async () => void told.push('two'));
  first.resolve();
  await expect(one).rejects.toThrow('one fails');
  await two;
  expect(told).toEqual(['one', 'two']);
});

test('other keys do not wait', async () => {
  const turns = new Turns();
  const first = gate();
  const one = turns.take('a', () => first.promise);
  expect(await turns.take('b', async () => 'done')).toBe('done');
  first.resolve();
  await one;
});
