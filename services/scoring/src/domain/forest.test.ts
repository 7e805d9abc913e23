import { expect, test } from 'vitest';
import { type Forest, forestLogOdds, forestRisk, type Tree } from './forest.js';

/** Is feature 0 at most 2? Then is feature 1 at most 0.5? */
const tree: Tree = [[0, 2, 1, 4], [1, 0.5, 2, 3], [-1], [0.25], [3]];
const leaf: Tree = [[0.5]];

const logOdds = (forest: Forest, ...features: number[]): number => forestLogOdds(forest)(Float64Array.from(features));

for (const [why, features, value] of [
  ['yes, yes', [1, 0], -1],
  ['yes, no', [1, 1], 0.25],
  ['no, and the second question is not asked', [3, 0], 3],
  ['equal to a threshold is yes', [2, 0.5], -1],
  ['just above it is no', [2.0000001, 0.5], 3],
  ['below all', [Number.NEGATIVE_INFINITY, -1e9], -1],
] as const) {
  test(`one tree: ${why}`, () => expect(logOdds({ base: 0, trees: [tree] }, ...features)).toBe(value));
}

test('the base and every tree add up: -2 - 1 + 0.5 + 0.5', () =>
  expect(logOdds({ base: -2, trees: [tree, leaf, leaf] }, 1, 0)).toBe(-2));

test('a tree after another keeps its own answers: 0.5 - 1 and 0.25 + 0.5', () => {
  expect(logOdds({ base: 0, trees: [leaf, tree] }, 1, 0)).toBe(-0.5);
  expect(logOdds({ base: 0, trees: [tree, leaf] }, 1, 1)).toBe(0.75);
});

test('no trees: the base alone', () => expect(logOdds({ base: 1.5, trees: [] }, 1, 0)).toBe(1.5));

for (const [base, risk] of [
  [0, 0.5],
  [Math.log(3), 0.75],
  [-Math.log(9), 0.1],
  [1e300, 1],
  [-1e300, 0],
] as const) {
  test(`log odds ${base} are a risk of ${risk}`, () =>
    expect(forestRisk({ base, trees: [] })(new Float64Array())).toBeCloseTo(risk, 12));
}
