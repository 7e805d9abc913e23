import { claimPriced, claimScored, deadLetters } from '@chargeline/contracts';
import { expect, test } from 'vitest';
import { topicsOf } from './start-all.js';
import { topicSettings } from './topic-settings.js';

const pricing = { name: 'pricing', consumes: [claimScored], produces: [claimPriced] };
const gateway = { name: 'gateway', consumes: [deadLetters('pricing')], produces: [] };
const door = { name: 'door', consumes: [], produces: [claimScored] };

test('every topic once, with its partitions and how long its records stay', () => {
  expect(topicsOf([door, pricing, gateway], 3, 2)).toEqual([
    { name: 'gateway.dead-letter.replay-requested.v1', partitions: 3, retentionMs: 172_800_000 },
    { name: 'gateway.dead-letter.v1', partitions: 3, retentionMs: -1 },
    { name: 'pricing.claim.priced.v1', partitions: 3, retentionMs: 172_800_000 },
    { name: 'pricing.dead-letter.v1', partitions: 3, retentionMs: -1 },
    { name: 'scoring.claim.scored.v1', partitions: 3, retentionMs: 172_800_000 },
  ]);
});

test('what a service remembers stays as long as it says, and no less than events do', () => {
  const retentionOf = (days: number | null, retentionDays: number): number | undefined =>
    topicsOf([{ ...door, remembers: [{ topic: claimScored, days }] }], 1, retentionDays).find(
      ({ name }) => name === claimScored.name,
    )?.retentionMs;
  expect(retentionOf(1_461, 30)).toBe(126_230_400_000);
  expect(retentionOf(1_461, 2_000)).toBe(172_800_000_000);
  expect(retentionOf(null, 30)).toBe(-1);
});

test('dead letters stay for ever also as one that reads those of others asks for them', () => {
  expect(topicsOf([gateway], 1)).toContainEqual({ name: 'pricing.dead-letter.v1', partitions: 1, retentionMs: -1 });
});

test('events stay for 30 days where nobody says otherwise', () => {
  expect(topicsOf([door], 1)).toContainEqual({
    name: 'scoring.claim.scored.v1',
    partitions: 1,
    retentionMs: 2_592_000_000,
  });
});

for (const [why, env, told] of [
  ['nothing is said', {}, { partitions: 12, retentionDays: 30 }],
  ['an empty variable says nothing', { KAFKA_TOPIC_PARTITIONS: '' }, { partitions: 12, retentionDays: 30 }],
  [
    'both are said',
    { KAFKA_TOPIC_PARTITIONS: '3', KAFKA_TOPIC_RETENTION_DAYS: '90' },
    { partitions: 3, retentionDays: 90 },
  ],
] as const) {
  test(why, () => expect(topicSettings(env)).toEqual(told));
}

for (const [variable, value] of [
  ['KAFKA_TOPIC_PARTITIONS', '0'],
  ['KAFKA_TOPIC_PARTITIONS', '1.5'],
  ['KAFKA_TOPIC_PARTITIONS', 'twelve'],
  ['KAFKA_TOPIC_RETENTION_DAYS', '0'],
] as const) {
  test(`${variable} of ${value} is refused by name`, () =>
    expect(() => topicSettings({ [variable]: value })).toThrow(
      expect.objectContaining({ code: 'CHL_RUNTIME_SETTINGS', message: expect.stringContaining(variable) as string }),
    ));
}
