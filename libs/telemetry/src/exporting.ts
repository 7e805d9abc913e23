import {
  logs,
  type MeterProvider,
  metrics,
  type ProxyTracerProvider,
  trace,
  type TracerProvider,
} from '@opentelemetry/api';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-proto';
import { type MetricReader, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { NodeSDK, type NodeSDKConfiguration } from '@opentelemetry/sdk-node';
import type { TelemetrySettings } from './settings.js';
import { withVariables } from './variables.js';

interface Exporting {
  readonly tracers: TracerProvider | undefined;
  readonly meters: MeterProvider;
  readonly stop: () => Promise<void>;
}

/** A collector that does not answer must not hold up a stop. */
const STOP_MILLIS = 3_000;

let contexts = false;

/**
 * The process's context manager comes with the first SDK and stays, as contexts are nobody's own. NodeSDK takes null for "leave it
 * alone", which its types do not say.
 */
function contextManager(): Partial<NodeSDKConfiguration> {
  if (contexts) return { contextManager: null as never };
  contexts = true;
  return {};
}

/**
 * Providers of a room's own, built by NodeSDK from the standard variables. NodeSDK makes its providers those of the process; here they
 * are taken out of that place again, for many rooms may share a process and each says its own service.name.
 */
export function exporting(
  service: string,
  env: Readonly<Record<string, string | undefined>>,
  settings: TelemetrySettings,
  text: MetricReader,
): Exporting {
  return withVariables(env, () => {
    const readers = [text, ...(settings.metrics ? [pushing(env)] : [])];
    const sdk = new NodeSDK({
      serviceName: service,
      metricReaders: readers,
      logRecordProcessors: [],
      textMapPropagator: null,
      ...(settings.traces ? {} : { spanProcessors: [] }),
      ...contextManager(),
    });
    sdk.start();
    const tracers = settings.traces ? (trace.getTracerProvider() as ProxyTracerProvider).getDelegate() : undefined;
    const meters = metrics.getMeterProvider();
    trace.disable();
    metrics.disable();
    logs.disable();
    return { tracers, meters, stop: () => within(STOP_MILLIS, sdk.shutdown()) };
  });
}

function pushing(env: Readonly<Record<string, string | undefined>>): MetricReader {
  const interval = Number(env['OTEL_METRIC_EXPORT_INTERVAL'] || 60_000);
  return new PeriodicExportingMetricReader({
    exporter: new OTLPMetricExporter(),
    exportIntervalMillis: interval,
    exportTimeoutMillis: Math.min(interval, 30_000),
  });
}

async function within(millis: number, work: Promise<void>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const patience = setTimeout(resolve, millis);
  await Promise.race([work.catch(() => undefined), promise]);
  clearTimeout(patience);
}
