import { ChargelineError } from '@chargeline/kernel';
import type { Encoded, WireFormat } from './codec.js';

/** The reference releases that judge and price an event, pinned at ingestion by date of service: `{ pfs: '2025-10' }`. */
export type Releases = Readonly<Record<string, string>>;

/** What is said of an event beside its document. */
export interface Envelope {
  readonly id: string;
  readonly type: string;
  readonly source: string;
  readonly time: string;
  readonly tenant: string;
  /** What it is about, where that is not its key. */
  readonly subject?: string;
  readonly traceparent: string;
  readonly releases: Releases;
}

const CONTENT_TYPE: Readonly<Record<WireFormat, string>> = { avro: 'application/avro', json: 'application/json' };

/** CloudEvents 1.0, Kafka binary mode (section 3.2), with tenant, W3C trace context, schema fingerprint and releases beside it. */
export function toHeaders(
  envelope: Envelope,
  { format, fingerprint }: Pick<Encoded, 'format' | 'fingerprint'>,
): Record<string, string> {
  return {
    ce_specversion: '1.0',
    ce_id: envelope.id,
    ce_type: envelope.type,
    ce_source: envelope.source,
    ce_time: envelope.time,
    'content-type': CONTENT_TYPE[format],
    tenant: envelope.tenant,
    ...(envelope.subject !== undefined && { ce_subject: envelope.subject }),
    traceparent: envelope.traceparent,
    schema: fingerprint,
    releases: new URLSearchParams(envelope.releases as Record<string, string>).toString(),
  };
}

const TRACEPARENT = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

/** Whether the text is a W3C Trace Context `traceparent` of version 00. */
export const isTraceparent = (text: string): boolean => TRACEPARENT.test(text);

function must(headers: Readonly<Record<string, string>>, name: string, fits: (value: string) => boolean): string {
  const value = headers[name];
  if (value === undefined || !fits(value)) {
    throw new ChargelineError('CHL_CONTRACTS_NO_ENVELOPE', `A record's header ${name} is missing or malformed.`, false);
  }
  return value;
}

const short = (value: string): boolean => value.length > 0 && value.length <= 200;

/** Reads an envelope. Throws CHL_CONTRACTS_NO_ENVELOPE, naming the header, never its value. A trace that is not one is dropped. */
export function fromHeaders(
  headers: Readonly<Record<string, string>>,
): Envelope & Pick<Encoded, 'format' | 'fingerprint'> {
  const contentType = must(headers, 'content-type', (value) => Object.values(CONTENT_TYPE).includes(value));
  const traceparent = headers['traceparent'] ?? '';
  const subject = headers['ce_subject'];
  return {
    id: must(headers, 'ce_id', short),
    type: must(headers, 'ce_type', short),
    source: must(headers, 'ce_source', short),
    time: must(headers, 'ce_time', (value) => !Number.isNaN(Date.parse(value))),
    tenant: must(headers, 'tenant', short),
    ...(subject !== undefined && { subject: must(headers, 'ce_subject', short) }),
    traceparent: isTraceparent(traceparent) ? traceparent : '',
    releases: Object.fromEntries(new URLSearchParams((headers['releases'] ?? '').slice(0, 2_000))),
    format: contentType === CONTENT_TYPE.avro ? 'avro' : 'json',
    fingerprint: must(headers, 'schema', (value) => /^[0-9a-f]{16}$/.test(value)),
  };
}
