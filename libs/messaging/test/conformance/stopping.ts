import { expect, test } from 'vitest';
import { aPlainRecord, numberIn, Seen, unique, upTo } from '../notes.js';
import { aTopic, type Subject } from './subject.js';

/** A member that is asked to stop. */
export function stopping(subject: () => Subject): void {
  test('graceful stop: the batch in hand is finished and committed, no other is begun', async () => {
    const { log } = subject();
    const topic = await aTopic(log, 1);
    const group = unique('group');
    await log.append(upTo(30).map((number) => aPlainRecord(topic, number, 'key')));
    const begun = new Seen<number>();
    const gate = Promise.withResolvers<void>();
    const first = await log.subscribe({
      group,
      topics: [topic],
      maxBatch: 10,
      eachBatch: async ({ records }) => {
        begun.add(numberIn(records.at(0)!));
        await gate.promise;
      },
    });
    await begun.count(1);
    let stopped = false;
    const stopping = first.stop().then(() => (stopped = true));
    await log.append([aPlainRecord(topic, 30, 'key')]);
    expect(stopped).toBe(false);
    gate.resolve();
    await stopping;
    expect(begun.all).toEqual([0]);

    const seen = new Seen<number>();
    const second = await log.subscribe({
      group,
      topics: [topic],
      maxBatch: 10,
      eachBatch: async ({ records }) => seen.add(...records.map(numberIn)),
    });
    await seen.count(21);
    await second.stop();
    expect(seen.all).toEqual(upTo(31).slice(10));
  });

  test('a batch that waits for its cause gives up at a stop, is not committed and comes again', async () => {
    const { log } = subject();
    const topic = await aTopic(log, 1);
    const group = unique('group');
    await log.append(upTo(3).map((number) => aPlainRecord(topic, number, 'key')));
    const begun = new Seen<number>();
    const first = await log.subscribe({
      group,
      topics: [topic],
      maxBatch: 10,
      eachBatch: ({ signal }) => {
        begun.add(0);
        return new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('gave up'))));
      },
    });
    await begun.count(1);
    await first.stop();

    const seen = new Seen<number>();
    const second = await log.subscribe({
      group,
      topics: [topic],
      maxBatch: 10,
      eachBatch: async ({ records }) => seen.add(...records.map(numberIn)),
    });
    await seen.count(3);
    await second.stop();
    expect(seen.all).toEqual(upTo(3));
  });

  test('a stop may be asked for twice, and a member with nothing to read stops too', async () => {
    const { log } = subject();
    const topic = await aTopic(log, 1);
    const subscription = await log.subscribe({
      group: unique('group'),
      topics: [topic],
      maxBatch: 10,
      eachBatch: async () => {},
    });
    expect(subscription.joined()).toBe(true);
    const stops = [subscription.stop(), subscription.stop()];
    expect(subscription.joined()).toBe(false);
    await Promise.all(stops);
    await subscription.stop();
  });
}
