import { ChargelineError } from '@chargeline/kernel';
import { afterEach, expect, test, vi } from 'vitest';
import { Health } from './health.js';

afterEach(() => {
  vi.useRealTimers();
});

const fine = async (): Promise<void> => undefined;
const away = (): Promise<void> =>
  Promise.reject(new ChargelineError('CHL_STORE_UNAVAILABLE', 'The database does not answer.', true));
const unforeseen = (): Promise<void> => Promise.reject(new TypeError('KANARIENVOGEL'));

function healthOf(checks: Readonly<Record<string, () => Promise<void>>>): Health {
  const health = new Health();
  for (const [name, check] of Object.entries(checks)) health.expect(name, check);
  return health;
}

for (const [why, checks, readiness] of [
  ['who needs nothing is ready', {}, { status: 'ready', checks: {} }],
  ['all is there', { log: fine, database: fine }, { status: 'ready', checks: { log: 'ok', database: 'ok' } }],
  [
    'one is away: its code, and the others beside it',
    { log: fine, database: away },
    { status: 'not-ready', checks: { log: 'ok', database: 'CHL_STORE_UNAVAILABLE' } },
  ],
  [
    'what nobody foresaw is not quoted',
    { log: unforeseen },
    { status: 'not-ready', checks: { log: 'CHL_RUNTIME_CHECK_FAILED' } },
  ],
] as const) {
  test(why, async () => expect(await healthOf(checks).ready()).toEqual(readiness));
}

test('a check that never answers has failed, and the others are told', async () => {
  vi.useFakeTimers();
  const readiness = healthOf({ log: () => new Promise(() => undefined), database: fine }).ready();
  await vi.advanceTimersByTimeAsync(6_000);
  expect(await readiness).toEqual({ status: 'not-ready', checks: { log: 'CHL_RUNTIME_NO_ANSWER', database: 'ok' } });
});

test('many who ask at once cost one look; who asks later gets another', async () => {
  const look = vi.fn(fine);
  const health = healthOf({ log: look });
  await Promise.all([health.ready(), health.ready(), health.ready()]);
  expect(look).toHaveBeenCalledTimes(1);
  await health.ready();
  expect(look).toHaveBeenCalledTimes(2);
});
