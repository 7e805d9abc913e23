import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Readiness } from '../health.js';

/** What a service answers to its operators. */
export interface Answers {
  /** Null when all is well; else why the process should be started again. */
  readonly stuck: () => string | null;
  readonly ready: () => Promise<Readiness>;
  /** In Prometheus' text format. */
  readonly metrics: () => Promise<string>;
}

export interface AdminServer {
  readonly url: string;
  readonly close: () => Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

const json = (status: number, body: object): Answer => ({
  status,
  type: 'application/json',
  body: JSON.stringify(body),
});

async function answer(path: string | undefined, { stuck, ready, metrics }: Answers): Promise<Answer> {
  switch (path?.split('?', 1)[0]) {
    case '/health/live': {
      const because = stuck();
      return because === null ? json(200, { status: 'ok' }) : json(503, { status: 'stuck', because });
    }
    case '/health/ready': {
      const readiness = await ready();
      return json(readiness.status === 'ready' ? 200 : 503, readiness);
    }
    case '/metrics':
      return { status: 200, type: 'text/plain; version=0.0.4', body: await metrics() };
    default:
      return json(404, { status: 'not-found', paths: ['/health/live', '/health/ready', '/metrics'] });
  }
}

/** Answers `/health/live`, `/health/ready` and `/metrics` on a port of their own, from before the service starts until it has stopped. */
export async function openAdmin(host: string, port: number, answers: Answers): Promise<AdminServer> {
  const server = createServer((request, response) => {
    void answer(request.url, answers)
      .catch(() => json(500, { status: 'failed' }))
      .then(({ status, type, body }) => response.writeHead(status, { 'content-type': type }).end(body));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
