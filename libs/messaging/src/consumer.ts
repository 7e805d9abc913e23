import { type ReplayRequest, replayRequested, type WireFormat } from '@chargeline/contracts';
import { type Incoming, opener, read, type Reading } from './incoming.js';
import type { Log, Subscription } from './log.js';
import { type Outgoing, recorder } from './outgoing.js';
import { openParking, type Parking } from './parking.js';
import { type Handler, type Pause, processBatch, type Work } from './processor.js';

export interface ConsumerOptions {
  /** The service's name: its group, its dead-letter topic, its `ce_source`. */
  readonly service: string;
  readonly log: Log;
  readonly format: WireFormat;
  readonly maxBatch: number;
  readonly pause: Pause;
  readonly now: () => Date;
  /** Told of each batch that is done, for metrics; never of what was in it. */
  readonly onBatch?: (batch: {
    readonly topic: string;
    readonly records: number;
    readonly parked: number;
    readonly millis: number;
  }) => void;
}

/** One method of a room: what it reads and what it does with it. */
export interface Consumption {
  readonly reading: Reading;
  readonly handle: Handler;
}

const replays = read(replayRequested, replayRequested.sections);

/** The records to write when a letter is asked back: what its event leads to, and the letter's release. Nothing while another stands before it. */
async function replay(
  letterId: string,
  log: Log,
  parking: Parking,
  works: ReadonlyMap<string, Work>,
): Promise<readonly Outgoing[]> {
  const letter = parking.letter(letterId);
  if (letter === undefined || (letter.waitsBehind !== null && parking.letter(letter.waitsBehind) !== undefined))
    return [];
  const work = works.get(letter.topic);
  const record = await log.readAt(letter.topic, letter.partition, letter.offset);
  if (work === undefined || record === null) return [];
  try {
    return [...(await work.handle([work.open(record)])), parking.release(letter)];
  } catch {
    return [];
  }
}

/**
 * Runs a service's consumptions: batch in, events out, acknowledged by the log, then the offset is committed.
 * Every reader also takes replay requests for its own dead letters.
 */
export async function consume(consumptions: readonly Consumption[], options: ConsumerOptions): Promise<Subscription> {
  const { service, log, format, pause, now } = options;
  const parking = await openParking(log, service);
  const record = recorder(service, format, now);
  const works = new Map<string, Work>(
    consumptions.map(({ reading, handle }) => [reading.topic.name, { open: opener(reading), handle }]),
  );

  const onReplay: Handler = async (events) => {
    const mine = (events as readonly Incoming<{ replay: ReplayRequest }>[]).filter(
      ({ body }) => body.replay.service === service,
    );
    const written: Outgoing[] = [];
    for (const { body } of mine) written.push(...(await replay(body.replay.letterId, log, parking, works)));
    return written;
  };
  const all = new Map<string, Work>([...works, [replayRequested.name, { open: opener(replays), handle: onReplay }]]);

  const subscription = await log.subscribe({
    group: service,
    topics: [...all.keys()],
    maxBatch: options.maxBatch,
    eachBatch: async (batch) => {
      const started = performance.now();
      const outgoing = await processBatch(batch, all.get(batch.topic)!, parking, pause);
      if (outgoing.length > 0) await log.append(outgoing.map(record));
      const parked = outgoing.filter(({ topic }) => topic.name === `${service}.dead-letter.v1`).length;
      options.onBatch?.({
        topic: batch.topic,
        records: batch.records.length,
        parked,
        millis: performance.now() - started,
      });
    },
  });

  return {
    stop: async () => {
      await subscription.stop();
      await parking.stop();
    },
  };
}
