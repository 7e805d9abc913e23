import type { LogRecord } from './log.js';

/** All that a span may say, by OpenTelemetry's names for messaging and our own. Whatever is not here is told to nobody. */
export interface SpanAttributes {
  readonly 'messaging.system'?: string;
  readonly 'messaging.operation.name'?: string;
  readonly 'messaging.operation.type'?: 'process' | 'receive' | 'create';
  readonly 'messaging.destination.name'?: string;
  readonly 'messaging.destination.partition.id'?: string;
  readonly 'messaging.kafka.offset'?: number;
  readonly 'messaging.batch.message_count'?: number;
  readonly 'messaging.message.id'?: string;
  readonly 'chargeline.tenant'?: string;
  /** The claim's or encounter's id. */
  readonly 'chargeline.key'?: string;
  readonly 'chargeline.outcome'?: 'done' | 'parked' | 'redelivered';
  readonly 'chargeline.error_code'?: string;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const CLAIM = /^C[0-9A-HJKMNP-TV-Z]{19}$/;
const TENANT = /^[a-z0-9-]{1,40}$/;

/** Who and what an event is, as far as it has the form of an id of ours: a stranger may have written anything there. */
export function identityOf(id: string, tenant: string, key: string): SpanAttributes {
  return {
    ...(UUID.test(id) && { 'messaging.message.id': id }),
    ...(TENANT.test(tenant) && { 'chargeline.tenant': tenant }),
    ...((CLAIM.test(key) || UUID.test(key)) && { 'chargeline.key': key }),
  };
}

/** Where a record stands. */
export function placeOf({
  topic,
  partition,
  offset,
}: Pick<LogRecord, 'topic' | 'partition' | 'offset'>): SpanAttributes {
  return {
    'messaging.destination.name': topic,
    'messaging.destination.partition.id': String(partition),
    'messaging.kafka.offset': Number(offset),
  };
}
