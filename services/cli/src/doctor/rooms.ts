import type { Readiness } from '@chargeline/runtime';
import { fault, type Finding, ok } from './finding.js';

/** What an instance of a room says of itself; null where it does not answer. */
export interface RoomFacts {
  readonly instance: string;
  readonly admin: string;
  readonly live: { readonly status: string; readonly because?: string } | null;
  readonly ready: Readiness | null;
}

/** What to do about what a room waits for, by the beginning of its code. */
const CURES: readonly (readonly [code: string, next: string])[] = [
  ['CHL_STORE_', 'Start its database; it goes on by itself. "chargeline status" shows it.'],
  ['CHL_MESSAGING_', 'Start the brokers; it goes on by itself. "chargeline status" shows it.'],
  ['CHL_RUNTIME_ST', 'Wait: it starts or stops. "chargeline status" shows how it stands.'],
];

export function judgeRoom({ instance, admin, live, ready }: RoomFacts): Finding {
  const check = `room ${instance}`;
  const log = `chargeline logs ${instance}`;
  if (live === null || ready === null) {
    return fault(check, `does not answer at ${admin}`, `See why: ${log}. Then "chargeline down" and "chargeline up".`);
  }
  if (live.status !== 'ok') {
    return fault(check, `is stuck: ${live.because ?? live.status}`, `Start it again, and keep what it says: ${log}`);
  }
  if (ready.status === 'ready') return ok(check, 'is ready');
  const wanting = Object.entries(ready.checks).filter(([, code]) => code !== 'ok');
  const cure = CURES.find(([beginning]) => wanting.some(([, code]) => code.startsWith(beginning)));
  const found = `is not ready: ${wanting.map(([what, code]) => `${what} ${code}`).join(', ')}`;
  return fault(check, found, cure?.[1] ?? `See why: ${log}`);
}
