import { type Consumer, ProtocolError, ResponseError } from '@platformatic/kafka';
import { expect, test } from 'vitest';
import { fetchFrom, type Leader, type Place } from './fetch.js';

const OUT_OF_RANGE = 1;
const NOT_LEADER = 6;
const FETCH = 1;

interface Answer {
  readonly partitionIndex: number;
  readonly errorCode: number;
  readonly records: readonly object[] | null;
}
const some = (partitionIndex: number, firstOffset: bigint): Answer => ({
  partitionIndex,
  errorCode: 0,
  records: [
    {
      attributes: 0,
      firstOffset,
      lastOffsetDelta: 1,
      records: [0, 1].map((offsetDelta) => ({ offsetDelta, key: null, value: null, headers: [] })),
    },
  ],
});
const fault = (partitionIndex: number, errorCode: number): Answer => ({ partitionIndex, errorCode, records: null });

/** A consumer that answers as the client does: with an error that carries the answer when one partition has a fault. */
function answering(...partitions: readonly Answer[]): Consumer {
  const response = { errorCode: 0, responses: [{ topicId: 'id', partitions }] };
  const faults = partitions.filter(({ errorCode }) => errorCode !== 0).map(({ errorCode }) => errorCode);
  const error = new ResponseError(FETCH, 17, Object.fromEntries(faults.map((code) => ['/', [code, null]])), response);
  return {
    fetch: () => (faults.length > 0 ? Promise.reject(error) : Promise.resolve(response)),
  } as unknown as Consumer;
}

function aLeader(...offsets: readonly bigint[]): Leader & { readonly places: readonly Place[] } {
  const places = offsets.map((next, partition) => ({ topic: 'topic', partition, next }));
  return { node: 1, places, ids: new Map([['topic', 'id']]) };
}
const never = async (): Promise<void> => Promise.reject(new Error('not gone'));
const nexts = ({ places }: Leader): readonly bigint[] => places.map(({ next }) => next);

test('what came is handed on, and its places move', async () => {
  const leader = aLeader(5n, 9n, 2n);
  const fetched = await fetchFrom(answering(some(0, 5n), { ...some(1, 0n), records: [] }), leader, never);
  expect(fetched.map(({ records, next }) => [records.map(({ offset }) => offset), next])).toEqual([[['5', '6'], 7n]]);
  expect(nexts(leader)).toEqual([7n, 9n, 2n]);
});

test('an offset that the log no longer has is told; the other partitions are not held up', async () => {
  const leader = aLeader(5n, 9n);
  const fetched = await fetchFrom(answering(fault(0, OUT_OF_RANGE), some(1, 9n)), leader, async (place) => {
    place.next = 40n;
  });
  expect(fetched.map(({ place }) => place.partition)).toEqual([1]);
  expect(nexts(leader)).toEqual([40n, 11n]);
});

test('a leader that has moved rejects and moves no place: all is fetched again elsewhere', async () => {
  const leader = aLeader(5n, 9n);
  await expect(fetchFrom(answering(some(0, 5n), fault(1, NOT_LEADER)), leader, never)).rejects.toBeInstanceOf(
    ProtocolError,
  );
  expect(nexts(leader)).toEqual([5n, 9n]);
});

test('an error without an answer stays what it is', async () => {
  const gone = new Error('socket');
  const consumer = { fetch: () => Promise.reject(gone) } as unknown as Consumer;
  await expect(fetchFrom(consumer, aLeader(0n), never)).rejects.toBe(gone);
});
