import { type Consumer, ProtocolError, protocolErrorsCodesById } from '@platformatic/kafka';
import type { LogRecord } from '../log.js';
import { nextOf, recordsOf } from './records.js';
import { FETCHING, MAX_BYTES_PER_PARTITION } from './settings.js';

/** A partition that is read, and the offset to read from: it moves when a fetch is back. */
export interface Place {
  readonly topic: string;
  readonly partition: number;
  next: bigint;
}

/** Consecutive records of a place. `next` is the offset after the last, and after what is no record. */
export interface Fetched {
  readonly place: Place;
  readonly records: readonly LogRecord[];
  readonly next: bigint;
}

/** The places of one broker. */
export interface Leader {
  readonly node: number;
  readonly places: readonly Place[];
  /** The ids of the topics by name. */
  readonly ids: ReadonlyMap<string, string>;
}

type Response = Awaited<ReturnType<Consumer['fetch']>>;
type Answers = Response['responses'];
type Answer = Answers[number]['partitions'][number];

/** A fetch that failed for one partition brings the others in its error. */
function answersIn(error: unknown): Answers {
  const response = (error as { readonly response?: Response }).response;
  if (response?.responses === undefined) throw error;
  return response.responses;
}

function topicsOf({ places, ids }: Leader): Parameters<Consumer['fetch']>[0]['topics'] {
  return [...ids].map(([topic, topicId]) => ({
    topicId,
    partitions: places
      .filter((place) => place.topic === topic)
      .map(({ partition, next }) => ({
        partition,
        currentLeaderEpoch: -1,
        fetchOffset: next,
        lastFetchedEpoch: -1,
        partitionMaxBytes: MAX_BYTES_PER_PARTITION,
      })),
  }));
}

const isGone = ({ errorCode }: Answer): boolean => protocolErrorsCodesById[errorCode] === 'OFFSET_OUT_OF_RANGE';

/**
 * Fetches once from a broker and moves its places on. A place whose offset the log no longer has goes to `onGone`, which moves it.
 * Rejects, and moves nothing, when a partition cannot be read there.
 */
export async function fetchFrom(
  consumer: Consumer,
  leader: Leader,
  onGone: (place: Place) => Promise<void>,
): Promise<readonly Fetched[]> {
  const { node, places, ids } = leader;
  const answers = await consumer
    .fetch({ node, ...FETCHING, topics: topicsOf(leader) })
    .then(({ responses }) => responses, answersIn);
  const byPlace = new Map<string, Answer>();
  for (const { topicId, partitions } of answers) {
    for (const answer of partitions) {
      if (answer.errorCode !== 0 && !isGone(answer)) throw new ProtocolError(answer.errorCode);
      byPlace.set(`${topicId} ${answer.partitionIndex}`, answer);
    }
  }
  const fetched: Fetched[] = [];
  for (const place of places) {
    const answer = byPlace.get(`${ids.get(place.topic)} ${place.partition}`);
    if (answer === undefined) continue;
    if (isGone(answer)) {
      await onGone(place);
      continue;
    }
    const batches = answer.records ?? [];
    const records = recordsOf(place.topic, place.partition, place.next, batches);
    const next = nextOf(place.next, batches);
    if (next === place.next) continue;
    place.next = next;
    fetched.push({ place, records, next });
  }
  return fetched;
}
