import { expect, test } from 'vitest';
import { judgeKafka, judgeLag, judgeNoKafka, judgeSchemas, judgeTopics } from './kafka.js';

const wide = (name: string) => ({ name, partitions: 12, retentionMs: -1 });
const needed = [wide('a.v1'), wide('b.v1')];

test('which Kafka, and by which client', () =>
  expect(judgeKafka('kafka-0:9092', 'kafkajs 2.2.4')).toMatchObject({
    state: 'ok',
    found: 'answers at kafka-0:9092, by kafkajs 2.2.4',
  }));

for (const [why, code, next] of [
  ['nobody answers', 'CHL_MESSAGING_BROKER', /^Start it, .*chargeline up/],
  ['a variable is wrong', 'CHL_MESSAGING_SETTINGS', /^Correct the variable/],
  ['a variable of the topics is wrong', 'CHL_RUNTIME_SETTINGS', /^Correct the variable/],
] as const) {
  test(`${why}: a fault with its cure`, () =>
    expect(judgeNoKafka({ code, message: 'because' })).toEqual({
      check: 'Kafka',
      state: 'fault',
      found: 'because',
      next: expect.stringMatching(next) as string,
    }));
}

for (const [why, existing, findings] of [
  ['all as configured', needed, [['topics', 'ok', 'all 2 are there, with 12 partitions or more']]],
  ['wider than configured', [wide('a.v1'), { name: 'b.v1', partitions: 24 }], [['topics', 'ok', expect.anything()]]],
  ['one is missing', [wide('a.v1')], [['topics', 'fault', 'missing: b.v1']]],
  ['one is too narrow', [wide('a.v1'), { name: 'b.v1', partitions: 1 }], [['partitions', 'fault', 'b.v1 1']]],
  [
    'one is missing and one too narrow: both are told',
    [{ name: 'a.v1', partitions: 2 }],
    [
      ['topics', 'fault', 'missing: b.v1'],
      ['partitions', 'fault', 'a.v1 2'],
    ],
  ],
] as const) {
  test(`topics: ${why}`, () =>
    expect(judgeTopics(existing, needed, 12).map(({ check, state, found }) => [check, state, found])).toEqual(
      findings,
    ));
}

test('the cures of topics are commands', () => {
  const [missing, narrow] = judgeTopics([{ name: 'a.v1', partitions: 2 }], needed, 12);
  expect(missing!.next).toBe('Create them: chargeline topics create');
  expect(narrow!.next).toContain('KAFKA_TOPIC_PARTITIONS=2');
});

test('a schema of a later release is a fault that names topic and schema', () => {
  expect(judgeSchemas(20, [])).toMatchObject({ state: 'ok', found: 'the newest records of 20 topics can be read' });
  expect(judgeSchemas(20, [{ topic: 'a.v1', schema: '0123456789abcdef' }])).toMatchObject({
    state: 'fault',
    found: 'a.v1 carries 0123456789abcdef',
    next: expect.stringContaining('chargeline up') as string,
  });
});

const look = (room: string, before: number, after: number) => ({ room, before, after });
for (const [why, looks, findings] of [
  ['nothing waits', [look('billing', 0, 0)], [['ok', 'rooms have read all there is']]],
  ['it shrinks', [look('billing', 900, 400), look('pricing', 5, 0)], [['ok', '400 records wait, fewer by each look']]],
  [
    'it stays: the room is named',
    [look('billing', 7, 7), look('pricing', 5, 0)],
    [['note', 'billing has 7 records to read, 7 two seconds before']],
  ],
  ['it grows', [look('billing', 0, 3)], [['note', 'billing has 3 records to read, 0 two seconds before']]],
  ['there is no room to look at', [], [['ok', 'rooms have read all there is']]],
] as const) {
  test(`lag: ${why}`, () => expect(judgeLag(looks).map(({ state, found }) => [state, found])).toEqual(findings));
}
