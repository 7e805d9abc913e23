import type { DeadLetter } from '@chargeline/contracts';
import type { Batch } from './log.js';

/** What is told of a batch that is done: how much, how long, never what. */
export interface BatchDone {
  readonly topic: string;
  readonly records: number;
  readonly parked: number;
  /** From the batch in hand to its events acknowledged by the log. */
  readonly millis: number;
  /** Of each event, from its own writing (its `ce_time`) until what it led to was acknowledged: with its time in the topic. */
  readonly stageMillis: readonly number[];
}

/** `millis` is the time in hand, `acknowledged` the time at its end. */
export function batchDone(
  { topic, records }: Batch,
  letters: readonly DeadLetter[],
  millis: number,
  acknowledged: Date,
): BatchDone {
  const end = acknowledged.getTime();
  const stageMillis = records
    .map(({ headers }) => end - Date.parse(headers['ce_time'] ?? ''))
    .filter((age) => !Number.isNaN(age));
  const parked = letters.filter(({ state }) => state === 'parked').length;
  return { topic, records: records.length, parked, millis, stageMillis };
}
