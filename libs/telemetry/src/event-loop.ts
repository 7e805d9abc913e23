import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Meter } from '@opentelemetry/api';
import { remembered } from './remembered.js';

/** The monitor's timer fires so often, and what it sees has this in it. */
const EVERY_MILLIS = 20;
/** All who ask within this time see the same, and the next ones what was since. */
const SPAN_MILLIS = 10_000;

const NANOS = 1e9;

/** Tells how late this process comes to what is due, as its median, its 99th percentile and its worst: of the process, so once in it. */
export function watchEventLoop(meter: Meter): void {
  const monitor = monitorEventLoopDelay({ resolution: EVERY_MILLIS });
  monitor.enable();
  const late = (nanos: number): number => Math.max(0, nanos / NANOS - EVERY_MILLIS / 1_000);
  const seen = remembered(SPAN_MILLIS, () => {
    const { count } = monitor;
    const delays = [
      ['0.5', late(monitor.percentile(50))],
      ['0.99', late(monitor.percentile(99))],
      ['1', late(monitor.max)],
    ] as const;
    monitor.reset();
    return count === 0 ? [] : delays;
  });
  meter
    .createObservableGauge('chargeline_event_loop_delay_seconds', {
      description: 'How late the event loop is, since it was last asked.',
      unit: 's',
    })
    .addCallback((result) => {
      for (const [quantile, seconds] of seen()) result.observe(seconds, { quantile });
    });
}
