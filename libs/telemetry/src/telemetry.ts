import type { Meter, Tracer } from '@opentelemetry/api';
import { MeterProvider } from '@opentelemetry/sdk-metrics';
import { MetricsText } from './metrics-text.js';
import { telemetrySettings } from './settings.js';

/** What one room tells of itself. Each room has its own, also where many share a process. */
export interface Telemetry {
  /** Undefined when no traces leave the process: then nobody makes spans. */
  readonly tracer: Tracer | undefined;
  readonly meter: Meter;
  /** All metrics in Prometheus' text format. */
  readonly metricsText: () => Promise<string>;
  /** Sends what is still here, for a few seconds at most. Never rejects. */
  readonly stop: () => Promise<void>;
}

const SCOPE = '@chargeline/telemetry';

/**
 * A room's tracer and meter, as the standard OTEL_* variables say. Without an endpoint or an exporter in them, no SDK is loaded but
 * that of /metrics. Throws CHL_TELEMETRY_SETTINGS, not retriable, when a variable is wrong.
 */
export async function telemetryOf(
  service: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Telemetry> {
  const settings = telemetrySettings(env);
  const text = new MetricsText(service);
  const metricsText = (): Promise<string> => text.text();
  if (!settings.traces && !settings.metrics) {
    const provider = new MeterProvider({ readers: [text] });
    return { tracer: undefined, meter: provider.getMeter(SCOPE), metricsText, stop: () => provider.shutdown() };
  }
  const { exporting } = await import('./exporting.js');
  const { tracers, meters, stop } = exporting(service, env, settings, text);
  return { tracer: tracers?.getTracer(SCOPE), meter: meters.getMeter(SCOPE), metricsText, stop };
}
