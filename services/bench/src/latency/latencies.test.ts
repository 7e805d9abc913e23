import { expect, test } from 'vitest';
import { latenciesOf, latency } from './latencies.js';

const row = (messageId: string, postedAt: number) => ({ tenantId: 't', sourceId: 's', messageId, postedAt });

for (const [why, due, rows, expected] of [
  ['from due until posted', [['t/s/A', 1_000]], [row('A', 1_080)], [80]],
  ['a bundle is known by system|value', [['t/s/A', 1_000]], [row('https://x|A', 1_080)], [80]],
  ['each claim of a batch has its place behind its key', [['t/s/A', 5]], [row('A#0', 10), row('A#12', 11)], [5, 6]],
  [
    'an identical resend changes nothing: the first one counts',
    [
      ['t/s/A', 5],
      ['t/s/A', 9],
    ],
    [row('A', 10)],
    [5],
  ],
  ['a row of another phase is left out', [['t/s/A', 5]], [row('B', 10)], []],
  ['a message without a row has none', [['t/s/A', 5]], [], []],
] as const) {
  test(why, () => expect(latenciesOf(due, rows)).toEqual(expected));
}

test('to a tenth of a millisecond, with the number of rows', () =>
  expect(latency([10.04, 20.06, 30], 7.5)).toEqual({ p50: 20.1, p99: 30, atClaimsPerSecond: 7.5, rows: 3 }));
