import { type ReplayRequest, replayRequested, type WireFormat } from '@chargeline/contracts';
import { type Incoming, opener, read, type Reading } from './incoming.js';
import type { Batch, Log, Subscription } from './log.js';
import { recorder } from './outgoing.js';
import { openParking } from './parking.js';
import { type Handler, type Pause, processBatch, type Work } from './processor.js';
import { replayAll } from './replay.js';

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
  /** Told, in a sentence without PHI, what a person should look at. */
  readonly onAlarm?: (text: string) => void;
}

/** One method of a room: what it reads and what it does with it. */
export interface Consumption {
  readonly reading: Reading;
  readonly handle: Handler;
}

const replays = read(replayRequested, replayRequested.sections);

/**
 * Runs a service's consumptions: batch in, events out, acknowledged by the log, then the offset is committed.
 * Every reader also takes replay requests for its own dead letters.
 */
export async function consume(consumptions: readonly Consumption[], options: ConsumerOptions): Promise<Subscription> {
  const { service, log, format, pause, now, onAlarm = () => undefined } = options;
  const parking = await openParking(log, service, onAlarm);
  const record = recorder(service, format, now);
  const works = new Map<string, Work>(
    consumptions.map(({ reading, handle }) => [
      reading.topic.name,
      {
        open: opener(reading),
        handle: async (events) => ({ records: (await handle(events)).map(record), letters: [] }),
      },
    ]),
  );
  const replaying: Work = {
    open: opener(replays),
    handle: (events) =>
      replayAll(
        events as readonly Incoming<{ replay: ReplayRequest }>[],
        { service, log, works, onAlarm },
        parking.sheet(),
      ),
  };

  const eachBatch = async (batch: Batch): Promise<void> => {
    const started = performance.now();
    const work = batch.topic === replayRequested.name ? replaying : works.get(batch.topic)!;
    const { records, letters } = await processBatch(batch, work, parking.sheet(), pause);
    if (records.length > 0) await log.append(records, batch.signal);
    if (letters.length > 0) await log.append(letters.map(parking.outgoing).map(record), batch.signal);
    parking.file(letters);
    options.onBatch?.({
      topic: batch.topic,
      records: batch.records.length,
      parked: letters.filter(({ state }) => state === 'parked').length,
      millis: performance.now() - started,
    });
  };

  try {
    const topics = [...works.keys(), replayRequested.name];
    const subscription = await log.subscribe({ group: service, topics, maxBatch: options.maxBatch, eachBatch });
    return {
      stop: async () => {
        await subscription.stop();
        await parking.stop();
      },
    };
  } catch (error) {
    await parking.stop();
    throw error;
  }
}
