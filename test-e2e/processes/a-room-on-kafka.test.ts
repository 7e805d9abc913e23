import { claimScored, deadLetters, replayRequested } from '@chargeline/contracts';
import { kafkaHalf, startBroker } from '@chargeline/kafka-broker';
import { type Log, openKafkaLog } from '@chargeline/messaging';
import { newKeyring } from '@chargeline/security';
import { rooms } from '@chargeline/standalone';
import { type EmbeddedPostgres, startPostgres } from '@chargeline/store';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { roomsForATest } from './rooms-for-a-test.js';

// A process takes its time to start on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

const { ok } = await kafkaHalf();
const PARTITIONS = 2;

const topics = [
  replayRequested,
  ...rooms.flatMap(({ name, consumes, produces }) => [...consumes, ...produces, deadLetters(name)]),
];
const needed = [...new Set(topics.map(({ name }) => name))].map((name) => ({ name, partitions: PARTITIONS }));

/** A record of ours, as far as its headers go, in a schema of a later release. */
const fromTheFuture = {
  topic: claimScored.name,
  key: 'c1',
  value: Buffer.from([0]),
  headers: {
    ce_specversion: '1.0',
    ce_id: 'e1',
    ce_type: claimScored.name,
    ce_source: 'scoring',
    ce_time: '2025-06-02T08:00:00Z',
    'content-type': 'application/avro',
    tenant: 'acme',
    schema: '0123456789abcdef',
  },
};

// The tests build on each other: first there are no topics, then there are, at last one of them is ahead of its reader.
describe.skipIf(!ok)('a room on a real Kafka', () => {
  const start = roomsForATest();
  const stops: (() => Promise<void>)[] = [];
  let log: Log;
  let postgres: EmbeddedPostgres;
  let variables: Readonly<Record<string, string>>;

  beforeAll(async () => {
    const broker = await startBroker();
    stops.push(broker.stop);
    postgres = await startPostgres();
    stops.push(postgres.stop);
    variables = { KAFKA_BROKERS: broker.brokers, KAFKA_TOPIC_PARTITIONS: String(PARTITIONS) };
    log = openKafkaLog(variables, { clientId: 'test' });
    stops.push(() => log.close());
  });
  afterAll(async () => {
    for (const stop of stops.toReversed()) await stop();
  });

  test('topics are missing: it ends with 2, names them all and says how to make them', async () => {
    const room = start('pricing', variables);
    expect(await room.ended).toBe(2);
    expect(room.lastLine).toMatchObject({
      code: 'CHL_RUNTIME_TOPIC_MISSING',
      msg: 'Missing: gateway.dead-letter.replay-requested.v1, pricing.claim.priced.v1, pricing.dead-letter.v1, scoring.claim.scored.v1. Create the topics with "chargeline topics create".',
    });
  });

  test('topics are too narrow: it ends with 2', async () => {
    await log.createTopics(needed);
    const room = start('pricing', { ...variables, KAFKA_TOPIC_PARTITIONS: '3' });
    expect(await room.ended).toBe(2);
    expect(room.lastLine).toMatchObject({
      code: 'CHL_RUNTIME_TOPIC_PARTITIONS',
      msg: expect.stringContaining('scoring.claim.scored.v1 has 2; KAFKA_TOPIC_PARTITIONS is 3') as string,
    });
  });

  for (const client of ['kafkajs', 'platformatic']) {
    test(`all is as it should be (${client}): it is ready, and a stop ends it with 0`, async () => {
      const room = start('pricing', { ...variables, KAFKA_CLIENT: client });
      await room.becomes(200, { log: 'ok', group: 'ok' });
      expect(await room.stop()).toBe(0);
      expect(room.lines.map(({ msg }) => msg)).toEqual([
        'Starting.',
        'Ready.',
        'Stopping: what is in hand is ended.',
        'Stopped.',
      ]);
    });
  }

  test('its parent goes away: it ends with 0 by itself', async () => {
    const room = start('pricing', variables);
    await room.becomes(200, { log: 'ok', group: 'ok' });
    room.leave();
    expect(await room.ended).toBe(0);
  });

  const ingestion = (DATABASE_URL: string): Readonly<Record<string, string>> => ({
    ...variables,
    DATABASE_URL,
    CHARGELINE_KEYRING: newKeyring(),
  });

  for (const [why, url, says] of [
    ['is no URL', () => 'localhost', /DATABASE_URL/],
    [
      'names no database of the server',
      () => Object.assign(new URL(postgres.url), { pathname: '/nowhere' }).href,
      /3D000/,
    ],
  ] as const) {
    test(`DATABASE_URL ${why}: it ends with 2, without quoting it`, async () => {
      const room = start('ingestion', ingestion(url()));
      expect(await room.ended).toBe(2);
      expect(room.lastLine).toMatchObject({ msg: expect.stringMatching(says) as string });
      expect(JSON.stringify(room.lines)).not.toContain('nowhere');
    });
  }

  test('the database does not answer: it waits, and a stop ends it with 0', async () => {
    const room = start('ingestion', ingestion('postgres://somebody:x@127.0.0.1:1/line'));
    await room.becomes(503, { start: 'CHL_STORE_UNAVAILABLE' });
    expect(await room.stop()).toBe(0);
  });

  test('with its database it is ready, and stops with 0', async () => {
    const room = start('ingestion', ingestion(postgres.url));
    await room.becomes(200, { log: 'ok', group: 'ok', database: 'ok' });
    expect(await room.stop()).toBe(0);
  });

  test('a topic carries a schema of a later release: its reader ends with 2 and says who goes first', async () => {
    await log.append([fromTheFuture]);
    const room = start('pricing', variables);
    expect(await room.ended).toBe(2);
    expect(room.lastLine).toMatchObject({
      code: 'CHL_RUNTIME_TOPIC_SCHEMA',
      msg: expect.stringMatching(/carries schema 0123456789abcdef.* Upgrade this service before/) as string,
    });
  });
});
