import type { BatchDone, Lag } from '@chargeline/messaging';
import { remembered, type Telemetry } from '@chargeline/telemetry';
import type { Counter, Histogram } from '@opentelemetry/api';

const SECONDS = [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10];
/** A whole stage may wait for a night. */
const STAGE_SECONDS = [0.005, 0.02, 0.1, 0.5, 2, 10, 60, 600, 3_600, 36_000];
const RECORDS = [1, 2, 5, 10, 20, 50, 100, 200, 500];

/** The brokers are asked no more often, however many ask for the metrics. */
const LAG_MILLIS = 5_000;

/** One service's metrics. Attributes are topics, never anything of an event. */
export class Metrics {
  private readonly records: Counter;
  private readonly parked: Counter;
  private readonly batches: Histogram;
  private readonly sizes: Histogram;
  private readonly stages: Histogram;

  constructor(
    private readonly telemetry: Pick<Telemetry, 'meter' | 'metricsText'>,
    topics: readonly string[],
  ) {
    const { meter } = telemetry;
    const histogram = (name: string, description: string, unit: string, boundaries: number[]): Histogram =>
      meter.createHistogram(name, { description, unit, advice: { explicitBucketBoundaries: boundaries } });
    this.records = meter.createCounter('chargeline_records_total', { description: 'Records taken from the log.' });
    this.parked = meter.createCounter('chargeline_parked_total', { description: 'Records parked as dead letters.' });
    this.batches = histogram(
      'chargeline_batch_seconds',
      'From a batch in hand to its events acknowledged by the log.',
      's',
      SECONDS,
    );
    this.sizes = histogram('chargeline_batch_records', 'Records of a batch.', '{record}', RECORDS);
    this.stages = histogram(
      'chargeline_stage_seconds',
      'From the writing of an event, with its wait in the topic, to the acknowledgement of what it led to.',
      's',
      STAGE_SECONDS,
    );
    for (const topic of topics) {
      this.records.add(0, { topic });
      this.parked.add(0, { topic });
    }
  }

  batch({ topic, records, parked, millis, stageMillis }: BatchDone): void {
    const attributes = { topic };
    this.records.add(records, attributes);
    if (parked > 0) this.parked.add(parked, attributes);
    this.batches.record(millis / 1_000, attributes);
    this.sizes.record(records, attributes);
    for (const age of stageMillis) this.stages.record(age / 1_000, attributes);
  }

  /** Tells how far the service is behind, for as long as the log answers. */
  watchLag(ask: () => Promise<readonly Lag[]>): void {
    const lags = remembered(LAG_MILLIS, () => ask().catch((): readonly Lag[] => []));
    this.telemetry.meter
      .createObservableGauge('chargeline_lag_records', { description: 'Records of a topic that are not yet taken.' })
      .addCallback(async (result) => {
        for (const { topic, behind } of await lags()) result.observe(behind, { topic });
      });
  }

  /** In Prometheus' text format. */
  text(): Promise<string> {
    return this.telemetry.metricsText();
  }
}
