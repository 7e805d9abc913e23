import { expect, test } from 'vitest';
import { behind, type GroupPlace, lossAt } from './places.js';

const place = (committed: bigint | null, low: bigint, high: bigint): GroupPlace => ({
  topic: 'topic',
  partition: 2,
  committed,
  low,
  high,
});

for (const [why, at, records, loss] of [
  ['a new group has all to read', place(null, 5n, 9n), 4, false],
  ['in the midst', place(7n, 5n, 9n), 2, false],
  ['at the end', place(9n, 5n, 9n), 0, false],
  ['just at the oldest: nothing is lost', place(5n, 5n, 9n), 4, false],
  ['before the oldest: retention was faster', place(4n, 5n, 9n), 4, true],
  ['after the end: the topic was made anew', place(20n, 0n, 9n), 9, true],
] as const) {
  test(why, () => {
    expect(behind(at)).toBe(records);
    expect(lossAt('group', at) !== undefined).toBe(loss);
  });
}

test('a loss says where and how much', () => {
  expect(lossAt('group', place(4n, 5n, 9n))).toBe(
    'Group group had read topic/2 up to 4, the log has 5 to 9: records may be lost.',
  );
});
