import type { DeadLetter, WireFormat } from '@chargeline/contracts';
import { type BatchDone, batchDone } from './batch-done.js';
import { BatchTrace, type Tracing } from './batch-trace.js';
import type { Reading } from './incoming.js';
import type { Batch, GroupSubscription, Log } from './log.js';
import { recorder } from './outgoing.js';
import { openParking } from './parking.js';
import { type Handler, type Pause, processBatch } from './processor.js';
import { nextSpan, sameSpan } from './trace.js';
import { worksOf } from './works.js';

/** Told when a batch comes to hand, when it gets on (is tried again, or halved), and when it is out of hand, done or not. */
export interface Pulse {
  readonly begun: () => void;
  readonly sign: () => void;
  readonly ended: () => void;
}

export interface ConsumerOptions {
  /** The service's name: its group, its dead-letter topic, its `ce_source`. */
  readonly service: string;
  readonly log: Log;
  readonly format: WireFormat;
  readonly maxBatch: number;
  readonly pause: Pause;
  readonly now: () => Date;
  /** Makes spans; without it there are none. */
  readonly tracing?: Tracing | undefined;
  /** Told of each batch that is done, for metrics; never of what was in it. */
  readonly onBatch?: (batch: BatchDone) => void;
  readonly pulse?: Pulse;
  /** Told, in a sentence without PHI, what a person should look at. */
  readonly onAlarm?: (text: string) => void;
}

/** One method of a room: what it reads and what it does with it. */
export interface Consumption {
  readonly reading: Reading;
  readonly handle: Handler;
}

/** The batch, whose signs of life the pulse is told of too. */
const watched = (batch: Batch, pulse: Pulse | undefined): Batch => ({
  ...batch,
  heartbeat: () => {
    pulse?.sign();
    return batch.heartbeat();
  },
});

/**
 * Runs a service's consumptions: batch in, events out, acknowledged by the log, then the offset is committed.
 * Every reader also takes replay requests for its own dead letters.
 */
export async function consume(
  consumptions: readonly Consumption[],
  options: ConsumerOptions,
): Promise<GroupSubscription> {
  const { service, log, format, maxBatch, pause, now, tracing, onBatch, pulse, onAlarm = () => undefined } = options;
  const parking = await openParking(log, service, onAlarm);
  const record = recorder(service, format, now, tracing === undefined ? nextSpan : sameSpan);
  const works = worksOf(consumptions, { service, log, parking, record, onAlarm });

  /** Resolves with the batch's letters when the log has all that it leads to. */
  const take = async (batch: Batch, trace: BatchTrace | undefined): Promise<readonly DeadLetter[]> => {
    const work = works.on(batch.topic, trace);
    const { records, letters } = await processBatch(watched(batch, pulse), work, parking.sheet(), pause);
    if (records.length > 0) await log.append(records, batch.signal);
    const told = letters.map((letter) => {
      const outgoing = parking.outgoing(letter);
      return record(trace === undefined ? outgoing : trace.told(letter, outgoing));
    });
    if (told.length > 0) await log.append(told, batch.signal);
    parking.file(letters);
    return letters;
  };

  const eachBatch = async (batch: Batch): Promise<void> => {
    pulse?.begun();
    const started = performance.now();
    const trace = tracing === undefined ? undefined : new BatchTrace(tracing, batch);
    try {
      const letters = await take(batch, trace);
      trace?.done(letters);
      onBatch?.(batchDone(batch, letters, performance.now() - started, now()));
    } catch (error) {
      trace?.failed(error);
      throw error;
    } finally {
      pulse?.ended();
    }
  };

  try {
    const subscription = await log.subscribe({ group: service, topics: works.topics, maxBatch, eachBatch });
    return {
      joined: () => subscription.joined(),
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
