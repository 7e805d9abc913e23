import { forestLogOdds } from '@chargeline/scoring';
import { columnsOf } from '#train/bins';
import { growTree } from '#train/grow';
import { bestSplit, type Slopes } from '#train/split';
import { expect, test } from 'vitest';

const EACH = 100;

/** A hundred rows of each kind. */
const rowsOf = (kinds: readonly (readonly number[])[]): Float64Array[] =>
  kinds.flatMap((kind) => Array.from({ length: EACH }, () => Float64Array.from(kind)));

/** Slopes of the log loss at a risk of one half: `risk - denied`, and 1/4. */
const slopesOf = (denied: readonly number[]): Slopes => ({
  first: Float64Array.from(denied.flatMap((one) => Array.from({ length: EACH }, () => 0.5 - one))),
  second: new Float64Array(denied.length * EACH).fill(0.25),
});

const all = (kinds: number): Int32Array => Int32Array.from({ length: kinds * EACH }, (_, at) => at);

const kinds = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
];

test('the feature that tells is asked: gain 50²/(50+5) twice, against 0', () => {
  const split = bestSplit(columnsOf(rowsOf(kinds), 32), slopesOf([0, 1, 0, 1]), all(4));
  // Each side: 200 rows, first derivatives sum to ±100, second to 50.
  expect(split).toEqual({ feature: 1, bin: 0, gain: expect.closeTo((2 * 100 ** 2) / 55, 6) as number });
});

test('nothing to learn, nothing asked', () =>
  expect(bestSplit(columnsOf(rowsOf(kinds), 32), slopesOf([1, 1, 1, 1]), all(4))).toBeNull());

test('a side of too few rows is not split off: 20 rows weigh 5', () => {
  const rows = [...rowsOf([[0]]), ...rowsOf([[1]]).slice(0, 20)];
  const slopes = slopesOf([0, 1]);
  expect(bestSplit(columnsOf(rows, 32), slopes, all(2).subarray(0, 120))).toBeNull();
});

test('depth 0 is one leaf: -(0.5 - 1) × 100 / (25 + 5) × 0.1', () =>
  expect(growTree(columnsOf(rowsOf([[0]]), 32), slopesOf([1]), all(1), 0, 0.1)).toEqual([[0.16667]]));

test('both must be so: two questions, and only both together say yes', () => {
  const columns = columnsOf(rowsOf(kinds), 32);
  const tree = growTree(columns, slopesOf([0, 0, 0, 1]), all(4), 2, 1);
  const says = forestLogOdds({ base: 0, trees: [tree] });
  // A leaf is -Σfirst / (Σsecond + 5): 50 / (25 + 5) either way; the two paid kinds of the other branch share theirs, 100 / (50 + 5).
  const answers = kinds.map((kind) => says(Float64Array.from(kind)));
  expect(answers).toEqual([-1.81818, -1.81818, -1.66667, 1.66667]);
});
