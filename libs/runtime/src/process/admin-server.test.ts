import { afterEach, expect, test } from 'vitest';
import { type AdminServer, type Answers, openAdmin } from './admin-server.js';

const well: Answers = {
  stuck: () => null,
  ready: async () => ({ status: 'ready', checks: { log: 'ok' } }),
  metrics: async () => 'chargeline_records_total 7\n',
};
const waiting = { status: 'not-ready', checks: { database: 'CHL_STORE_UNAVAILABLE' } } as const;

const opened: AdminServer[] = [];
afterEach(async () => {
  for (const server of opened.splice(0)) await server.close();
});

async function ask(path: string, answers: Answers): Promise<readonly [number, string]> {
  const server = await openAdmin('127.0.0.1', 0, answers);
  opened.push(server);
  const response = await fetch(`${server.url}${path}`);
  return [response.status, await response.text()];
}

for (const [why, path, answers, status, body] of [
  ['a service that gets on is left alone', '/health/live', well, 200, '{"status":"ok"}'],
  [
    'a stuck one is started again',
    '/health/live',
    { ...well, stuck: () => 'no sign of life' },
    503,
    '{"status":"stuck","because":"no sign of life"}',
  ],
  ['a ready one is given work', '/health/ready', well, 200, '{"status":"ready","checks":{"log":"ok"}}'],
  [
    'one that waits says what for',
    '/health/ready',
    { ...well, ready: async () => waiting },
    503,
    '{"status":"not-ready","checks":{"database":"CHL_STORE_UNAVAILABLE"}}',
  ],
  [
    'one that waits is not started again',
    '/health/live',
    { ...well, ready: async () => waiting },
    200,
    '{"status":"ok"}',
  ],
  ['metrics are text', '/metrics', well, 200, 'chargeline_records_total 7\n'],
  ['a scraper may add what it likes', '/metrics?debug=1', well, 200, 'chargeline_records_total 7\n'],
  [
    'another path is told what there is',
    '/',
    well,
    404,
    '{"status":"not-found","paths":["/health/live","/health/ready","/metrics"]}',
  ],
  [
    'an answer that fails quotes nothing',
    '/metrics',
    { ...well, metrics: async () => Promise.reject(new Error('KANARIENVOGEL')) },
    500,
    '{"status":"failed"}',
  ],
] as const) {
  test(why, async () => expect(await ask(path, answers)).toEqual([status, body]));
}

test('a port that is taken is an error', async () => {
  const { url } = await openAdmin('127.0.0.1', 0, well).then((server) => (opened.push(server), server));
  await expect(openAdmin('127.0.0.1', Number(new URL(url).port), well)).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

test('after close nobody listens, also where somebody kept a connection', async () => {
  const server = await openAdmin('127.0.0.1', 0, well);
  await fetch(`${server.url}/metrics`);
  await server.close();
  await expect(fetch(`${server.url}/metrics`)).rejects.toThrow();
});
