import { ChargelineError } from '@chargeline/kernel';
import type { Incoming } from './incoming.js';
import type { Batch, LogRecord } from './log.js';
import type { Outgoing } from './outgoing.js';
import type { Parking } from './parking.js';

export type Handler = (events: readonly Incoming[]) => Promise<readonly Outgoing[]>;

/** What a service does with the records of one topic. */
export interface Work {
  readonly open: (record: LogRecord) => Incoming;
  readonly handle: Handler;
}

/** Waits before the n-th try again (0-based); rejects when the signal aborts. */
export type Pause = (attempt: number, signal: AbortSignal) => Promise<void>;

interface Opened {
  readonly record: LogRecord;
  readonly event: Incoming;
}

const isRetriable = (error: unknown): boolean => error instanceof ChargelineError && error.retriable;

/**
 * Takes one batch of one topic and returns all that must be written before its offset is committed.
 * A retriable error is tried again for as long as it lasts: the batch waits with its cause. Any other error halves the batch until
 * one event is alone; that one is parked, and later events of its key wait behind it.
 */
export async function processBatch(
  { records, heartbeat, signal }: Batch,
  work: Work,
  parking: Parking,
  pause: Pause,
): Promise<readonly Outgoing[]> {
  const written: Outgoing[] = [];
  const opened: Opened[] = [];

  const park = (record: LogRecord, error: unknown): void => void written.push(parking.park(record, error));

  const attempt = async (part: readonly Opened[]): Promise<void> => {
    for (let tries = 0; ; tries += 1) {
      try {
        written.push(...(await work.handle(part.map(({ event }) => event))));
        return;
      } catch (error) {
        if (!isRetriable(error)) return await halve(part, error);
        await pause(tries, signal);
        await heartbeat();
      }
    }
  };

  const passing = (part: readonly Opened[]): readonly Opened[] =>
    part.filter(({ record }) => {
      if (parking.behind(record) === undefined) return true;
      park(record, undefined);
      return false;
    });

  const halve = async (part: readonly Opened[], error: unknown): Promise<void> => {
    if (part.length === 1) return park(part[0]!.record, error);
    const middle = part.length >> 1;
    for (const half of [part.slice(0, middle), part.slice(middle)]) {
      await heartbeat();
      const free = passing(half);
      if (free.length > 0) await attempt(free);
    }
  };

  for (const record of records) {
    try {
      opened.push({ record, event: work.open(record) });
    } catch (error) {
      park(record, error);
    }
  }
  const free = passing(opened);
  if (free.length > 0) await attempt(free);
  return written;
}
