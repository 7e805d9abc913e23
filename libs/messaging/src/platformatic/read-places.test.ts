import { type Consumer, NetworkError } from '@platformatic/kafka';
import { expect, test } from 'vitest';
import { Seen, upTo } from '../../test/notes.js';
import type { Fetched } from './fetch.js';
import { readPlaces } from './read-places.js';

const OLDEST = 7n;

interface Fetch {
  readonly node: number;
  readonly offsets: readonly bigint[];
  /** Answers with one record of each partition that was asked for. */
  readonly answer: () => void;
  readonly fail: () => void;
}

/** A topic of three partitions: 0 and 1 are led by broker 1, partition 2 by broker 2. Fetches end when the test says so. */
function aCluster(): { readonly consumer: Consumer; readonly fetches: Seen<Fetch> } {
  const fetches = new Seen<Fetch>();
  const partitions = [1, 1, 2].map((leader) => ({ leader }));
  const fetch = ({ node, topics }: Parameters<Consumer['fetch']>[0]): Promise<unknown> => {
    const settle = Promise.withResolvers<unknown>();
    const asked = topics.flatMap((topic) => topic.partitions);
    const answers = asked.map(({ partition, fetchOffset }) => ({
      partitionIndex: partition,
      errorCode: 0,
      records: [
        {
          attributes: 0,
          firstOffset: fetchOffset,
          lastOffsetDelta: 0,
          records: [{ offsetDelta: 0, key: null, value: null, headers: [] }],
        },
      ],
    }));
    fetches.add({
      node,
      offsets: asked.map(({ fetchOffset }) => fetchOffset),
      answer: () => settle.resolve({ responses: [{ topicId: 'id', partitions: answers }] }),
      fail: () => settle.reject(new NetworkError('gone')),
    });
    return settle.promise;
  };
  const consumer = {
    topics: { has: () => true, trackAll: () => [] },
    metadata: async () => ({ topics: new Map([['topic', { id: 'id', partitions }]]) }),
    listOffsets: async () => new Map([['topic', upTo(3).map(() => OLDEST)]]),
    fetch,
  } as unknown as Consumer;
  return { consumer, fetches };
}

const places = (): { topic: string; partition: number; next: bigint }[] =>
  upTo(3).map((partition) => ({ topic: 'topic', partition, next: 0n }));
const onGone = (): void => {};

test('brokers are read side by side, parts are given one after the other, and one more fetch of a broker is under way', async () => {
  const { consumer, fetches } = aCluster();
  const given = new Seen<{ readonly part: Fetched; readonly done: () => void }>();
  const stopping = new AbortController();
  const each = (part: Fetched): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<void>();
    given.add({ part, done: resolve });
    return promise;
  };
  const reading = readPlaces({ consumer, places: places(), signal: stopping.signal, each, onGone });
  await fetches.count(2);
  expect(fetches.all.map(({ node }) => node)).toEqual([1, 2]);
  for (const { answer } of fetches.all) answer();
  await fetches.count(4);
  expect(fetches.all.slice(2).map(({ node, offsets }) => [node, offsets])).toEqual([
    [1, [1n, 1n]],
    [2, [1n]],
  ]);
  for (const [count, partition] of [0, 1, 2].entries()) {
    await given.count(count + 1);
    expect(given.all.length).toBe(count + 1);
    expect(given.all.at(count)!.part.place.partition).toBe(partition);
    given.all.at(count)!.done();
  }
  expect(fetches.all.length).toBe(4);
  stopping.abort();
  for (const { answer } of fetches.all) answer();
  await reading;
  expect(given.all.length).toBe(3);
});

test('a broker that is gone ends the reading of all, so that the leaders are looked up again', async () => {
  const { consumer, fetches } = aCluster();
  const { signal } = new AbortController();
  const reading = readPlaces({ consumer, places: places(), signal, each: async () => {}, onGone });
  await fetches.count(2);
  fetches.all.at(0)!.fail();
  fetches.all.at(1)!.answer();
  await expect(reading).rejects.toBeInstanceOf(NetworkError);
});

test('a part that cannot be taken ends the reading', async () => {
  const { consumer, fetches } = aCluster();
  const failed = new Error('not taken');
  const { signal } = new AbortController();
  const reading = readPlaces({ consumer, places: places(), signal, each: () => Promise.reject(failed), onGone });
  await fetches.count(2);
  for (const { answer } of fetches.all) answer();
  await fetches.count(4);
  for (const { answer } of fetches.all) answer();
  await expect(reading).rejects.toBe(failed);
});

test('nothing to read ends at once', async () => {
  const { consumer } = aCluster();
  const { signal } = new AbortController();
  await readPlaces({ consumer, places: [], signal, each: async () => {}, onGone });
});
