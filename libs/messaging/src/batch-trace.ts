import type { DeadLetter } from '@chargeline/contracts';
import {
  type Attributes,
  context,
  type Context,
  type Link,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
  type Tracer,
} from '@opentelemetry/api';
import type { Incoming } from './incoming.js';
import type { Batch, LogRecord } from './log.js';
import type { Outgoing } from './outgoing.js';
import { codeOf } from './parking.js';
import { isRetriable, type Work } from './processor.js';
import { identityOf, placeOf, type SpanAttributes } from './span-attributes.js';
import { contextUnder, traceparentOf } from './trace.js';

/** Who makes a service's spans, and what its log is called in them (OpenTelemetry's `messaging.system`). */
export interface Tracing {
  readonly tracer: Tracer;
  readonly system: string;
}

/** OpenTelemetry's default for the links of a span. */
const MOST_LINKS = 128;

interface Traced {
  readonly record: LogRecord;
  readonly span: Span;
  fault: string | undefined;
}

const attributes = (told: SpanAttributes): Attributes => ({ ...told });

function fail(span: Span, code: string): void {
  span.setAttribute('chargeline.error_code', code);
  span.setStatus({ code: SpanStatusCode.ERROR, message: code });
}

/**
 * The spans of one batch: one of its own, in a trace of its own, with links to its events; and one for each event, in the event's trace.
 * They begin with the batch in hand and end when the log has acknowledged what it led to.
 */
export class BatchTrace {
  private readonly startTime = Date.now();
  private readonly started = performance.now();
  private readonly own: Span;
  private readonly traced: Traced[] = [];
  private readonly byEvent = new Map<Incoming, Traced>();

  constructor(
    private readonly tracing: Tracing,
    private readonly batch: Batch,
  ) {
    const { topic, partition, records } = batch;
    const links = records
      .slice(0, MOST_LINKS)
      .flatMap(({ headers }) => linkTo(contextUnder(headers['traceparent'] ?? '')));
    this.own = tracing.tracer.startSpan(
      `process_batch ${topic}`,
      {
        kind: SpanKind.CONSUMER,
        startTime: this.startTime,
        links,
        attributes: attributes({
          'messaging.system': tracing.system,
          'messaging.operation.name': 'process_batch',
          'messaging.operation.type': 'process',
          'messaging.destination.name': topic,
          'messaging.destination.partition.id': String(partition),
          'messaging.batch.message_count': records.length,
        }),
      },
      ROOT_CONTEXT,
    );
  }

  /** The same work, traced: what it makes of an event is caused by the event's span here, and its handler runs under it. */
  readonly over = (work: Work): Work => ({
    open: (record) => this.open(record, work, []),
    handle: (events) => context.with(this.contextOf(events), () => this.handle(events, work)),
  });

  /** Work on records that this batch asks back: their spans are in their own traces and link to the batch. */
  readonly overReplayed = (work: Work): Work => ({
    ...this.over(work),
    open: (record) => this.open(record, work, [{ context: this.own.spanContext() }]),
  });

  /** The event that tells of a letter, caused by the span that was parked. */
  told(letter: DeadLetter, outgoing: Outgoing): Outgoing {
    const traced = this.traced.find(({ record }) => isPlaceOf(record, letter));
    if (traced === undefined) return outgoing;
    return { ...outgoing, cause: { ...outgoing.cause, traceparent: traceparentOf(traced.span) } };
  }

  /** The log has it all. */
  done(letters: readonly DeadLetter[]): void {
    const parked = letters.filter(({ state }) => state === 'parked');
    for (const { record, span, fault } of this.traced) {
      const code = fault ?? parked.find((letter) => isPlaceOf(record, letter))?.code;
      if (code !== undefined) fail(span, code);
      span.setAttribute('chargeline.outcome', code === undefined ? 'done' : 'parked');
      span.end(this.now());
    }
    this.own.end(this.now());
  }

  /** Nothing of it counts: the same records come again. */
  failed(error: unknown): void {
    for (const span of [...this.traced.map((traced) => traced.span), this.own]) {
      if (!this.batch.signal.aborted) fail(span, codeOf(error));
      span.setAttribute('chargeline.outcome', 'redelivered');
      span.end(this.now());
    }
  }

  private open(record: LogRecord, work: Work, links: readonly Link[]): Incoming {
    const { tracer, system } = this.tracing;
    const span = tracer.startSpan(
      `process ${record.topic}`,
      {
        kind: SpanKind.CONSUMER,
        startTime: this.startTime,
        links: [...links],
        attributes: attributes({
          'messaging.system': system,
          'messaging.operation.name': 'process',
          'messaging.operation.type': 'process',
          ...placeOf(record),
        }),
      },
      contextUnder(record.headers['traceparent'] ?? ''),
    );
    const traced: Traced = { record, span, fault: undefined };
    this.traced.push(traced);
    try {
      const opened = work.open(record);
      if (span.isRecording())
        span.setAttributes(attributes(identityOf(opened.id, opened.tenant, opened.subject ?? opened.key)));
      const event = { ...opened, traceparent: traceparentOf(span) };
      this.byEvent.set(event, traced);
      return event;
    } catch (error) {
      traced.fault = codeOf(error);
      throw error;
    }
  }

  private async handle(events: readonly Incoming[], work: Work): ReturnType<Work['handle']> {
    try {
      return await work.handle(events);
    } catch (error) {
      if (isRetriable(error)) this.own.addEvent('retry', { 'chargeline.error_code': codeOf(error) });
      else if (events.length === 1) this.byEvent.get(events[0]!)!.fault = codeOf(error);
      throw error;
    }
  }

  private contextOf(events: readonly Incoming[]): Context {
    const alone = events.length === 1 ? this.byEvent.get(events[0]!) : undefined;
    return trace.setSpan(ROOT_CONTEXT, alone?.span ?? this.own);
  }

  /** A moment of the clock that the spans began by, which a correction of the machine's does not turn back. */
  private now(): number {
    return this.startTime + (performance.now() - this.started);
  }
}

const isPlaceOf = (record: LogRecord, letter: DeadLetter): boolean =>
  record.offset === letter.offset && record.partition === letter.partition && record.topic === letter.topic;

function linkTo(parent: Context): Link[] {
  const linked = trace.getSpanContext(parent);
  return linked === undefined ? [] : [{ context: linked }];
}
