import { setTimeout as after } from 'node:timers/promises';
import { kafkaHalf } from '@chargeline/kafka-broker';
import { Consumer, ProtocolError } from '@platformatic/kafka';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Log } from '../src/index.js';
import { type AKafka, aKafka } from './a-kafka.js';
import { conformance } from './conformance.js';
import { onKafka } from './conformance/on-kafka.js';
import { aTopic } from './conformance/subject.js';
import { aPlainRecord, numberIn, Seen, upTo } from './notes.js';

const { ok } = await kafkaHalf();

describe.skipIf(!ok)('the platformatic log on a real broker', () => {
  let kafka: AKafka;
  beforeAll(async () => {
    kafka = await aKafka('platformatic');
  });
  afterAll(() => kafka?.close());

  conformance('as any log', () => kafka.subject(), true);
  describe('as any log on Kafka', () => {
    onKafka(() => kafka);
  });

  test('both drivers put the same keys into the same partitions', async () => {
    const logs = [kafka.aLog(), kafka.aLog({}, 'kafkajs')];
    const keys = [...upTo(200).map((number) => 'k'.repeat(number % 9) + number), 'Müller', '名', '\u0000', ''];
    const placed = await Promise.all(
      logs.map(async (log) => {
        const topic = await aTopic(log, 12);
        await log.append(keys.map((key, number) => aPlainRecord(topic, number, key)));
        const seen = new Map<string | null, number>();
        const tail = await log.tail(topic, ({ key, partition }) => seen.set(key, partition));
        await tail.caughtUp;
        await tail.stop();
        return seen;
      }),
    );
    expect(placed[0]).toEqual(placed[1]);
    expect(placed[0]!.size).toBe(keys.length);
    expect(new Set(placed[0]!.values()).size).toBe(12);
  });

  test('members of both drivers share a group, and nothing is lost when one goes', async () => {
    const ours = kafka.aLog();
    const other = kafka.aLog({}, 'kafkajs');
    const topic = await aTopic(ours, 4);
    const seen = new Seen<{ readonly number: number; readonly by: string }>();
    const join = (log: Log, by: string): ReturnType<Log['subscribe']> =>
      log.subscribe({
        group: topic,
        topics: [topic],
        maxBatch: 10,
        eachBatch: async ({ records }) => seen.add(...records.map((record) => ({ number: numberIn(record), by }))),
      });
    const write = (from: number): Promise<void> =>
      ours.append(upTo(40).map((number) => aPlainRecord(topic, from + number, `key-${number}`)));
    const has = (count: number): Promise<void> =>
      seen.until((all) => new Set(all.map(({ number }) => number)).size >= count);
    const first = await join(ours, 'ours');
    const second = await join(other, 'other');
    await write(0);
    await has(40);
    expect(new Set(seen.all.map(({ by }) => by))).toEqual(new Set(['ours', 'other']));
    await first.stop();
    await write(40);
    await has(80);
    const third = await join(ours, 'ours again');
    await write(80);
    await has(120);
    expect(new Set(seen.all.map(({ by }) => by))).toContain('ours again');
    await Promise.all([second.stop(), third.stop()]);
    expect(await ours.lag(topic, [topic])).toEqual([{ topic, behind: 0 }]);
  });

  test('E19 a group that speaks another protocol refuses the member, and this ends it', async () => {
    const log = kafka.aLog();
    const topic = await aTopic(log, 1);
    const stranger = new Consumer({
      clientId: 'stranger',
      bootstrapBrokers: [kafka.brokers],
      groupId: topic,
      protocols: [{ name: 'another', version: 0 }],
    });
    stranger.topics.track(topic);
    await stranger.joinGroup();
    const options = { group: topic, topics: [topic], maxBatch: 1, eachBatch: async () => {} };
    await expect(log.subscribe(options)).rejects.toMatchObject({
      code: 'CHL_MESSAGING_BROKER',
      message: expect.stringMatching(`join group ${topic}: INCONSISTENT_GROUP_PROTOCOL`) as string,
    });
    await stranger.close();
  });

  test('long work is finished and committed before another member has the partition', async () => {
    const log = kafka.aLog({ sessionTimeoutMs: 6_000 });
    const topic = await aTopic(log, 1);
    await log.append([aPlainRecord(topic, 1, 'key')]);
    const told = new Seen<string>();
    const longerThanASession = 8_000;
    const first = await log.subscribe({
      group: topic,
      topics: [topic],
      maxBatch: 10,
      eachBatch: async ({ signal }) => {
        told.add('begun');
        await after(longerThanASession);
        told.add(`done, aborted: ${signal.aborted}`);
      },
    });
    await told.count(1);
    const second = await log.subscribe({
      group: topic,
      topics: [topic],
      maxBatch: 10,
      eachBatch: async () => told.add('again'),
    });
    await first.stop();
    await log.append([aPlainRecord(topic, 2, 'key')]);
    await told.count(3);
    await second.stop();
    expect(told.all).toEqual(['begun', 'done, aborted: true', 'again']);
    expect(await log.lag(topic, [topic])).toEqual([{ topic, behind: 0 }]);
  });

  test('a batch that hangs for five minutes gives its partition up; its member comes back, and reads once', async () => {
    const later = setTimeout;
    const soon = (work: () => void, millis?: number): NodeJS.Timeout =>
      later(work, millis === 300_000 ? 1_000 : millis);
    vi.stubGlobal('setTimeout', soon);
    const log = kafka.aLog();
    const topic = await aTopic(log, 1);
    const seen = new Seen<string>();
    const gate = Promise.withResolvers<void>();
    const join = (by: string, work: Promise<void>): ReturnType<Log['subscribe']> =>
      log.subscribe({
        group: topic,
        topics: [topic],
        maxBatch: 1,
        eachBatch: async ({ records }) => {
          seen.add(`${by} ${numberIn(records.at(0)!)}`);
          await work;
        },
      });
    await log.append([aPlainRecord(topic, 1, 'key')]);
    const first = await join('first', gate.promise);
    await seen.count(1);
    const second = await join('second', Promise.resolve());
    await seen.count(2);
    vi.unstubAllGlobals();
    gate.resolve();
    await vi.waitUntil(
      async () => {
        const [group] = (await kafka.admin.describeGroups([topic])).groups;
        return group?.state === 'Stable' && group.members.length === 2;
      },
      { timeout: 20_000 },
    );
    await second.stop();
    for (const number of [2, 3, 4]) {
      await log.append([aPlainRecord(topic, number, 'key')]);
      await seen.until((all) => all.includes(`first ${number}`));
    }
    await first.stop();
    expect(seen.all).toEqual(['first 1', 'second 1', 'first 2', 'first 3', 'first 4']);
  });

  test('a commit that comes while the group has no coordinator is tried again, and the member reads on', async () => {
    const log = kafka.aLog();
    const topic = await aTopic(log, 1);
    const seen = new Seen<number>();
    const subscription = await log.subscribe({
      group: topic,
      topics: [topic],
      maxBatch: 1,
      eachBatch: async ({ records }) => seen.add(...records.map(numberIn)),
    });
    const commit = vi.spyOn(Consumer.prototype, 'commit');
    commit.mockImplementationOnce(() => Promise.reject(new ProtocolError('NOT_COORDINATOR')));
    await log.append(upTo(2).map((number) => aPlainRecord(topic, number, 'key')));
    await seen.count(2);
    await expect.poll(() => log.lag(topic, [topic])).toEqual([{ topic, behind: 0 }]);
    commit.mockRestore();
    await subscription.stop();
    expect(seen.all).toEqual([0, 1]);
  });
});
