import type { Consumer } from '@platformatic/kafka';
import { type Fetched, fetchFrom, type Leader, type Place } from './fetch.js';

export interface Reading {
  /** Belongs to this reading alone, and to no group. */
  readonly consumer: Consumer;
  readonly places: readonly Place[];
  /** Ends the reading. */
  readonly signal: AbortSignal;
  /** Is given one part after the other, each after the one before is done. */
  readonly each: (fetched: Fetched) => Promise<void>;
  /** Told that the log no longer has what a place points to; it goes on from the oldest. */
  readonly onGone: (place: Place) => void;
}

/** Which broker leads which places now. */
async function leadersOf(consumer: Consumer, places: readonly Place[]): Promise<readonly Leader[]> {
  const names = [...new Set(places.map(({ topic }) => topic))];
  consumer.topics.trackAll(...names.filter((name) => !consumer.topics.has(name)));
  const { topics } = await consumer.metadata({ topics: names, forceUpdate: true });
  const byNode = Map.groupBy(places, ({ topic, partition }) => topics.get(topic)!.partitions[partition]!.leader);
  return [...byNode].map(([node, led]) => {
    const ids = new Map(led.map(({ topic }) => [topic, topics.get(topic)!.id]));
    return { node, places: led, ids };
  });
}

/**
 * Reads places, each broker's by a loop of its own, until the signal aborts. While one part is in hand, the next of the same broker
 * is fetched, and no more. Rejects when a broker no longer leads or does not answer: look up the leaders again.
 */
export async function readPlaces({ consumer, places, signal, each, onGone }: Reading): Promise<void> {
  const over = new AbortController();
  const stop = AbortSignal.any([signal, over.signal]);
  const giveAfter = async (before: Promise<void>, parts: readonly Fetched[]): Promise<void> => {
    await before;
    for (const part of parts) if (!stop.aborted) await each(part);
  };
  let turn = Promise.resolve();
  const inTurn = (parts: readonly Fetched[]): Promise<void> => (turn = giveAfter(turn, parts));
  const toOldest = async (place: Place): Promise<void> => {
    const { topic, partition } = place;
    onGone({ ...place });
    const oldest = await consumer.listOffsets({
      topics: [topic],
      partitions: { [topic]: [partition] },
      timestamp: -2n,
    });
    place.next = oldest.get(topic)![partition]!;
  };
  const readFrom = async (leader: Leader): Promise<void> => {
    try {
      let fetching = fetchFrom(consumer, leader, toOldest);
      while (!stop.aborted) {
        const parts = await fetching;
        if (stop.aborted) return;
        fetching = fetchFrom(consumer, leader, toOldest);
        fetching.catch(() => undefined);
        await inTurn(parts);
      }
      await fetching.catch(() => undefined);
    } finally {
      over.abort();
    }
  };
  const loops = (await leadersOf(consumer, places)).map(readFrom);
  const ends = await Promise.allSettled(loops);
  if (signal.aborted) return;
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}
