import { expect, test } from 'vitest';
import { missingTopics } from './missing-topics.js';

const there = [{ name: 'a', partitions: 1 }];

for (const [why, asked, missing, alarms] of [
  ['one that is there is left', [{ name: 'a', partitions: 1 }], [], []],
  ['one that is not there is missing', [{ name: 'b', partitions: 3 }], ['b'], []],
  [
    'another number of partitions is an alarm, and no change: order by key depends on it',
    [{ name: 'a', partitions: 12 }],
    [],
    ['Topic a has 1 partitions, not 12.'],
  ],
] as const) {
  test(why, () => {
    const told: string[] = [];
    expect(missingTopics(there, asked, (text) => told.push(text)).map(({ name }) => name)).toEqual(missing);
    expect(told).toEqual(alarms);
  });
}
