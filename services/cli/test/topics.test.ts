import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Broker, kafkaHalf, startBroker } from '@chargeline/kafka-broker';
import { type Log, openKafkaLog } from '@chargeline/messaging';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Finding } from '../src/doctor/finding.js';
import { type Ran, stayingTool } from './run.js';

// A process takes its time to start on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

const { ok } = await kafkaHalf();
const tool = stayingTool();
const NARROW = 'pricing.claim.priced.v1';
const ENDLESS = 'pricing.dead-letter.v1';

const NO_HOME = join(tmpdir(), 'chargeline-no-home');

/** Headers of a record of ours, in a schema of a later release. */
const FROM_THE_FUTURE = {
  ce_id: 'e1',
  ce_type: NARROW,
  ce_source: 'pricing',
  ce_time: '2025-06-02T08:00:00Z',
  'content-type': 'application/avro',
  tenant: 'acme',
  schema: '0123456789abcdef',
};

interface Outcome {
  readonly topic: string;
  readonly partitions: number;
  readonly retentionMs: number | null;
  readonly outcome: string;
}

describe.skipIf(!ok)('topics create, and the doctor, on a real Kafka', () => {
  let broker: Broker;
  let log: Log;
  beforeAll(async () => {
    broker = await startBroker();
    log = openKafkaLog({ KAFKA_BROKERS: broker.brokers }, { clientId: 'test' });
    await log.createTopics([{ name: NARROW, partitions: 1 }]);
  });
  afterAll(async () => {
    await log.close();
    await broker.stop();
  });

  const create = (...args: readonly string[]): Promise<Ran> =>
    tool(['topics', 'create', '--brokers', broker.brokers, ...args], { env: { KAFKA_TOPIC_PARTITIONS: '3' } });
  const outcomes = ({ out }: Ran): ReadonlyMap<string, Outcome> =>
    new Map((JSON.parse(out) as { topics: readonly Outcome[] }).topics.map((one) => [one.topic, one]));

  test('creates what is missing, leaves what is there, and says what is too narrow', async () => {
    const ran = await create('--retention-days', '7', '--json');
    expect(ran.exit).toBe(1);
    expect(ran.err).toContain(`${NARROW} has fewer than 3 partitions`);
    const topics = outcomes(ran);
    expect(topics.get(NARROW)).toMatchObject({ partitions: 1, outcome: 'fault' });
    expect(topics.get(ENDLESS)).toMatchObject({ partitions: 3, retentionMs: -1, outcome: 'created' });
    expect(topics.get('scoring.claim.scored.v1')).toMatchObject({ retentionMs: 604_800_000, outcome: 'created' });
    expect(await log.listTopics()).toEqual(
      expect.arrayContaining([
        { name: NARROW, partitions: 1 },
        { name: ENDLESS, partitions: 3 },
      ]),
    );
  });

  test('as configured: 0, and everything was there', async () => {
    const ran = await create('--partitions', '1', '--json');
    expect({ exit: ran.exit, err: ran.err }).toEqual({ exit: 0, err: '' });
    expect(new Set([...outcomes(ran).values()].map(({ outcome }) => outcome))).toEqual(new Set(['there']));
  });

  test('people get a table', async () => {
    const { out } = await create('--partitions', '1');
    expect(out).toMatch(/^topic +partitions +retention +outcome\n/);
    expect(out).toMatch(/\npricing\.claim\.priced\.v1 +1 +as it was +there\n/);
  });

  const doctor = async (partitions: string) => {
    const env = { KAFKA_BROKERS: broker.brokers, KAFKA_TOPIC_PARTITIONS: partitions, CHARGELINE_HOME: NO_HOME };
    const { exit, out } = await tool(['doctor', '--json'], { env: { ...env, DATABASE_URL: undefined } });
    const { findings } = JSON.parse(out) as { findings: readonly Finding[] };
    return { exit, found: new Map(findings.map((finding) => [finding.check, finding])) };
  };

  test('doctor finds the topics, their partitions, schemas and lag', async () => {
    const { exit, found } = await doctor('1');
    expect(exit).toBe(0);
    expect(found.get('Kafka')).toMatchObject({ state: 'ok', found: expect.stringMatching(/by kafkajs 2\./) as string });
    expect(found.get('topics')).toMatchObject({ state: 'ok' });
    expect(found.get('schemas')).toMatchObject({ state: 'ok' });
    expect(found.get('lag')).toMatchObject({ state: 'ok', found: 'rooms have read all there is' });
  });

  test('doctor names what rooms would refuse, and what waits', async () => {
    await log.append([{ topic: NARROW, key: 'c1', value: Buffer.from([0]), headers: FROM_THE_FUTURE }]);
    const { exit, found } = await doctor('3');
    expect(exit).toBe(1);
    expect(found.get('partitions')).toMatchObject({ state: 'fault', found: `${NARROW} 1` });
    expect(found.get('schemas')).toMatchObject({ state: 'fault', found: `${NARROW} carries 0123456789abcdef` });
    expect(found.get('lag')).toMatchObject({
      state: 'note',
      found: 'billing has 1 records to read, 1 two seconds before',
    });
  });
});

for (const [why, args, exit, text] of [
  ['no brokers named', [], 3, 'Set KAFKA_BROKERS'],
  ['nobody answers', ['--brokers', '127.0.0.1:1'], 3, 'ECONNREFUSED'],
  ['a broker without a port', ['--brokers', 'kafka'], 2, 'KAFKA_BROKERS must name brokers'],
] as const) {
  test(`${why}: ends with ${exit}`, async () => {
    const ran = await tool(['topics', 'create', ...args], { env: { KAFKA_BROKERS: undefined } });
    expect({ exit: ran.exit, out: ran.out }).toEqual({ exit, out: '' });
    expect(ran.err).toContain(text);
  });
}
