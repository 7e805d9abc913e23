import { ChargelineError } from '@chargeline/kernel';
import {
  type Document,
  type Encoded,
  fromHeaders,
  reader,
  type Releases,
  type Sections,
  textAt,
  type Topic,
} from '@chargeline/contracts';
import type { LogRecord } from './log.js';

/** What an event is caused by: another event, or a stranger's message at a door (its `id` is then the source's own). */
export interface Cause {
  readonly id: string;
  readonly tenant: string;
  readonly traceparent: string;
  readonly releases: Releases;
}

/** An event in hand: who and what it is, the part of its document that this room reads, and its bytes to append to. */
export interface Incoming<D = unknown> extends Cause {
  readonly key: string;
  /** What it is about, where its topic says that beside the key. */
  readonly subject?: string;
  /** When it was written (ISO 8601). */
  readonly time: string;
  /** Its place in its topic: that of the record itself, also when a letter is asked back. */
  readonly partition: number;
  readonly offset: string;
  readonly body: D;
  readonly encoded: Encoded;
}

/** A topic read through a view: the sections and fields that this room decides on. */
export interface Reading<V extends Sections = Sections> {
  readonly topic: Topic;
  readonly view: V;
}

export function read<V extends Sections>(topic: Topic, view: V): Reading<V> {
  return { topic, view };
}

const alien = (fault: string): ChargelineError =>
  new ChargelineError('CHL_MESSAGING_ALIEN', `A record is not an event of its topic: ${fault}.`, false);

type Fields = Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;

/**
 * Refuses a record whose key or tenant is not that of its document, as far as the view shows them. What it is about may be its key:
 * that of records that were written before their topic had another.
 */
function checkClaims(topic: Topic, body: Fields, key: string, tenant: string): void {
  const own = textAt(body, topic.key);
  const isAbout = topic.subject !== undefined && textAt(body, topic.subject) === key;
  if (own !== undefined && own !== key && !isAbout) throw alien('its key is not that of its document');
  for (const fields of Object.values(body)) {
    const named = fields?.['tenantId'];
    if (named !== undefined && named !== tenant) throw alien('its tenant is not that of its document');
  }
}

/** Opens records of one topic. Throws a ChargelineError that is not retriable for a record that is not an event of it. */
export function opener<V extends Sections>({ topic, view }: Reading<V>): (record: LogRecord) => Incoming<Document<V>> {
  const decode = reader(topic, view);
  return ({ key, value, headers, partition, offset }) => {
    if (value === null) throw alien('it has no body');
    if (key === null || key === '') throw alien('it has no key');
    const { format, fingerprint, ...envelope } = fromHeaders(headers);
    if (envelope.type !== topic.name) throw alien('its type is another topic');
    const encoded = { format, fingerprint, bytes: value };
    const body = decode(encoded);
    checkClaims(topic, body, key, envelope.tenant);
    return {
      id: envelope.id,
      tenant: envelope.tenant,
      traceparent: envelope.traceparent,
      releases: envelope.releases,
      key,
      ...(envelope.subject !== undefined && { subject: envelope.subject }),
      time: envelope.time,
      partition,
      offset,
      body,
      encoded,
    };
  };
}
