import { eventId } from '@chargeline/kernel';
import {
  appender,
  type Document,
  type Encoded,
  type Releases,
  type Sections,
  textAt,
  toHeaders,
  type Topic,
  type WireFormat,
  writer,
} from '@chargeline/contracts';
import type { Cause, Incoming } from './incoming.js';
import type { NewRecord } from './log.js';
import { refuseTooLarge } from './record-size.js';
import { nextSpan } from './trace.js';

interface Details {
  /** Tells events apart that one cause has in one topic. */
  readonly ordinal?: number;
  /** Pinned beside those of the cause. */
  readonly releases?: Releases;
  /** What an extension is keyed by, where that is neither its cause's key nor in its new section. */
  readonly key?: string;
}

/** An event ready to be written: what a handler returns and the log appends. */
export interface Outgoing extends Details {
  readonly topic: Topic;
  readonly cause: Cause;
  readonly content:
    | { readonly document: Document<Sections> }
    | { readonly input: Encoded; readonly key: string; readonly section: string; readonly value: unknown };
}

/** A new document. */
export function emit<S extends Sections>(
  topic: Topic<S>,
  cause: Cause,
  document: Document<S>,
  details: Details = {},
): Outgoing {
  return { topic, cause, content: { document }, ...details };
}

/** The cause's document with one section appended. */
export function extend<S extends Sections, K extends keyof S & string>(
  topic: Topic<S>,
  cause: Incoming,
  section: K,
  value: Document<S>[K],
  details: Details = {},
): Outgoing {
  const { key = cause.key, ...others } = details;
  return { topic, cause, content: { input: cause.encoded, key, section, value }, ...others };
}

/** What of a document is in hand: all of it, or the section that an extension appends. */
const inHand = ({ content }: Outgoing): Readonly<Record<string, unknown>> =>
  'document' in content ? content.document : { [content.section]: content.value };

/** The key is in the document or in the new section; else the event keeps its cause's, or has one of its own. */
function keyOf(outgoing: Outgoing): string {
  const { topic, content } = outgoing;
  return textAt(inHand(outgoing), topic.key) ?? ('key' in content ? content.key : '');
}

export const outgoingId = ({ topic, cause, ordinal }: Outgoing): string =>
  eventId(cause.tenant, cause.id, topic.name, ordinal);

/**
 * Turns outgoing events into records. `source` is the service's name, `now` the time for `ce_time`; `span` gives the span that an event
 * says it comes from: a new one of its cause's trace, or, where spans are made, the cause's own.
 * Throws an error that is not retriable when a document does not fit its topic or is too large.
 */
export function recorder(
  source: string,
  format: WireFormat,
  now: () => Date,
  span: (traceparent: string) => string = nextSpan,
): (outgoing: Outgoing) => NewRecord {
  const writers = new Map<string, ReturnType<typeof writer>>();
  const appenders = new Map<string, ReturnType<typeof appender>>();

  const encode = ({ topic, content }: Outgoing): Encoded => {
    if ('document' in content) {
      const write = writers.get(topic.name) ?? writer(topic, format);
      writers.set(topic.name, write);
      return write(content.document);
    }
    const name = `${topic.name} ${content.section}`;
    const append = appenders.get(name) ?? appender(topic, content.section);
    appenders.set(name, append);
    return append(content.input, content.value as never);
  };

  return (outgoing) => {
    const { topic, cause, releases } = outgoing;
    const encoded = encode(outgoing);
    const subject = topic.subject && textAt(inHand(outgoing), topic.subject);
    const envelope = {
      id: outgoingId(outgoing),
      type: topic.name,
      source: `/chargeline/${source}`,
      time: now().toISOString(),
      tenant: cause.tenant,
      ...(subject !== undefined && { subject }),
      traceparent: span(cause.traceparent),
      releases: { ...cause.releases, ...releases },
    };
    const headers = toHeaders(envelope, encoded);
    const record = { topic: topic.name, key: keyOf(outgoing), value: encoded.bytes, headers };
    refuseTooLarge(record);
    return record;
  };
}
