import { expect, test } from 'vitest';
import { adviceOn, outcomesOf, retentionText } from './topic-outcomes.js';

const DAYS_30 = 2_592_000_000;
const needed = { name: 'pricing.claim.priced.v1', partitions: 12, retentionMs: DAYS_30 };
const { name: topic } = needed;

for (const [why, existing, outcome] of [
  ['a topic that is missing is created', [], { topic, partitions: 12, retentionMs: DAYS_30, outcome: 'created' }],
  [
    'a topic that is there as configured keeps its retention',
    [{ name: topic, partitions: 12 }],
    { topic, partitions: 12, retentionMs: null, outcome: 'there' },
  ],
  [
    'more partitions than configured serve as well',
    [{ name: topic, partitions: 24 }],
    { topic, partitions: 24, retentionMs: null, outcome: 'there' },
  ],
  [
    'with fewer, rooms refuse to start',
    [{ name: topic, partitions: 1 }],
    { topic, partitions: 1, retentionMs: null, outcome: 'fault' },
  ],
  [
    'the topics of others do not count',
    [{ name: 'orders', partitions: 1 }],
    { topic, partitions: 12, retentionMs: DAYS_30, outcome: 'created' },
  ],
] as const) {
  test(why, () => expect(outcomesOf(existing, [needed])).toEqual([outcome]));
}

const found = (partitions: number) => outcomesOf([{ name: topic, partitions }], [needed]);

test('nothing to advise where all is as configured', () => expect(adviceOn(found(12), 12)).toBeNull());

test('the advice names the topic, the variable and the most that all topics have', () => {
  expect(adviceOn(found(4), 12)).toMatch(
    /^pricing\.claim\.priced\.v1 has fewer than 12 partitions.* KAFKA_TOPIC_PARTITIONS=4;/,
  );
  expect(adviceOn([...found(4), ...found(3)], 12)).toMatch(/^2 topics have .* KAFKA_TOPIC_PARTITIONS=3;/);
});

for (const [retentionMs, text] of [
  [DAYS_30, '30 days'],
  [-1, 'for ever'],
  [null, 'as it was'],
] as const) {
  test(`a retention of ${retentionMs} ms is told as "${text}"`, () => expect(retentionText(retentionMs)).toBe(text));
}
