import type { DeadLetter } from '@chargeline/contracts';
import { ChargelineError } from '@chargeline/kernel';
import type { Incoming } from './incoming.js';
import type { Batch, LogRecord, NewRecord } from './log.js';
import type { Outgoing } from './outgoing.js';
import type { Sheet } from './parking.js';

export type Handler = (events: readonly Incoming[]) => Promise<readonly Outgoing[]>;

/** What must be in the log before a batch is done: first the records, then the letters. */
export interface Done {
  readonly records: readonly NewRecord[];
  readonly letters: readonly DeadLetter[];
}

/** What a service does with the records of one topic. */
export interface Work {
  readonly open: (record: LogRecord) => Incoming;
  readonly handle: (events: readonly Incoming[]) => Promise<Done>;
}

/** Waits before the n-th try again (0-based); rejects when the signal aborts. */
export type Pause = (attempt: number, signal: AbortSignal) => Promise<void>;

interface Opened {
  readonly record: LogRecord;
  readonly event: Incoming;
}

export const isRetriable = (error: unknown): boolean => error instanceof ChargelineError && error.retriable;

/**
 * Takes one batch of one topic and returns all that must be written before its offset is committed.
 * A retriable error is tried again for as long as it lasts: the batch waits with its cause. Any other error halves the batch until
 * one event is alone; that one is parked, and later events of its key wait behind it. A record that is parked already is passed over.
 */
export async function processBatch(
  { records, heartbeat, signal }: Batch,
  work: Work,
  sheet: Sheet,
  pause: Pause,
): Promise<Done> {
  const written: NewRecord[] = [];
  const letters: DeadLetter[] = [];
  const opened: Opened[] = [];

  const park = (record: LogRecord, error: unknown): void => void letters.push(sheet.park(record, error));

  const attempt = async (part: readonly Opened[]): Promise<void> => {
    for (let tries = 0; ; tries += 1) {
      try {
        const done = await work.handle(part.map(({ event }) => event));
        written.push(...done.records);
        letters.push(...done.letters);
        return;
      } catch (error) {
        if (!isRetriable(error)) return await halve(part, error);
        await pause(tries, signal);
        await heartbeat();
      }
    }
  };

  const attemptFree = async (part: readonly Opened[]): Promise<void> => {
    const free = part.filter(({ record }) => {
      if (sheet.behind(record) === undefined) return true;
      park(record, undefined);
      return false;
    });
    if (free.length > 0) await attempt(free);
  };

  const halve = async (part: readonly Opened[], error: unknown): Promise<void> => {
    if (part.length === 1) return park(part[0]!.record, error);
    const middle = part.length >> 1;
    for (const half of [part.slice(0, middle), part.slice(middle)]) {
      await heartbeat();
      await attemptFree(half);
    }
  };

  for (const record of records) {
    if (sheet.letterOf(record) !== undefined) continue;
    try {
      opened.push({ record, event: work.open(record) });
    } catch (error) {
      park(record, error);
    }
  }
  await attemptFree(opened);
  return { records: written, letters };
}
