import { type Broker, kafkaHalf, startBroker } from '@chargeline/kafka-broker';
import { type Admin, ConfigResourceTypes, Kafka, logLevel } from 'kafkajs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kafkaLog, type Log, platformaticLog } from '../src/index.js';
import { aTopic } from './conformance/subject.js';
import { aPlainRecord, numberIn, Seen, unique, upTo } from './notes.js';

const { ok } = await kafkaHalf();
const SOON = { timeout: 45_000 };
const CLIENTS = [
  ['kafkajs', kafkaLog],
  ['platformatic', platformaticLog],
] as const;

describe.skipIf(!ok)('topics as operators set them', () => {
  let broker: Broker;
  let admin: Admin;
  const open: Log[] = [];
  const aLog = (make: typeof kafkaLog): Log => {
    const log = make({ brokers: [broker.brokers], clientId: 'driver' });
    open.push(log);
    return log;
  };
  const set = async (topic: string, name: string, value: string): Promise<void> => {
    const resource = { type: ConfigResourceTypes.TOPIC, name: topic, configEntries: [{ name, value }] };
    await admin.alterConfigs({ validateOnly: false, resources: [resource] });
  };

  beforeAll(async () => {
    broker = await startBroker();
    admin = new Kafka({ brokers: [broker.brokers], logLevel: logLevel.NOTHING }).admin();
    await admin.connect();
  });
  afterAll(async () => {
    await Promise.all(open.map((log) => log.close()));
    await admin?.disconnect();
    await broker?.stop();
  });

  // One node cannot have too few copies of anything; that it takes no record older than now is a refusal that it can have.
  test.each(CLIENTS)('by %s: a broker that refuses to write is heard, and what it took it has', async (_, make) => {
    const log = aLog(make);
    const topic = await aTopic(log, 1);
    // The broker may take a moment to heed a setting, and what it takes till then it has.
    const written: number[] = [];
    let number = 0;
    const write = async (): Promise<unknown> => {
      number += 1;
      try {
        await log.append([aPlainRecord(topic, number, 'key')]);
        written.push(number);
        return undefined;
      } catch (error) {
        return error;
      }
    };
    expect(await write()).toBeUndefined();
    await set(topic, 'message.timestamp.before.max.ms', '0');
    const refused = {
      code: 'CHL_MESSAGING_BROKER',
      message: expect.stringMatching('INVALID_TIMESTAMP'),
      retriable: true,
    };
    await expect.poll(write, SOON).toEqual(expect.objectContaining(refused));
    await set(topic, 'message.timestamp.before.max.ms', '3600000');
    await expect.poll(write, SOON).toBeUndefined();

    const seen = new Seen<number>();
    const tail = await log.tail(topic, (record) => seen.add(numberIn(record)));
    await tail.caughtUp;
    await tail.stop();
    expect(seen.all).toEqual(written);
  });

  test.each(CLIENTS)('by %s: a partition whose records are all gone has no newest', async (_, make) => {
    const log = aLog(make);
    const topic = await aTopic(log, 1);
    await log.append(upTo(3).map((number) => aPlainRecord(topic, number, 'key')));
    expect((await log.newest(topic)).map(numberIn)).toEqual([2]);
    await admin.fetchTopicMetadata({ topics: [topic] });
    await admin.deleteTopicRecords({ topic, partitions: [{ partition: 0, offset: '3' }] });
    expect(await log.newest(topic)).toEqual([]);
    await log.append([aPlainRecord(topic, 3, 'key')]);
    expect(await log.newest(topic)).toMatchObject([{ offset: '3' }]);
  });

  // The broker packs what it stores: it does so with the Java libraries that any other writer has.
  for (const compression of ['gzip', 'snappy', 'lz4', 'zstd']) {
    test.each(CLIENTS)(`by %s: what ${compression} has packed is read`, async (_, make) => {
      const log = aLog(make);
      const topic = `${unique(compression)}.thing.happened.v1`;
      const configEntries = [{ name: 'compression.type', value: compression }];
      await admin.createTopics({ topics: [{ topic, numPartitions: 1, configEntries }], waitForLeaders: false });
      await log.createTopics([{ name: topic, partitions: 1 }]);
      const values = [Buffer.alloc(300_000, 'the same again '), Buffer.from(upTo(100_000).map((n) => (n * n) % 251))];
      await log.append(
        [...values, Buffer.alloc(0)].map((value) => ({ topic, key: 'key', value, headers: { a: 'b' } })),
      );
      const read = new Seen<Buffer | null>();
      const subscription = await log.subscribe({
        group: unique('group'),
        topics: [topic],
        maxBatch: 10,
        eachBatch: async ({ records }) => read.add(...records.map(({ value }) => value)),
      });
      await read.count(3);
      await subscription.stop();
      expect(read.all.map((value) => value?.length)).toEqual([300_000, 100_000, 0]);
      expect(values.every((value, place) => read.all[place]!.equals(value))).toBe(true);
    });
  }
});
