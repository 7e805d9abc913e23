import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as after } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { AKafka } from '../a-kafka.js';
import { aPlainRecord, numberIn, Seen, unique, upTo } from '../notes.js';
import { aTopic } from './subject.js';

const PASSING_READER = fileURLToPath(new URL('../passing-reader.ts', import.meta.url));
const SOON = { timeout: 45_000 };

/** What both clients of Kafka must do beyond what every log does: with topics as operators set them, and records that go. */
export function onKafka(kafka: () => AKafka): void {
  test('E18 a commit that points to records that are gone is an alarm at the start; it goes on from the oldest', async () => {
    const log = kafka().aLog();
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
    await kafka().forget(topic, '25');

    const second = await log.subscribe({
      ...options,
      eachBatch: async ({ records }) => seen.add(...records.map(numberIn)),
    });
    await seen.count(15);
    await second.stop();
    expect(seen.all.slice(10)).toEqual([25, 26, 27, 28, 29]);
    expect(kafka().alarms.all).toContain(
      `Group ${group} had read ${topic}/0 up to 10, the log has 25 to 30: records may be lost.`,
    );
  });

  test('E18 records that go while a member reads are an alarm, and the latest are not jumped to', async () => {
    const log = kafka().aLog();
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
    await kafka().forget(topic, '250');
    gate.resolve();
    await last.promise;
    await subscription.stop();
    // One client has fetched ahead of what is in hand, and offers that before it asks for more.
    const begins = kafka().client === 'kafkajs' ? begun.all : [begun.all.at(0), begun.all.at(-1)];
    expect(begins).toEqual([0, 250]);
    expect(kafka().alarms.all).toContainEqual(
      expect.stringMatching(`Group ${group} asked for an offset of ${topic}/0`),
    );
  });

  test('a fetch is bounded: a slow reader of 60 MB holds a few of them', async () => {
    const log = kafka().aLog();
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
    const log = kafka().aLog();
    const topic = `${unique('small')}.x.y.v1`;
    const configEntries = [{ name: 'max.message.bytes', value: '10000' }];
    await kafka().admin.createTopics({ topics: [{ topic, numPartitions: 1, configEntries }], waitForLeaders: false });
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
    const log = kafka().aLog({ sessionTimeoutMs: 6_000 });
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
    const log = kafka().aLog();
    const topic = await aTopic(log, 1);
    await log.createTopics([{ name: topic, partitions: 12 }]);
    expect(kafka().alarms.all).toContain(`Topic ${topic} has 1 partitions, not 12.`);
  });

  test('a closed log leaves nothing behind: no socket, no timer, no group, no warning', async () => {
    const topic = `${unique('passing')}.x.y.v1`;
    const child = fork(PASSING_READER, [kafka().client, kafka().brokers, topic], { execArgv: [], silent: true });
    let said = '';
    child.stderr!.on('data', (text: Buffer) => (said += text.toString()));
    const [code] = (await once(child, 'close')) as [number];
    expect({ code, said }).toEqual({ code: 0, said: '' });
    const { groups } = await kafka().admin.listGroups();
    expect(groups.filter(({ groupId }) => groupId.startsWith('passing-reader.'))).toEqual([]);
  });

  test('a broker that is not there is a retriable error', async () => {
    const log = kafka().aLog({ brokers: ['localhost:1'] });
    await expect(log.append([aPlainRecord('any', 1, 'key')])).rejects.toEqual(
      expect.objectContaining({ code: 'CHL_MESSAGING_BROKER', retriable: true }),
    );
  });

  // One node cannot have too few copies of anything; that it takes no record older than now is a refusal that it can have.
  test('a broker that refuses to write is heard, and what it took it has', async () => {
    const log = kafka().aLog();
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
    await kafka().setTopic(topic, 'message.timestamp.before.max.ms', '0');
    const refused = {
      code: 'CHL_MESSAGING_BROKER',
      message: expect.stringMatching('INVALID_TIMESTAMP'),
      retriable: true,
    };
    await expect.poll(write, SOON).toEqual(expect.objectContaining(refused));
    await kafka().setTopic(topic, 'message.timestamp.before.max.ms', '3600000');
    await expect.poll(write, SOON).toBeUndefined();

    const seen = new Seen<number>();
    const tail = await log.tail(topic, (record) => seen.add(numberIn(record)));
    await tail.caughtUp;
    await tail.stop();
    expect(seen.all).toEqual(written);
  });

  test('a partition whose records are all gone has no newest', async () => {
    const log = kafka().aLog();
    const topic = await aTopic(log, 1);
    await log.append(upTo(3).map((number) => aPlainRecord(topic, number, 'key')));
    expect((await log.newest(topic)).map(numberIn)).toEqual([2]);
    await kafka().forget(topic, '3');
    expect(await log.newest(topic)).toEqual([]);
    await log.append([aPlainRecord(topic, 3, 'key')]);
    expect(await log.newest(topic)).toMatchObject([{ offset: '3' }]);
  });

  // The broker packs what it stores: it does so with the Java libraries that any other writer has.
  for (const compression of ['gzip', 'snappy', 'lz4', 'zstd']) {
    test(`what ${compression} has packed is read`, async () => {
      const log = kafka().aLog();
      const topic = `${unique(compression)}.thing.happened.v1`;
      const configEntries = [{ name: 'compression.type', value: compression }];
      await kafka().admin.createTopics({ topics: [{ topic, numPartitions: 1, configEntries }], waitForLeaders: false });
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
}
