import { type Fields, readMessage, type Shape } from './protobuf.js';

// opentelemetry-proto 1.x: common, resource, trace and metrics, and the requests that carry them.
const VALUE: Shape = { 1: ['string', 'text'], 2: ['bool', 'whole'], 3: ['int', 'whole'], 4: ['double', 'double'] };
const ATTRIBUTE: Shape = { 1: ['key', 'text'], 2: ['value', VALUE] };
const RESOURCE: Shape = { 1: ['attributes', { each: ATTRIBUTE }] };
const EVENT: Shape = { 2: ['name', 'text'], 3: ['attributes', { each: ATTRIBUTE }] };
const LINK: Shape = { 1: ['traceId', 'hex'], 2: ['spanId', 'hex'], 4: ['attributes', { each: ATTRIBUTE }] };
const STATUS: Shape = { 2: ['message', 'text'], 3: ['code', 'whole'] };
const SPAN: Shape = {
  1: ['traceId', 'hex'],
  2: ['spanId', 'hex'],
  4: ['parentId', 'hex'],
  5: ['name', 'text'],
  6: ['kind', 'whole'],
  7: ['start', 'whole'],
  8: ['end', 'whole'],
  9: ['attributes', { each: ATTRIBUTE }],
  11: ['events', { each: EVENT }],
  13: ['links', { each: LINK }],
  15: ['status', STATUS],
};
const request = (item: Shape): Shape => {
  const scope: Shape = { 2: ['items', { each: item }] };
  const resource: Shape = { 1: ['resource', RESOURCE], 2: ['scopes', { each: scope }] };
  return { 1: ['resources', { each: resource }] };
};
const TRACES = request(SPAN);

const NUMBER: Shape = { 4: ['double', 'double'], 6: ['int', 'whole'], 7: ['attributes', { each: ATTRIBUTE }] };
const HISTOGRAM: Shape = { 4: ['count', 'whole'], 5: ['sum', 'double'], 9: ['attributes', { each: ATTRIBUTE }] };
const METRIC: Shape = {
  1: ['name', 'text'],
  5: ['gauge', { 1: ['points', { each: NUMBER }] }],
  7: ['sum', { 1: ['points', { each: NUMBER }] }],
  9: ['histogram', { 1: ['points', { each: HISTOGRAM }] }],
};
const METRICS = request(METRIC);

export type Told = Readonly<Record<string, string | number | boolean>>;

const KINDS = ['unspecified', 'internal', 'server', 'client', 'producer', 'consumer'] as const;
const STATUSES = ['unset', 'ok', 'error'] as const;

/** A span as it arrived. Times are in nanoseconds since 1970. */
export interface ReceivedSpan {
  readonly service: string;
  readonly resource: Told;
  readonly name: string;
  readonly kind: (typeof KINDS)[number];
  readonly traceId: string;
  readonly spanId: string;
  /** Empty when it is a root. */
  readonly parentId: string;
  readonly start: bigint;
  readonly end: bigint;
  readonly attributes: Told;
  readonly events: readonly { readonly name: string; readonly attributes: Told }[];
  readonly links: readonly { readonly traceId: string; readonly spanId: string; readonly attributes: Told }[];
  readonly status: { readonly code: (typeof STATUSES)[number]; readonly message: string };
}

/** A point of a metric as it arrived: the number, or a histogram's count. */
export interface ReceivedPoint {
  readonly service: string;
  readonly name: string;
  readonly attributes: Told;
  readonly value: number;
}

type Many = readonly Fields[] | undefined;

function toldIn(list: unknown): Told {
  const told = ((list as Many) ?? []).map(({ key, value }) => {
    const { string, bool, int, double } = (value ?? {}) as Fields;
    const shown = string ?? (int === undefined ? double : Number(int)) ?? (bool === undefined ? '' : bool === 1n);
    return [key as string, shown as string | number | boolean] as const;
  });
  return Object.fromEntries(told);
}

/** Everything of a request, with the attributes of the resource that it belongs to. */
function itemsOf(bytes: Buffer, shape: Shape): readonly { readonly resource: Told; readonly item: Fields }[] {
  const { resources } = readMessage(bytes, shape) as { resources: Many };
  return (resources ?? []).flatMap(({ resource, scopes }) =>
    ((scopes as Many) ?? []).flatMap(({ items }) =>
      ((items as Many) ?? []).map((item) => ({
        resource: toldIn((resource as Fields | undefined)?.['attributes']),
        item,
      })),
    ),
  );
}

const serviceOf = (resource: Told): string => String(resource['service.name']);

/** Reads an ExportTraceServiceRequest. */
export function readSpans(bytes: Buffer): readonly ReceivedSpan[] {
  return itemsOf(bytes, TRACES).map(({ resource, item }) => {
    const { name, kind, traceId, spanId, parentId = '', start, end, attributes, events, links, status } = item;
    const { code = 0n, message = '' } = (status ?? {}) as Fields;
    return {
      service: serviceOf(resource),
      resource,
      name: name as string,
      kind: KINDS[Number(kind ?? 0n)]!,
      traceId: traceId as string,
      spanId: spanId as string,
      parentId: parentId as string,
      start: start as bigint,
      end: end as bigint,
      attributes: toldIn(attributes),
      events: ((events as Many) ?? []).map((event) => ({
        name: event['name'] as string,
        attributes: toldIn(event['attributes']),
      })),
      links: ((links as Many) ?? []).map((link) => ({
        traceId: link['traceId'] as string,
        spanId: link['spanId'] as string,
        attributes: toldIn(link['attributes']),
      })),
      status: { code: STATUSES[Number(code)]!, message: message as string },
    };
  });
}

/** Reads an ExportMetricsServiceRequest. */
export function readPoints(bytes: Buffer): readonly ReceivedPoint[] {
  return itemsOf(bytes, METRICS).flatMap(({ resource, item: { name, gauge, sum, histogram } }) => {
    const { points } = (gauge ?? sum ?? histogram ?? {}) as { points?: Many };
    return (points ?? []).map(({ double, int, count, attributes }) => ({
      service: serviceOf(resource),
      name: name as string,
      attributes: toldIn(attributes),
      value: Number(double ?? int ?? count ?? 0),
    }));
  });
}
