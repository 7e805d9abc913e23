import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readPoints, readSpans, type ReceivedPoint, type ReceivedSpan } from './otlp.js';

/** Stands in for a collector: takes OTLP over HTTP (http/protobuf), and keeps what came. */
export interface Receiver {
  /** For OTEL_EXPORTER_OTLP_ENDPOINT. */
  readonly endpoint: string;
  readonly spans: readonly ReceivedSpan[];
  readonly points: readonly ReceivedPoint[];
  /** Every request as it came, its headers too, for those who look for what must not be in it. */
  readonly bytes: () => Buffer;
  readonly close: () => Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

export async function startReceiver(): Promise<Receiver> {
  const spans: ReceivedSpan[] = [];
  const points: ReceivedPoint[] = [];
  const kept: Buffer[] = [];
  const take = async (request: IncomingMessage): Promise<number> => {
    const body = await bodyOf(request);
    kept.push(Buffer.from(`${request.url} ${JSON.stringify(request.headers)}\n`), body);
    if (request.url === '/v1/traces') spans.push(...readSpans(body));
    else if (request.url === '/v1/metrics') points.push(...readPoints(body));
    else return 404;
    return 200;
  };
  const server = createServer((request, response) => {
    void take(request)
      .catch(() => 400)
      .then((status) => response.writeHead(status, { 'content-type': 'application/x-protobuf' }).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    points,
    bytes: () => Buffer.concat(kept),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
