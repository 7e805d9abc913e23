import { isTraceparent } from '@chargeline/contracts';
import { ChargelineError } from '@chargeline/kernel';
import {
  contextUnder,
  identityOf,
  type NewRecord,
  type Outgoing,
  type SpanAttributes,
  traceparentOf,
  type Tracing,
} from '@chargeline/messaging';
import { type Attributes, context, type Link, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';

const attributes = (told: SpanAttributes): Attributes => ({ ...told });

function identify(span: Span, { key, headers }: NewRecord): void {
  span.setAttributes(attributes(identityOf(headers['ce_id'] ?? '', headers['tenant'] ?? '', key)));
}

/** Of an error its code is told, never its text. */
function fail(span: Span, error: unknown): void {
  const code = error instanceof ChargelineError ? error.code : undefined;
  span.setStatus({ code: SpanStatusCode.ERROR, ...(code !== undefined && { message: code }) });
  if (code !== undefined) span.setAttribute('chargeline.error_code', code);
}

/** Tells that the message in hand, if there are spans, could not be taken: for a door whose work answers instead of rejecting. */
export function failSpan(error: unknown): void {
  const span = trace.getActiveSpan();
  if (span !== undefined) fail(span, error);
}

/** Resolves and rejects as the work does, and ends the spans with it. */
async function ending<T>(spans: readonly Span[], work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    for (const span of spans) fail(span, error);
    throw error;
  } finally {
    for (const span of spans) span.end();
  }
}

/** The spans of what comes in: where traces begin. */
export class DoorTrace {
  constructor(
    private readonly tracing: Tracing,
    private readonly record: (outgoing: Outgoing) => NewRecord,
  ) {}

  /** Runs a door's work on one message under a span, until the message is answered. */
  receive<T>(traceparent: string, work: () => Promise<T>): Promise<T> {
    const parent = contextUnder(traceparent);
    const span = this.tracing.tracer.startSpan('receive', { kind: SpanKind.SERVER }, parent);
    return ending([span], () => context.with(trace.setSpan(parent, span), work));
  }

  /**
   * Appends events. The one event of a message, and those of a sender who has a trace of its own, go on in the message's trace; of
   * several others each begins a trace, linked to the message, for a claim's trace is its own.
   */
  announce(outgoing: readonly Outgoing[], append: (records: readonly NewRecord[]) => Promise<void>): Promise<void> {
    const message = trace.getActiveSpan();
    const begun: Span[] = [];
    const records = outgoing.map((one) => {
      const goesOn = message !== undefined && (outgoing.length === 1 || isTraceparent(one.cause.traceparent));
      const span = goesOn ? message : this.create(one, message);
      if (span !== message) begun.push(span);
      const record = this.record({ ...one, cause: { ...one.cause, traceparent: traceparentOf(span) } });
      if (span !== message || outgoing.length === 1) identify(span, record);
      return record;
    });
    return ending(begun, () => append(records));
  }

  private create({ topic, cause }: Outgoing, message: Span | undefined): Span {
    const { tracer, system } = this.tracing;
    const links: Link[] = message === undefined ? [] : [{ context: message.spanContext() }];
    const told = attributes({
      'messaging.system': system,
      'messaging.operation.name': 'create',
      'messaging.operation.type': 'create',
      'messaging.destination.name': topic.name,
    });
    return tracer.startSpan(
      `create ${topic.name}`,
      { kind: SpanKind.PRODUCER, links, attributes: told },
      contextUnder(cause.traceparent),
    );
  }
}
