import { createRequire } from 'node:module';

interface RequestQueue {
  readonly pending: readonly unknown[];
}
interface Scheduling {
  scheduleCheckPendingRequests: (this: RequestQueue) => void;
}

const REQUEST_QUEUE = 'kafkajs/src/network/requestQueue/index.js';
let guarded = false;

/**
 * kafkajs 2.2.4 looks for waiting requests again and again, each millisecond, on each connection, also when there are none: 4-5 %
 * of a core (kafkajs issues #1751, #1768), and a TimeoutNegativeWarning on Node 24. A queue without waiting requests need not be
 * looked at: `push` schedules the look itself. Changes the class once for the whole process.
 */
export function guardIdleLoop(): void {
  if (guarded) return;
  guarded = true;
  const { prototype } = createRequire(import.meta.url)(REQUEST_QUEUE) as { prototype: Scheduling };
  const schedule = prototype.scheduleCheckPendingRequests;
  prototype.scheduleCheckPendingRequests = function scheduleWhenPending() {
    if (this.pending.length > 0) schedule.call(this);
  };
}
