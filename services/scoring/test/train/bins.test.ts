import { columnsOf, cutsOf } from '#train/bins';
import { expect, test } from 'vitest';

for (const [why, values, most, cuts] of [
  ['a flag has one cut, in the middle', [0, 1, 1, 0], 32, [0.5]],
  ['one value has none', [3, 3, 3], 32, []],
  ['few values: between each pair', [1, 4, 2, 4], 32, [1.5, 3]],
  ['many values: even groups of them', [1, 2, 3, 4, 5, 6, 7, 8], 4, [2.5, 4.5, 6.5]],
  ['a value that fills two groups makes no cut of its own inside', [1, 5, 5, 5, 5, 5, 5, 8, 9], 3, [5]],
  ['cuts have four decimals', [0, 0.33333333], 32, [0.1667]],
  ['nothing to cut', [], 32, []],
] as const) {
  test(why, () => expect(cutsOf(Float64Array.from(values), most)).toEqual(cuts));
}

test('a bin holds what is at most its cut, as a question of a tree asks', () => {
  const rows = [
    [1, 0],
    [2, 1],
    [3, 0],
    [2, 0],
  ].map((row) => Float64Array.from(row));
  expect(columnsOf(rows, 32)).toEqual([
    { cuts: [1.5, 2.5], bins: Uint8Array.of(0, 1, 2, 1) },
    { cuts: [0.5], bins: Uint8Array.of(0, 1, 0, 0) },
  ]);
});

test('no rows, no columns', () => expect(columnsOf([], 32)).toEqual([]));
