import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type Attributes,
  type Context,
  type ContextManager,
  type Link,
  ROOT_CONTEXT,
  type Span,
  type SpanContext,
  type SpanOptions,
  type SpanStatus,
  SpanStatusCode,
  trace,
  type Tracer,
} from '@opentelemetry/api';

/** A span as a test looks at it. */
export interface Made {
  readonly name: string;
  readonly context: SpanContext;
  /** Empty when it is a root. */
  readonly parentId: string;
  readonly links: readonly Link[];
  readonly attributes: Attributes;
  readonly events: string[];
  status: SpanStatus;
  ended: boolean;
}

const hex = (number: number, length: number): string => number.toString(16).padStart(length, '0');

/** A tracer that keeps what is made with it. It samples as the parent is sampled. */
export function keepingTracer(): { readonly tracer: Tracer; readonly made: Made[] } {
  const made: Made[] = [];
  const startSpan = (name: string, options: SpanOptions = {}, parents: Context = ROOT_CONTEXT): Span => {
    const parent = trace.getSpanContext(parents);
    const number = made.length + 1;
    const context: SpanContext = {
      traceId: parent?.traceId ?? hex(number, 32),
      spanId: hex(number, 16),
      traceFlags: parent?.traceFlags ?? 1,
    };
    const kept: Made = {
      name,
      context,
      parentId: parent?.spanId ?? '',
      links: options.links ?? [],
      attributes: { ...options.attributes },
      events: [],
      status: { code: SpanStatusCode.UNSET },
      ended: false,
    };
    made.push(kept);
    const span: Span = {
      spanContext: () => context,
      isRecording: () => true,
      setAttribute: (key, value) => (Object.assign(kept.attributes, { [key]: value }), span),
      setAttributes: (attributes) => (Object.assign(kept.attributes, attributes), span),
      addEvent: (event) => (kept.events.push(event), span),
      setStatus: (status) => ((kept.status = status), span),
      end: () => void (kept.ended = true),
      addLink: () => span,
      addLinks: () => span,
      updateName: () => span,
      recordException: () => {
        throw new Error('An exception has a text, and a text may quote a patient.');
      },
    };
    return span;
  };
  return { made, tracer: { startSpan, startActiveSpan: () => undefined as never } };
}

/** The least that makes a context active along promises. */
export function contexts(): ContextManager {
  const storage = new AsyncLocalStorage<Context>();
  const manager: ContextManager = {
    active: () => storage.getStore() ?? ROOT_CONTEXT,
    with: (context, run, self, ...args) => storage.run(context, () => run.call(self as never, ...args)),
    bind: (_context, target) => target,
    enable: () => manager,
    disable: () => manager,
  };
  return manager;
}
