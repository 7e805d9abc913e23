import { randomOf } from '#train/random';
import { expect, test } from 'vitest';

const times = <T>(count: number, draw: () => T): T[] => Array.from({ length: count }, draw);
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const first = (seed: number, stream: number): string => times(4, randomOf(seed, stream).next).join();

test('the same seed and stream give the same numbers', () => expect(first(7, 3)).toBe(first(7, 3)));

test('streams and seeds that lie side by side differ', () => {
  const starts = [0, 1, 2].flatMap((seed) => times(1_000, () => seed)).map((seed, at) => first(seed, at % 1_000));
  expect(new Set(starts).size).toBe(3_000);
});

// Four standard errors: a right generator with these fixed seeds stays inside.
test('numbers are from 0 to 1, even: mean 1/2, variance 1/12', () => {
  const values = times(20_000, randomOf(1, 1).next);
  expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
  expect(Math.abs(mean(values) - 1 / 2)).toBeLessThan(0.0082);
  expect(Math.abs(mean(values.map((value) => (value - 0.5) ** 2)) - 1 / 12)).toBeLessThan(0.0022);
});

test('the first numbers of many streams are as even', () => {
  const values = Array.from({ length: 20_000 }, (_, stream) => randomOf(7, stream).next());
  expect(Math.abs(mean(values) - 1 / 2)).toBeLessThan(0.0082);
});

test('normal: mean 0, variance 1', () => {
  const values = times(20_000, randomOf(2, 1).normal);
  expect(Math.abs(mean(values))).toBeLessThan(0.0283);
  expect(Math.abs(mean(values.map((value) => value ** 2)) - 1)).toBeLessThan(0.04);
});

test('whole numbers reach both ends and nothing beyond', () => {
  const random = randomOf(3, 1);
  expect(new Set(times(500, () => random.whole(2, 5)))).toEqual(new Set([2, 3, 4, 5]));
});

test('a weight is a share: 3 of 4', () => {
  const random = randomOf(4, 1);
  const items = [{ weight: 3 }, { weight: 1 }, { weight: 0 }];
  const drawn = times(8_000, () => items.indexOf(random.weighted(items)));
  expect(mean(drawn.map((at) => (at === 0 ? 1 : 0)))).toBeCloseTo(0.75, 1);
  expect(drawn).not.toContain(2);
});

test('chance 0 never, chance 1 always', () => {
  const random = randomOf(5, 1);
  expect(times(500, () => random.chance(0))).not.toContain(true);
  expect(times(500, () => random.chance(1))).not.toContain(false);
});

test('one of a list: each comes', () => {
  const random = randomOf(6, 1);
  expect(new Set(times(200, () => random.one(['a', 'b', 'c'])))).toEqual(new Set(['a', 'b', 'c']));
});
