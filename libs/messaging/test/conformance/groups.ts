import { expect, test } from 'vitest';
import type { Batch } from '../../src/index.js';
import { aPlainRecord, numberIn, Seen, unique, upTo } from '../notes.js';
import { aTopic, type Subject } from './subject.js';

const KEYS = 12;
const ROUNDS = 30;

/** Members of a group come and go. */
export function groups(subject: () => Subject): void {
  test('rebalance: nothing is lost, the order of each key stays, no partition has two readers', async () => {
    const { log } = subject();
    const topic = await aTopic(log, 4);
    const group = unique('group');
    const seen = new Seen<{ readonly key: string; readonly number: number; readonly member: string }>();
    const inHand = new Set<number>();
    const doubled: number[] = [];
    const join = (member: string): ReturnType<typeof log.subscribe> =>
      log.subscribe({
        group,
        topics: [topic],
        maxBatch: 5,
        eachBatch: async ({ partition, records }) => {
          if (inHand.has(partition)) doubled.push(partition);
          inHand.add(partition);
          await new Promise((next) => setImmediate(next));
          inHand.delete(partition);
          seen.add(...records.map((record) => ({ key: record.key!, number: numberIn(record), member })));
        },
      });
    const write = async (rounds: readonly number[]): Promise<void> => {
      for (const round of rounds) {
        await log.append(upTo(KEYS).map((key) => aPlainRecord(topic, round, `key-${key}`)));
      }
    };
    const rounds = upTo(ROUNDS);

    const first = await join('first');
    const writing = write(rounds.slice(0, 10));
    const second = await join('second');
    await writing;
    await write(rounds.slice(10, 20));
    await seen.until((all) => all.some(({ member }) => member === 'second'));
    await first.stop();
    await write(rounds.slice(20));
    await seen.until((all) => new Set(all.map(({ key, number }) => `${key} ${number}`)).size === KEYS * ROUNDS);
    await second.stop();

    expect(doubled).toEqual([]);
    for (const key of upTo(KEYS)) {
      const firstSeen = new Set(seen.all.filter((one) => one.key === `key-${key}`).map(({ number }) => number));
      expect([...firstSeen]).toEqual(rounds);
    }
  });

  test('a batch that waits for its cause gives up when its partition moves, and comes again', async () => {
    const { log } = subject();
    const topic = await aTopic(log, 2);
    const group = unique('group');
    await log.append(upTo(20).map((number) => aPlainRecord(topic, number, `key-${number}`)));
    const waiting = new Seen<Batch>();
    const options = { group, topics: [topic], maxBatch: 100 };
    const first = await log.subscribe({
      ...options,
      eachBatch: (batch) => {
        waiting.add(batch);
        return new Promise((_, reject) => {
          if (batch.signal.aborted) reject(new Error('gave up'));
          batch.signal.addEventListener('abort', () => reject(new Error('gave up')));
        });
      },
    });
    await waiting.count(1);
    const seen = new Seen<number>();
    const second = await log.subscribe({
      ...options,
      eachBatch: async ({ records }) => seen.add(...records.map(numberIn)),
    });
    await first.stop();
    await seen.count(20);
    await second.stop();
    expect(seen.all.toSorted((a, b) => a - b)).toEqual(upTo(20));
  });

  test('lag counts what a group has yet to read', async () => {
    const { log } = subject();
    const topic = await aTopic(log, 3);
    const group = unique('group');
    await log.append(upTo(9).map((number) => aPlainRecord(topic, number, `key-${number}`)));
    expect(await log.lag(group, [topic])).toEqual([{ topic, behind: 9 }]);
    const seen = new Seen<number>();
    const subscription = await log.subscribe({
      group,
      topics: [topic],
      maxBatch: 9,
      eachBatch: async ({ records }) => seen.add(...records.map(numberIn)),
    });
    await seen.count(9);
    await subscription.stop();
    expect(await log.lag(group, [topic])).toEqual([{ topic, behind: 0 }]);
    await log.append(upTo(2).map((number) => aPlainRecord(topic, number, `key-${number}`)));
    expect(await log.lag(group, [topic])).toEqual([{ topic, behind: 2 }]);
  });
}
