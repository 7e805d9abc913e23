import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as after } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { zstdCompressSync } from 'node:zlib';
import { type Broker, kafkaHalf, startBroker } from '@chargeline/kafka-broker';
import { type Admin, CompressionCodecs, CompressionTypes, Kafka, logLevel, Partitioners } from 'kafkajs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kafkaLog, type KafkaLogOptions, type Log } from '../src/index.js';
import { aTopic } from './conformance/subject.js';
import { aPlainRecord, numberIn, Seen, unique, upTo } from './notes.js';

const PASSING_READER = fileURLToPath(new URL('passing-reader.ts', import.meta.url));
const { ok } = await kafkaHalf();

describe.skipIf(!ok)('the kafkajs driver', () => {
  let broker: Broker;
  let raw: Kafka;
  let admin: Admin;
  const open: Log[] = [];
  const alarms = new Seen<string>();
  const aLog = (options: Partial<KafkaLogOptions> = {}): Log => {
    const onAlarm = (text: string): void => alarms.add(text);
    const log = kafkaLog({ brokers: [broker.brokers], clientId: 'driver', onAlarm, ...options });
    open.push(log);
    return log;
  };

  /** What retention does: the records before `offset` go. */
  const forget = async (topic: string, offset: string): Promise<void> => {
    await admin.fetchTopicMetadata({ topics: [topic] });
    await admin.deleteTopicRecords({ topic, partitions: [{ partition: 0, offset }] });
  };

  beforeAll(async () => {
    broker = await startBroker();
    raw = new Kafka({ brokers: [broker.brokers], logLevel: logLevel.NOTHING });
    admin = raw.admin();
    await admin.connect();
  });
  afterAll(async () => {
    await Promise.all(open.map((log) => log.close()));
    await admin?.disconnect();
    await broker?.stop();
  });

  // murmur2 of these keys is printed in Kafka's own UtilsTest.testMurmur2; a partition is (hash & 0x7fffffff) % count.
  test.each([
    ['21', 0], // -973932308 -> 1173551340
    ['foobar', 6], // -790332482 -> 1357151166
    ['a-little-bit-long-string', 8], // -985981536 -> 1161502112
    ['a-little-bit-longer-string', 11], // -1486304829 -> 661178819
    ['abc', 3], // 479470107
  ])('key %s of 12 partitions is in partition %i, as for a Java client', async (key, partition) => {
    const log = aLog();
    const topic = await aTopic(log, 12);
    await log.append([aPlainRecord(topic, 1, key)]);
    expect(await log.readAt(topic, partition, '0')).toMatchObject({ key });
  });

  test('E18 a commit that points to records that are gone is an alarm at the start; it goes on from the oldest', async () => {
    const log = aLog();
    const topic = await aTopic(log, 1);
    const group = unique('group');
    const seen = new Seen<number>();
    const options = { group, topics: [topic], maxBatch: 10 };
    await log.append(upTo(10).map((number) => aPlainRecord(topic, number, 'key')));
    const first = await log.subscribe({
      ...options,
      eachBatch: async ({ records }) => seen.add(...records.map(numberIn)),
    });
    await seen.count(10);
    await first.stop();
    await log.append(upTo(20).map((number) => aPlainRecord(topic, 10 + number, 'key')));
    await forget(topic, '25');

    const second = await log.subscribe({
      ...options,
      eachBatch: async ({ records }) => seen.add(...records.map(numberIn)),
    });
    await seen.count(15);
    await second.stop();
    expect(seen.all.slice(10)).toEqual([25, 26, 27, 28, 29]);
    expect(alarms.all).toContain(
      `Group ${group} had read ${topic}/0 up to 10, the log has 25 to 30: records may be lost.`,
    );
  });

  test('E18 records that go while a member reads are an alarm, and the latest are not jumped to', async () => {
    const log = aLog();
    const topic = await aTopic(log, 1);
    const group = unique('group');
    const value = Buffer.alloc(10_000);
    await log.append(upTo(300).map((number) => ({ topic, key: 'key', value, headers: { number: String(number) } })));
    const begun = new Seen<number>();
    const gate = Promise.withResolvers<void>();
    const last = Promise.withResolvers<void>();
    const subscription = await log.subscribe({
      group,
      topics: [topic],
      maxBatch: 1_000,
      eachBatch: async ({ records }) => {
        begun.add(Number(records.at(0)!.offset));
        if (records.at(-1)!.offset === '299') last.resolve();
        await gate.promise;
      },
    });
    await begun.count(1);
    await forget(topic, '250');
    gate.resolve();
    await last.promise;
    await subscription.stop();
    expect(begun.all).toEqual([0, 250]);
    expect(alarms.all).toContainEqual(expect.stringMatching(`Group ${group} asked for an offset of ${topic}/0`));
  });

  test('E19 what no retry can mend ends the consumer, and says so', async () => {
    const crashed = Promise.withResolvers<unknown>();
    const log = aLog({ onCrash: crashed.resolve });
    const topic = await aTopic(log, 1);
    const decoder = CompressionCodecs[CompressionTypes.ZSTD];
    CompressionCodecs[CompressionTypes.ZSTD] = () => ({
      compress: async ({ buffer }: { readonly buffer: Buffer }) => zstdCompressSync(buffer),
      decompress: () =>
        Promise.reject(
          Object.assign(new Error('as kafkajs says'), { name: 'KafkaJSNotImplemented', retriable: false }),
        ),
    });
    const stranger = raw.producer({ createPartitioner: Partitioners.DefaultPartitioner });
    await stranger.connect();
    await stranger.send({ topic, compression: CompressionTypes.ZSTD, messages: [{ key: 'key', value: '1' }] });
    await stranger.disconnect();

    const group = unique('group');
    const subscription = await log.subscribe({ group, topics: [topic], maxBatch: 1, eachBatch: async () => {} });
    expect(await crashed.promise).toMatchObject({
      code: 'CHL_MESSAGING_BROKER',
      message: expect.stringMatching(`serve group ${group}: KafkaJSNotImplemented`) as string,
    });
    expect(subscription.joined()).toBe(false);
    CompressionCodecs[CompressionTypes.ZSTD] = decoder;
    await subscription.stop();
  });

  test('a fetch is bounded: a slow reader of 60 MB holds a few of them', async () => {
    const log = aLog();
    const topic = await aTopic(log, 3);
    const value = Buffer.alloc(100_000, 1);
    for (const round of upTo(20)) {
      await log.append(upTo(30).map((key) => ({ topic, key: `key-${key}`, value, headers: { round: String(round) } })));
    }
    const inHand = new Seen<number>();
    const gate = Promise.withResolvers<void>();
    const before = process.memoryUsage().arrayBuffers;
    const subscription = await log.subscribe({
      group: unique('group'),
      topics: [topic],
      maxBatch: 1_000,
      eachBatch: async ({ records }) => {
        inHand.add(records.length);
        await gate.promise;
      },
    });
    await inHand.count(1);
    expect(inHand.all.at(0)! * value.length).toBeLessThan(2_000_000);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
    gate.resolve();
    await subscription.stop();
  });

  test('what the broker takes less of than we think is refused alone', async () => {
    const log = aLog();
    const topic = `${unique('small')}.x.y.v1`;
    const configEntries = [{ name: 'max.message.bytes', value: '10000' }];
    await admin.createTopics({ topics: [{ topic, numPartitions: 1, configEntries }], waitForLeaders: false });
    await log.createTopics([{ name: topic, partitions: 1 }]);
    const heavy = { topic, key: 'key', value: Buffer.alloc(20_000), headers: {} };
    const settled = await Promise.allSettled([
      log.append([aPlainRecord(topic, 0, 'key')]),
      log.append([heavy]),
      log.append(
        upTo(100).map((number) => ({ ...aPlainRecord(topic, number, 'key'), headers: { weight: 'x'.repeat(1_000) } })),
      ),
    ]);
    expect(settled).toEqual([
      { status: 'fulfilled', value: undefined },
      {
        status: 'rejected',
        reason: expect.objectContaining({ code: 'CHL_MESSAGING_TOO_LARGE', retriable: false }) as unknown,
      },
      { status: 'fulfilled', value: undefined },
    ]);
  });

  test('long work keeps its partitions without a word of its own', async () => {
    const log = aLog({ sessionTimeoutMs: 6_000 });
    const topic = await aTopic(log, 1);
    const group = unique('group');
    await log.append([aPlainRecord(topic, 1, 'key')]);
    const offered = new Seen<string>();
    const longerThanASession = 8_000;
    const subscription = await log.subscribe({
      group,
      topics: [topic],
      maxBatch: 10,
      eachBatch: async ({ records, signal }) => {
        offered.add(records.at(0)!.offset);
        await after(longerThanASession);
        offered.add(`aborted: ${signal.aborted}`);
      },
    });
    await offered.count(2);
    expect(subscription.joined()).toBe(true);
    await subscription.stop();
    expect(offered.all).toEqual(['0', 'aborted: false']);
    expect(await log.lag(group, [topic])).toEqual([{ topic, behind: 0 }]);
  });

  test('another number of partitions than was asked for is an alarm', async () => {
    const log = aLog();
    const topic = await aTopic(log, 1);
    await log.createTopics([{ name: topic, partitions: 12 }]);
    expect(alarms.all).toContain(`Topic ${topic} has 1 partitions, not 12.`);
  });

  test('a closed log leaves nothing behind: no socket, no timer, no group, no warning', async () => {
    const topic = `${unique('passing')}.x.y.v1`;
    const child = fork(PASSING_READER, [broker.brokers, topic], { execArgv: [], silent: true });
    let said = '';
    child.stderr!.on('data', (text: Buffer) => (said += text.toString()));
    const [code] = (await once(child, 'close')) as [number];
    expect({ code, said }).toEqual({ code: 0, said: '' });
    const { groups } = await admin.listGroups();
    expect(groups.filter(({ groupId }) => groupId.startsWith('passing-reader.'))).toEqual([]);
  });

  test('a broker that is not there is a retriable error', async () => {
    const log = aLog({ brokers: ['localhost:1'] });
    await expect(log.append([aPlainRecord('any', 1, 'key')])).rejects.toEqual(
      expect.objectContaining({ code: 'CHL_MESSAGING_BROKER', retriable: true }),
    );
  });
});
