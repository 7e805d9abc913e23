import { trace } from '@opentelemetry/api';

/** A line of the log with the ids of the span that it was written under, if there is one. For pino's `formatters.log`. */
export function withTraceIds(line: object): object {
  const span = trace.getActiveSpan();
  if (span === undefined) return line;
  const { traceId, spanId } = span.spanContext();
  return { ...line, trace_id: traceId, span_id: spanId };
}
