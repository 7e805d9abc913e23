import { expect, test } from 'vitest';
import { Coalesced } from './coalesced.js';

test('what is asked for together runs together, each with its own result', async () => {
  const runs: number[][] = [];
  const doubled = new Coalesced<number, number>(
    async (items) => {
      runs.push([...items]);
      return items.map((item) => item * 2);
    },
    { most: 2, parallel: 1 },
  );
  expect(await Promise.all([1, 2, 3].map((item) => doubled.ask(item)))).toEqual([2, 4, 6]);
  expect(runs).toEqual([[1, 2], [3]]);
});

test('a failure is that of its own batch', async () => {
  const picky = new Coalesced<number, number>(
    async (items) => {
      if (items.includes(1)) throw new Error('not 1');
      return items;
    },
    { most: 1, parallel: 1 },
  );
  const both = await Promise.allSettled([picky.ask(1), picky.ask(2)]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  expect(await picky.ask(3)).toBe(3);
});

test('at most so many run at a time', async () => {
  let running = 0;
  let most = 0;
  const counted = new Coalesced<number, number>(
    async (items) => {
      most = Math.max(most, (running += 1));
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return items;
    },
    { most: 1, parallel: 2 },
  );
  await Promise.all(Array.from({ length: 9 }, (_, at) => counted.ask(at)));
  expect(most).toBe(2);
});
