import { expect, test } from 'vitest';
import { watchEventLoop } from './event-loop.js';
import { telemetryOf } from './telemetry.js';

test('work that blocks the process is seen in the worst delay', async () => {
  const { meter, metricsText } = await telemetryOf('rules', {});
  watchEventLoop(meter);
  await new Promise((resolve) => setTimeout(resolve, 60)); // the monitor takes its first measure
  const until = performance.now() + 200;
  while (performance.now() < until);
  await new Promise((resolve) => setTimeout(resolve, 60));
  const text = await metricsText();
  const [, worst] = /chargeline_event_loop_delay_seconds\{quantile="1",service="rules"\} (\S+)/.exec(text)!;
  expect(Number(worst)).toBeGreaterThan(0.1);
  expect(text).toMatch(/quantile="0\.5"[^\n]*\n[^\n]*quantile="0\.99"/);
});
