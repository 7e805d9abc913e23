import { claimPriced, claimScored } from '@chargeline/contracts';
import { priced } from '@chargeline/contracts/testing';
import { emit, MemoryLog, recorder } from '@chargeline/messaging';
import { Module } from '@nestjs/common';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ServiceManifest } from '../manifest.js';
import { topicsOf } from '../start-all.js';
import { mustFindTopics, mustFit } from './topic-check.js';

@Module({})
class Nothing {}

const pricing: ServiceManifest = {
  name: 'pricing',
  module: Nothing,
  consumes: [claimScored],
  produces: [claimPriced],
  httpPort: null,
  variables: [],
};

const twelve = (name: string) => ({ name, partitions: 12 });
const needed = [twelve('a.v1'), twelve('b.v1'), twelve('c.v1')];

for (const [why, existing] of [
  ['all are there as configured', needed],
  ['one has more than configured: all of them are read', [...needed.slice(1), { name: 'a.v1', partitions: 13 }]],
  ['others are there, with whatever they have', [...needed, { name: 'orders', partitions: 1 }]],
] as const) {
  test(`fits: ${why}`, () => expect(() => mustFit(existing, needed)).not.toThrow());
}

for (const [why, existing, code, says] of [
  ['all that are missing are named', [twelve('b.v1')], 'MISSING', /^Missing: a\.v1, c\.v1\. Create the topics with/],
  [
    'all that are too narrow are named, with what they have',
    [twelve('b.v1'), { name: 'a.v1', partitions: 11 }, { name: 'c.v1', partitions: 1 }],
    'PARTITIONS',
    /a\.v1 has 11, c\.v1 has 1; KAFKA_TOPIC_PARTITIONS is 12\./,
  ],
  ['what is missing comes first', [{ name: 'a.v1', partitions: 1 }], 'MISSING', /^Missing: b\.v1, c\.v1\./],
] as const) {
  test(`refused: ${why}`, () =>
    expect(() => mustFit(existing, needed)).toThrow(
      expect.objectContaining({
        code: `CHL_RUNTIME_TOPIC_${code}`,
        retriable: false,
        message: expect.stringMatching(says) as string,
      }),
    ));
}

let log: MemoryLog;
beforeEach(async () => {
  log = new MemoryLog();
  await log.createTopics(topicsOf([pricing], 1));
});
afterEach(() => log.close());

const scored = recorder(
  'scoring',
  'avro',
  () => new Date('2025-06-02T08:00:00Z'),
)(
  emit(
    claimScored,
    { tenant: 'acme', id: 'e1', traceparent: '', releases: {} },
    {
      encounter: priced.encounter,
      claim: priced.claim,
      judgement: priced.judgement,
      score: priced.score,
    },
  ),
);
const withSchema = (schema: string) => ({ ...scored, headers: { ...scored.headers, schema } });
const OF_A_LATER_RELEASE = '0123456789abcdef';

for (const [why, records] of [
  ['an empty topic', []],
  ['a schema of today', [scored]],
  ['what a stranger wrote: it is parked when it is read', [{ ...scored, headers: {} }]],
  ['an unknown schema that a known one came after', [withSchema(OF_A_LATER_RELEASE), scored]],
] as const) {
  test(`a room works with ${why}`, async () => {
    await log.append(records);
    await expect(mustFindTopics(log, pricing, 1)).resolves.toBeUndefined();
  });
}

test('a room refuses a topic that carries a schema of a later release, and says who goes first', async () => {
  await log.append([scored, withSchema(OF_A_LATER_RELEASE)]);
  await expect(mustFindTopics(log, pricing, 1)).rejects.toMatchObject({
    code: 'CHL_RUNTIME_TOPIC_SCHEMA',
    retriable: false,
    message: `scoring.claim.scored.v1 carries schema ${OF_A_LATER_RELEASE}, which this release does not know. Upgrade this service before those that write the topic.`,
  });
});

test('a room does not mind what the topics that it only writes carry', async () => {
  await log.append([{ ...withSchema(OF_A_LATER_RELEASE), topic: claimPriced.name }]);
  await expect(mustFindTopics(log, pricing, 1)).resolves.toBeUndefined();
});

test('a log without the topics is refused', async () => {
  await expect(mustFindTopics(new MemoryLog(), pricing, 1)).rejects.toMatchObject({
    code: 'CHL_RUNTIME_TOPIC_MISSING',
    message: expect.stringContaining('gateway.dead-letter.replay-requested.v1') as string,
  });
});
