import { Counter, Histogram, Registry } from 'prom-client';

/** One service's Prometheus metrics. Labels are topics and outcomes, never anything of an event. */
export class Metrics {
  readonly registry = new Registry();
  private readonly records: Counter;
  private readonly parked: Counter;
  private readonly batches: Histogram;

  constructor(service: string) {
    this.registry.setDefaultLabels({ service });
    const registers = [this.registry];
    const labelNames = ['topic'];
    this.records = new Counter({
      name: 'chargeline_records_total',
      help: 'Records taken from the log.',
      labelNames,
      registers,
    });
    this.parked = new Counter({
      name: 'chargeline_parked_total',
      help: 'Records parked as dead letters.',
      labelNames,
      registers,
    });
    this.batches = new Histogram({
      name: 'chargeline_batch_seconds',
      help: 'From a batch in hand to its events acknowledged by the log.',
      labelNames,
      buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10],
      registers,
    });
  }

  batch({ topic, records, parked, millis }: { topic: string; records: number; parked: number; millis: number }): void {
    this.records.inc({ topic }, records);
    if (parked > 0) this.parked.inc({ topic }, parked);
    this.batches.observe({ topic }, millis / 1_000);
  }
}
