import { ChargelineError } from '@chargeline/kernel';

type Env = Readonly<Record<string, string | undefined>>;

/** Which signals leave the process. Nothing does unless an endpoint or an exporter is named. */
export interface TelemetrySettings {
  readonly traces: boolean;
  readonly metrics: boolean;
}

interface Rule {
  readonly fits: RegExp;
  /** What may stand there, for people. */
  readonly says: string;
}

const RATIO: Rule = { fits: /^(?:0(?:\.\d+)?|1(?:\.0+)?)$/, says: 'a share from 0 to 1, as 0.05' };
const HTTP: Rule = { fits: /^https?:\/\/\S+$/, says: 'an http or https address' };
const PROTOBUF: Rule = { fits: /^http\/protobuf$/, says: 'http/protobuf, the one protocol that is spoken here' };

/** The SDK takes a wrong value for none and exports nothing, or too much, in silence: these are checked before it reads them. */
const RULES: Readonly<Record<string, Rule>> = {
  OTEL_EXPORTER_OTLP_ENDPOINT: HTTP,
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: HTTP,
  OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: HTTP,
  OTEL_EXPORTER_OTLP_PROTOCOL: PROTOBUF,
  OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: PROTOBUF,
  OTEL_EXPORTER_OTLP_METRICS_PROTOCOL: PROTOBUF,
  OTEL_TRACES_EXPORTER: { fits: /^(?:none|(?:otlp|console)(?:,(?:otlp|console))*)$/, says: 'otlp, console or none' },
  OTEL_METRICS_EXPORTER: {
    fits: /^(?:none|(?:otlp|prometheus)(?:,(?:otlp|prometheus))*)$/,
    says: 'otlp, prometheus (which is always there, at /metrics) or none',
  },
  OTEL_TRACES_SAMPLER: {
    fits: /^(?:parentbased_)?(?:always_on|always_off|traceidratio)$/,
    says: 'always_on, always_off or traceidratio, with or without parentbased_ before it',
  },
  OTEL_TRACES_SAMPLER_ARG: RATIO,
  OTEL_SDK_DISABLED: { fits: /^(?:true|false)$/i, says: 'true or false' },
  OTEL_METRIC_EXPORT_INTERVAL: { fits: /^[1-9]\d*$/, says: 'milliseconds' },
};

/** An empty variable is none, as OpenTelemetry's specification has it. */
const given = (env: Env, name: string): string | undefined => env[name]?.trim() || undefined;

/** Reads the standard OTEL_* variables. Throws CHL_TELEMETRY_SETTINGS, which names each wrong one, without its value. */
export function telemetrySettings(env: Env): TelemetrySettings {
  const wrong = Object.entries(RULES).filter(([name, { fits }]) => {
    const value = given(env, name);
    return value !== undefined && !fits.test(value);
  });
  if (wrong.length > 0) {
    const faults = wrong.map(([name, { says }]) => `${name} must be ${says}`).join('; ');
    throw new ChargelineError('CHL_TELEMETRY_SETTINGS', `A variable is wrong. ${faults}.`, false);
  }
  if (given(env, 'OTEL_SDK_DISABLED')?.toLowerCase() === 'true') return { traces: false, metrics: false };
  const leaves = (signal: 'TRACES' | 'METRICS'): boolean => {
    const exporters = given(env, `OTEL_${signal}_EXPORTER`)?.split(',');
    if (exporters !== undefined) return exporters.some((name) => name === 'otlp' || name === 'console');
    return [`OTEL_EXPORTER_OTLP_ENDPOINT`, `OTEL_EXPORTER_OTLP_${signal}_ENDPOINT`].some(
      (name) => given(env, name) !== undefined,
    );
  };
  return { traces: leaves('TRACES'), metrics: leaves('METRICS') };
}
