import { randomBytes } from 'node:crypto';
import { isTraceparent } from '@chargeline/contracts';
import { type Context, ROOT_CONTEXT, type Span, trace } from '@opentelemetry/api';

/** The next span of a trace, sampled as its parent is, or the first, sampled, of a new one (W3C Trace Context, `traceparent` version 00). */
export function nextSpan(traceparent: string): string {
  const known = isTraceparent(traceparent);
  const trace = known ? traceparent.slice(3, 35) : randomBytes(16).toString('hex');
  return `00-${trace}-${randomBytes(8).toString('hex')}-${known ? traceparent.slice(53) : '01'}`;
}

/** The span that a `traceparent` names; a new one when it names none. */
export const sameSpan = (traceparent: string): string => (isTraceparent(traceparent) ? traceparent : nextSpan(''));

/** Where the children of the span stand that a `traceparent` names; where roots stand when it names none. */
export function contextUnder(traceparent: string): Context {
  if (!isTraceparent(traceparent)) return ROOT_CONTEXT;
  return trace.setSpanContext(ROOT_CONTEXT, {
    traceId: traceparent.slice(3, 35),
    spanId: traceparent.slice(36, 52),
    traceFlags: Number.parseInt(traceparent.slice(53), 16),
    isRemote: true,
  });
}

/** A span as a `traceparent`. */
export function traceparentOf(span: Span): string {
  const { traceId, spanId, traceFlags } = span.spanContext();
  return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;
}
