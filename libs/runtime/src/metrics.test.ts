import { telemetryOf } from '@chargeline/telemetry';
import { expect, test } from 'vitest';
import { Metrics } from './metrics.js';

const TOPIC = 'scoring.claim.scored.v1';
const LABELS = `topic="${TOPIC}",service="pricing"`;

async function some(): Promise<{ readonly metrics: Metrics; readonly lines: () => Promise<readonly string[]> }> {
  const metrics = new Metrics(await telemetryOf('pricing', {}), [TOPIC]);
  return {
    metrics,
    lines: async () => (await metrics.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#')),
  };
}

test('a service that has read nothing says so', async () => {
  const { lines } = await some();
  expect(await lines()).toEqual([`chargeline_records_total{${LABELS}} 0`, `chargeline_parked_total{${LABELS}} 0`]);
});

test('a batch counts, with its size, its time in hand and the time of each event since it was written', async () => {
  const { metrics, lines } = await some();
  metrics.batch({ topic: TOPIC, records: 3, parked: 1, millis: 250, stageMillis: [1_000, 2_000, 4_000] });
  const told = await lines();
  for (const line of [
    `chargeline_records_total{${LABELS}} 3`,
    `chargeline_parked_total{${LABELS}} 1`,
    `chargeline_batch_seconds_sum{${LABELS}} 0.25`,
    `chargeline_batch_seconds_bucket{${LABELS},le="0.1"} 0`,
    `chargeline_batch_seconds_bucket{${LABELS},le="0.5"} 1`,
    `chargeline_batch_records_sum{${LABELS}} 3`,
    `chargeline_stage_seconds_count{${LABELS}} 3`,
    `chargeline_stage_seconds_sum{${LABELS}} 7`,
    `chargeline_stage_seconds_bucket{${LABELS},le="2"} 2`,
  ])
    expect(told).toContain(line);
});

test('the lag is told while the log answers, and asked of it no more often than every five seconds', async () => {
  const { metrics, lines } = await some();
  let asked = 0;
  metrics.watchLag(async () => {
    asked += 1;
    return [{ topic: TOPIC, behind: 7 }];
  });
  expect(await lines()).toContain(`chargeline_lag_records{${LABELS}} 7`);
  await lines();
  expect(asked).toBe(1);

  const silent = await some();
  silent.metrics.watchLag(() => Promise.reject(new Error('gone')));
  expect((await silent.lines()).filter((line) => line.startsWith('chargeline_lag'))).toEqual([]);
});
