import { expect, test } from 'vitest';
import { telemetrySettings } from './settings.js';

const HERE = 'http://127.0.0.1:4318';

for (const [why, env, traces, metrics] of [
  ['nothing is said: nothing leaves', {}, false, false],
  ['empty variables are none', { OTEL_EXPORTER_OTLP_ENDPOINT: '', OTEL_TRACES_EXPORTER: ' ' }, false, false],
  ['an endpoint for all', { OTEL_EXPORTER_OTLP_ENDPOINT: HERE }, true, true],
  ['an endpoint for traces alone', { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: HERE }, true, false],
  ['an endpoint for metrics alone', { OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: HERE }, false, true],
  ['an exporter goes to its default endpoint', { OTEL_TRACES_EXPORTER: 'otlp' }, true, false],
  ['the console is a way out', { OTEL_TRACES_EXPORTER: 'console' }, true, false],
  [
    'none wins over the endpoint',
    { OTEL_EXPORTER_OTLP_ENDPOINT: HERE, OTEL_TRACES_EXPORTER: 'none', OTEL_METRICS_EXPORTER: 'none' },
    false,
    false,
  ],
  [
    'prometheus is asked, and sends nothing',
    { OTEL_EXPORTER_OTLP_ENDPOINT: HERE, OTEL_METRICS_EXPORTER: 'prometheus' },
    true,
    false,
  ],
  ['disabled wins over all', { OTEL_EXPORTER_OTLP_ENDPOINT: HERE, OTEL_SDK_DISABLED: 'true' }, false, false],
  [
    'disabled in capitals, as the specification allows',
    { OTEL_TRACES_EXPORTER: 'otlp', OTEL_SDK_DISABLED: 'TRUE' },
    false,
    false,
  ],
] as const) {
  test(why, () => expect(telemetrySettings(env)).toEqual({ traces, metrics }));
}

for (const [why, name, value] of [
  ['a ratio above 1', 'OTEL_TRACES_SAMPLER_ARG', '5'],
  ['a ratio in percent', 'OTEL_TRACES_SAMPLER_ARG', '5%'],
  ['a sampler that is none', 'OTEL_TRACES_SAMPLER', 'sometimes'],
  ['an exporter that is none', 'OTEL_TRACES_EXPORTER', 'jaeger'],
  ['none with another', 'OTEL_TRACES_EXPORTER', 'none,otlp'],
  ['a protocol that is not spoken', 'OTEL_EXPORTER_OTLP_PROTOCOL', 'grpc'],
  ['an endpoint without a scheme', 'OTEL_EXPORTER_OTLP_ENDPOINT', 'collector:4318'],
  ['an interval of nothing', 'OTEL_METRIC_EXPORT_INTERVAL', '0'],
] as const) {
  test(`${why} stops the start, and the fault names the variable, not the value`, () => {
    const read = () => telemetrySettings({ [name]: value });
    expect(read).toThrow(expect.objectContaining({ code: 'CHL_TELEMETRY_SETTINGS', retriable: false }) as Error);
    expect(read).toThrow(name);
    expect(read).not.toThrow(value === '5' || value === '0' ? `${name}=${value}` : value);
  });
}
