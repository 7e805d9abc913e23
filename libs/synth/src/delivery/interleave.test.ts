import { expect, test } from 'vitest';
import { Random } from '../random.js';
import { interleave } from './interleave.js';

const queues = (count: number): string[][] =>
  Array.from({ length: count }, (_, queue) => Array.from({ length: 1 + (queue % 4) }, (_, item) => `${queue}.${item}`));

test('every item once, each queue in its order', () => {
  const mixed = [...interleave<string>(queues(200), new Random(1))];
  expect(mixed).toHaveLength(queues(200).flat().length);
  for (const queue of queues(200)) expect(mixed.filter((item) => queue.includes(item))).toEqual(queue);
});

test('queues are mixed, but none waits for long', () => {
  const mixed = [...interleave<string>(queues(200), new Random(1))];
  expect(mixed).not.toEqual(queues(200).flat());
  const firsts = mixed.filter((item) => item.endsWith('.0')).map((item) => Number(item.split('.')[0]));
  // At most 24 are under way, so the n-th to begin is one of the first n + 24.
  firsts.forEach((queue, began) => expect(queue).toBeLessThan(began + 24));
});

test('no queues, empty queues', () => {
  expect([...interleave<string>([], new Random(1))]).toEqual([]);
  expect([...interleave<string>([[], ['a'], []], new Random(1))]).toEqual(['a']);
});

test('queues are asked for when there is room', () => {
  let asked = 0;
  function* many(): Generator<string[]> {
    for (; asked < 1_000; asked += 1) yield ['a', 'b'];
  }
  const mixed = interleave<string>(many(), new Random(1));
  for (let n = 0; n < 10; n += 1) mixed.next();
  expect(asked).toBeLessThan(40);
});
