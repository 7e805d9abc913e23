import { expect, test } from 'vitest';
import type { Batch } from '../../src/index.js';
import { aPlainRecord, numberIn, Seen, unique, upTo } from '../notes.js';
import { aTopic, type Subject } from './subject.js';

/** Records reach the handler in order, in batches, and are committed after their effect. */
export function delivery(subject: () => Subject): void {
  test('order by key, in bounded batches of consecutive records of one partition', async () => {
    const { log } = subject();
    const topic = await aTopic(log, 4);
    const batches = new Seen<Batch>();
    const total = (all: readonly Batch[]): number => all.reduce((sum, { records }) => sum + records.length, 0);
    const subscription = await log.subscribe({
      group: unique('group'),
      topics: [topic],
      maxBatch: 50,
      eachBatch: async (batch) => batches.add(batch),
    });
    await log.append(upTo(600).map((number) => aPlainRecord(topic, number, `key-${number % 20}`)));
    await batches.until((all) => total(all) === 600);
    await subscription.stop();

    const lastOfKey = new Map<string, number>();
    for (const { records, partition } of batches.all) {
      expect(records.length).toBeLessThanOrEqual(50);
      const first = Number(records.at(0)!.offset);
      expect(records.map(({ offset }) => Number(offset))).toEqual(records.map((_, place) => first + place));
      expect(new Set(records.map((record) => record.partition))).toEqual(new Set([partition]));
      for (const record of records) {
        expect(numberIn(record)).toBeGreaterThan(lastOfKey.get(record.key!) ?? -1);
        lastOfKey.set(record.key!, numberIn(record));
      }
    }
    expect(lastOfKey.size).toBe(20);
    expect(new Set(batches.all.map(({ partition }) => partition)).size).toBe(4);
  });

  test('order is kept when one append is more than one send can carry', async () => {
    const { log } = subject();
    const topic = await aTopic(log, 2);
    const heavy = upTo(1_200).map((number) => ({
      ...aPlainRecord(topic, number, 'one-key'),
      headers: { weight: 'x'.repeat(4_000) },
    }));
    await log.append(heavy);
    const seen = new Seen<number>();
    const tail = await log.tail(topic, (record) => seen.add(numberIn(record)));
    await tail.caughtUp;
    await tail.stop();
    expect(seen.all).toEqual(upTo(1_200));
  });

  test('groups read independently, a new one from the beginning', async () => {
    const { log } = subject();
    const topic = await aTopic(log, 3);
    await log.append(upTo(30).map((number) => aPlainRecord(topic, number, `key-${number}`)));
    const read = async (): Promise<readonly number[]> => {
      const seen = new Seen<number>();
      const subscription = await log.subscribe({
        group: unique('group'),
        topics: [topic],
        maxBatch: 7,
        eachBatch: async ({ records }) => seen.add(...records.map(numberIn)),
      });
      await seen.count(30);
      await subscription.stop();
      return seen.all.toSorted((a, b) => a - b);
    };
    expect(await Promise.all([read(), read()])).toEqual([upTo(30), upTo(30)]);
  });

  test('commit after effect: what failed comes again, what is done never does', async () => {
    const { log } = subject();
    const topic = await aTopic(log, 1);
    const group = unique('group');
    const offered: number[][] = [];
    const seen = new Seen<number>();
    const options = { group, topics: [topic], maxBatch: 10 };
    await log.append(upTo(10).map((number) => aPlainRecord(topic, number, 'key')));
    const first = await log.subscribe({
      ...options,
      eachBatch: async ({ records }) => {
        offered.push(records.map(numberIn));
        if (offered.length <= 2) throw new Error('the effect failed');
        seen.add(...records.map(numberIn));
      },
    });
    await seen.count(10);
    await first.stop();
    expect(offered).toEqual([upTo(10), upTo(10), upTo(10)]);

    await log.append([aPlainRecord(topic, 10, 'key')]);
    const again = new Seen<number>();
    const second = await log.subscribe({
      ...options,
      eachBatch: async ({ records }) => again.add(...records.map(numberIn)),
    });
    await again.count(1);
    await second.stop();
    expect(again.all).toEqual([10]);
  });

  test('a member that fails at one batch has committed those before it', async () => {
    const { log } = subject();
    const topic = await aTopic(log, 1);
    const group = unique('group');
    await log.append(upTo(30).map((number) => aPlainRecord(topic, number, 'key')));
    const failing = new Seen<number>();
    const first = await log.subscribe({
      group,
      topics: [topic],
      maxBatch: 10,
      eachBatch: async ({ records }) => {
        failing.add(numberIn(records.at(0)!));
        if (numberIn(records.at(0)!) >= 20) throw new Error('no further');
      },
    });
    await failing.until((all) => all.filter((number) => number === 20).length >= 2);
    await first.stop();

    const seen = new Seen<number>();
    const second = await log.subscribe({
      group,
      topics: [topic],
      maxBatch: 10,
      eachBatch: async ({ records }) => seen.add(...records.map(numberIn)),
    });
    await seen.count(10);
    await second.stop();
    expect(seen.all).toEqual(upTo(30).slice(20));
  });

  test('redelivery after a crash: what was in hand comes again', async () => {
    const { log, crashMidBatch } = subject();
    const topic = await aTopic(log, 1);
    const group = unique('group');
    await log.append(upTo(5).map((number) => aPlainRecord(topic, number, 'key')));
    expect(await crashMidBatch(group, topic)).toEqual(upTo(5));
    const seen = new Seen<number>();
    const subscription = await log.subscribe({
      group,
      topics: [topic],
      maxBatch: 5,
      eachBatch: async ({ records }) => seen.add(...records.map(numberIn)),
    });
    await seen.count(5);
    await subscription.stop();
    expect(seen.all).toEqual(upTo(5));
  });
}
