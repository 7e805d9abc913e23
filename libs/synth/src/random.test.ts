import { expect, test } from 'vitest';
import { Random } from './random.js';

const draws = (random: Random, count = 1_000): number[] => Array.from({ length: count }, () => random.below(1_000));

test('one name, one stream', () => expect(draws(new Random(1, 'a'))).toEqual(draws(new Random(1, 'a'))));

for (const [why, one, other] of [
  ['another seed', [1, 'a'], [2, 'a']],
  ['another part', [1, 'a'], [1, 'b']],
  ['where the parts are cut', [1, 11], [11, 1]],
] as const) {
  test(`another stream: ${why}`, () => expect(draws(new Random(...one))).not.toEqual(draws(new Random(...other))));
}

test('numbers spread evenly over their range', () => {
  const counts = new Map<number, number>();
  const random = new Random(7);
  for (let n = 0; n < 100_000; n += 1) {
    const drawn = random.below(10);
    counts.set(drawn, (counts.get(drawn) ?? 0) + 1);
  }
  expect([...counts.keys()].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  // Four standard deviations of a binomial count of 10,000 are 380.
  for (const count of counts.values()) expect(Math.abs(count - 10_000)).toBeLessThan(380);
});

test('neighbouring streams do not follow each other', () => {
  const firsts = Array.from({ length: 1_000 }, (_, n) => new Random(1, n).below(1_000));
  // 1,000 draws of 1,000 numbers hold about 632 different ones.
  expect(new Set(firsts).size).toBeGreaterThan(590);
});

test('weights say how often', () => {
  const random = new Random(3);
  const items = [{ weight: 1 }, { weight: 3 }, { weight: 0 }];
  const drawn = Array.from({ length: 4_000 }, () => items.indexOf(random.weighted(items)));
  expect(drawn).not.toContain(2);
  expect(drawn.filter((at) => at === 1).length / 4_000).toBeCloseTo(0.75, 1);
});

test('shuffling keeps every item and changes their order', () => {
  const items = Array.from({ length: 50 }, (_, n) => n);
  const shuffled = new Random(5).shuffled(items);
  expect(shuffled).not.toEqual(items);
  expect([...shuffled].sort((a, b) => a - b)).toEqual(items);
});

test('nothing to pick from is an error, not undefined', () => {
  expect(() => new Random(1).pick([])).toThrow(RangeError);
  expect(() => new Random(1).weighted([])).toThrow(RangeError);
});

test('the stream is pinned: a changed one would change every practice that was written down', () => {
  expect(draws(new Random(1, 'pinned'), 4)).toEqual([479, 596, 307, 719]);
});
