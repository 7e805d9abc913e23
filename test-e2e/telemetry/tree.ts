import type { ReceivedSpan } from '@chargeline/telemetry/testing';

const lineOf = ({ service, kind, name, status }: ReceivedSpan): string =>
  `${service} ${kind} ${name}${status.code === 'error' ? ` ! ${status.message}` : ''}`;

/** One trace as people read it: a line a span, `room kind name`, `! code` where it is an error; children below their parent, further in. */
export function treeOf(spans: readonly ReceivedSpan[], traceId: string): readonly string[] {
  const trace = spans.filter((span) => span.traceId === traceId);
  const known = new Set(trace.map(({ spanId }) => spanId));
  const below = (parentId: string | null): readonly string[] =>
    trace
      .filter((span) => (parentId === null ? !known.has(span.parentId) : span.parentId === parentId))
      .sort((a, b) => lineOf(a).localeCompare(lineOf(b)))
      .flatMap((span) => [lineOf(span), ...below(span.spanId).map((line) => `  ${line}`)]);
  return below(null);
}
