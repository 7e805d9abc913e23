import { expect, test } from 'vitest';
import type { LogRecord } from '../../src/index.js';
import { aPlainRecord, numberIn, Seen, unique, upTo } from '../notes.js';
import { aTopic, type Subject } from './subject.js';

/** Topics, and reading them by place, outside of any group. */
export function places(subject: () => Subject): void {
  test('createTopics creates what is missing and leaves what is there', async () => {
    const { log } = subject();
    const [one, two] = [`${unique('one')}.x.y.v1`, `${unique('two')}.x.y.v1`];
    await log.createTopics([{ name: one, partitions: 2 }]);
    await log.append([aPlainRecord(one, 1, 'key')]);
    await log.createTopics([
      { name: one, partitions: 2 },
      { name: two, partitions: 3, retentionMs: -1 },
    ]);
    await log.createTopics([{ name: one, partitions: 2 }]);
    const topics = await log.listTopics();
    expect(topics).toContainEqual({ name: one, partitions: 2 });
    expect(topics).toContainEqual({ name: two, partitions: 3 });
    const { partition } = await placeOfKey(one);
    expect(numberIn((await log.readAt(one, partition, '0'))!)).toBe(1);
  });

  test('tail shows all from the beginning, says when it has caught up, and goes on until it is stopped', async () => {
    const { log } = subject();
    const topic = await aTopic(log, 3);
    await log.append(upTo(40).map((number) => aPlainRecord(topic, number, `key-${number % 5}`)));
    const seen = new Seen<number>();
    const tail = await log.tail(topic, (record) => seen.add(numberIn(record)));
    await tail.caughtUp;
    expect(seen.all.toSorted((a, b) => a - b)).toEqual(upTo(40));
    await log.append([aPlainRecord(topic, 40, 'key-0')]);
    await seen.count(41);
    await tail.stop();
    await log.append([aPlainRecord(topic, 41, 'key-0')]);
    const other = await log.tail(topic, () => {});
    await other.caughtUp;
    await other.stop();
    expect(seen.all.length).toBe(41);
  });

  test('a tail catches up with all partitions, again and again, also those that were empty when it began', async () => {
    const { log } = subject();
    const topic = await aTopic(log, 3);
    const seen: number[] = [];
    const tail = await log.tail(topic, (record) => seen.push(numberIn(record)));
    await tail.catchUp();
    expect(seen).toEqual([]);
    for (const round of upTo(3)) {
      await log.append(upTo(20).map((number) => aPlainRecord(topic, 20 * round + number, `key-${number}`)));
      await Promise.all([tail.catchUp(), tail.catchUp()]);
      expect(seen.toSorted((a, b) => a - b)).toEqual(upTo(20 * (round + 1)));
    }
    await tail.stop();
  });

  test('tail of an empty topic has caught up at once, and leaves no group behind in the way of others', async () => {
    const { log } = subject();
    const topic = await aTopic(log, 2);
    const seen = new Seen<number>();
    const tail = await log.tail(topic, (record) => seen.add(numberIn(record)));
    await tail.caughtUp;
    await log.append([aPlainRecord(topic, 7, 'key')]);
    await seen.count(1);
    await tail.stop();
    expect(seen.all).toEqual([7]);
  });

  test('readAt finds one record by its place, whoever has read it', async () => {
    const { log } = subject();
    const topic = await aTopic(log, 1);
    await log.append(upTo(5).map((number) => ({ ...aPlainRecord(topic, number, 'key'), headers: { name: 'é' } })));
    expect(await log.readAt(topic, 0, '3')).toEqual({
      topic,
      partition: 0,
      offset: '3',
      key: 'key',
      value: Buffer.from('3'),
      headers: { name: 'é' },
    });
    expect(await log.readAt(topic, 0, '5')).toBeNull();
    expect(await log.readAt(topic, 1, '0')).toBeNull();
  });

  test('newest shows the last record of each partition that has any', async () => {
    const { log } = subject();
    const topic = await aTopic(log, 4);
    expect(await log.newest(topic)).toEqual([]);
    await log.append([aPlainRecord(topic, 1, 'key')]);
    expect((await log.newest(topic)).map(numberIn)).toEqual([1]);

    const seen = new Seen<LogRecord>();
    const tail = await log.tail(topic, (record) => seen.add(record));
    await log.append(upTo(40).map((number) => aPlainRecord(topic, 2 + number, `key-${number % 20}`)));
    const shown = await log.newest(topic);
    await seen.count(41);
    await tail.stop();
    const last = new Map(seen.all.map((record) => [record.partition, record]));
    expect(new Map(shown.map((record) => [record.partition, record]))).toEqual(last);
    expect(shown.length).toBeGreaterThan(1);
  });

  test('newest shows one record a partition, however fast others write', async () => {
    const { log } = subject();
    const topic = await aTopic(log, 2);
    const append = (number: number): Promise<void> =>
      log.append([aPlainRecord(topic, number, 'one'), aPlainRecord(topic, number + 1, 'another')]);
    await append(0);
    const writing = new AbortController();
    const write = async (): Promise<void> => {
      for (let number = 2; !writing.signal.aborted; number += 2) {
        await append(number);
        await new Promise((next) => setImmediate(next));
      }
    };
    const written = write();
    const shown = await log.newest(topic).finally(() => writing.abort());
    await written;
    expect(shown.length).toBeGreaterThan(0);
    const partitions = shown.map(({ partition }) => partition);
    expect(new Set(partitions).size).toBe(partitions.length);
  });

  /** Where the first record of a topic is, whose partition depends on the driver's way to place a key. */
  async function placeOfKey(topic: string): Promise<{ readonly partition: number }> {
    const seen = new Seen<number>();
    const tail = await subject().log.tail(topic, ({ partition }) => seen.add(partition));
    await seen.count(1);
    await tail.stop();
    return { partition: seen.all.at(0)! };
  }
}
