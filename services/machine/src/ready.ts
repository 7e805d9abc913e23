import { ChargelineError } from '@chargeline/kernel';
import type { Readiness } from '@chargeline/runtime';
import type { RoomProcess } from './room-process.js';

/** A busy machine takes a minute to start them all at once. */
const PATIENCE_MILLIS = 180_000;
const LOOK_EVERY_MILLIS = 250;

/** What an instance says of itself; null when it does not answer. */
export async function readinessOf(admin: string): Promise<Readiness | null> {
  try {
    const answer = await fetch(`${admin}/health/ready`, { signal: AbortSignal.timeout(10_000) });
    return (await answer.json()) as Readiness;
  } catch {
    return null;
  }
}

/**
 * Resolves when an instance is ready. Throws CHL_MACHINE_NOT_READY, with what it says, when it refuses to start, is stopped
 * meanwhile, or takes three minutes.
 */
export async function untilReady(process: RoomProcess): Promise<void> {
  const patience = AbortSignal.timeout(PATIENCE_MILLIS);
  for (;;) {
    const { name, admin, logFile } = process.instance;
    const readiness = await readinessOf(admin);
    if (readiness?.status === 'ready') return;
    if (process.state === 'refused' || process.state === 'stopped' || patience.aborted) {
      const because = readiness === null ? process.state : JSON.stringify(readiness.checks);
      const text = `${name} is not ready (${because}). Its log says why: ${logFile}`;
      throw new ChargelineError('CHL_MACHINE_NOT_READY', text, false);
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MILLIS));
  }
}
