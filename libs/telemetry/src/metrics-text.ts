import { PrometheusSerializer } from '@opentelemetry/exporter-prometheus';
import { MetricReader } from '@opentelemetry/sdk-metrics';

const SERVICE = 'service';

/** Reads the metrics when somebody asks for them. */
export class MetricsText extends MetricReader {
  /** No prefix, no timestamps, no lines about the target or the scope: the room's name is the one label beside those of a metric. */
  private readonly serializer = new PrometheusSerializer(undefined, false, /^service$/, true, true);

  constructor(private readonly service: string) {
    super();
  }

  /** In Prometheus' text format 0.0.4. */
  async text(): Promise<string> {
    const { resourceMetrics } = await this.collect();
    const resource = { ...resourceMetrics.resource, attributes: { [SERVICE]: this.service } };
    return `${this.serializer.serialize({ ...resourceMetrics, resource })}\n`;
  }

  protected override onForceFlush(): Promise<void> {
    return Promise.resolve();
  }

  protected override onShutdown(): Promise<void> {
    return Promise.resolve();
  }
}
