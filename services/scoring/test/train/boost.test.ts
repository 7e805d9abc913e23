import { featureNames, forestRisk } from '@chargeline/scoring';
import { boost } from '#train/boost';
import { randomOf } from '#train/random';
import type { Sample } from '#train/sample';
import { expect, test } from 'vitest';

const ROWS = 4_000;

/** Claims whose first three features are coins, and which are denied by `risk` of them. */
function sampleOf(stream: number, risk: (coins: readonly number[]) => number): Sample {
  const random = randomOf(42, stream);
  const rows = Array.from({ length: ROWS }, () => {
    const coins = [0, 1, 2].map(() => (random.chance(0.5) ? 1 : 0));
    const process = risk(coins);
    return { coins, process, denied: random.chance(process) ? 1 : 0 };
  });
  return {
    features: rows.map(({ coins }) => Float64Array.from(featureNames, (_, at) => coins[at] ?? 0)),
    denied: Uint8Array.from(rows, ({ denied }) => denied),
    process: Float64Array.from(rows, ({ process }) => process),
  };
}

const learned = (risk: (coins: readonly number[]) => number) => boost(sampleOf(1, risk), sampleOf(2, risk));

const says = (forest: ReturnType<typeof learned>, ...coins: number[]): number =>
  forestRisk(forest)(Float64Array.from(featureNames, (_, at) => coins[at] ?? 0));

test('one coin that tells: 60 in 100 against 10 in 100', () => {
  const forest = learned(([first]) => (first === 1 ? 0.6 : 0.1));
  expect(says(forest, 1, 0, 0)).toBeCloseTo(0.6, 1);
  expect(says(forest, 0, 1, 1)).toBeCloseTo(0.1, 1);
});

test('two coins that tell together only, as authorization and an operation do', () => {
  const forest = learned(([first, second]) => (first === 1 && second === 1 ? 0.7 : 0.1));
  for (const [first, second, risk] of [
    [0, 0, 0.1],
    [0, 1, 0.1],
    [1, 0, 0.1],
    [1, 1, 0.7],
  ] as const) {
    expect(says(forest, first, second)).toBeCloseTo(risk, 1);
  }
});

test('nothing to learn: it stops early and says the base rate', () => {
  const forest = learned(() => 0.2);
  expect(forest.trees.length).toBeLessThan(15);
  expect(says(forest, 1, 0, 1)).toBeCloseTo(0.2, 1);
});

test('the base is the log odds of the training claims, to five decimals', () => {
  const { denied } = sampleOf(1, () => 0.2);
  const share = denied.reduce((sum, one) => sum + one, 0) / ROWS;
  const { base } = learned(() => 0.2);
  expect(base).toBeCloseTo(Math.log(share / (1 - share)), 5);
  expect(String(base)).toMatch(/^-?\d\.\d{1,5}$/);
});

test('the same claims give the same trees', () => {
  const risk = ([first = 0, , third = 0]: readonly number[]): number => 0.1 + 0.3 * first + 0.2 * third;
  expect(learned(risk)).toEqual(learned(risk));
});
