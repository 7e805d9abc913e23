import type { BenchResult } from '@chargeline/bench';
import { expect, test } from 'vitest';
import { benchText } from './bench-report.js';

const result: BenchResult = {
  claims: 20_000,
  warmUp: 500,
  messages: 36_500,
  rows: 19_100,
  seed: 7,
  door: 'mix',
  log: 'kafka',
  client: 'kafkajs',
  seconds: 20.04,
  claimsPerSecond: 998,
  cpuMicrosPerClaim: { billing: 1_200, kafka: 300, total: 1_500 },
  peakMegabytes: { billing: 150, kafka: 512 },
  latencyMillis: { p50: 78.2, p99: 189, atClaimsPerSecond: 499, rows: 4_800 },
  filingSeconds: 3.26,
  ledger: { accepted: 25_500, billed: 24_300, rejected: 700, parked: 500, lost: 0, doubled: 0, centsOff: 0 },
  unexpected: {},
  node: 'v24.0.0',
  cores: 2,
};
const text = (changed: Partial<BenchResult> = {}): string =>
  benchText({ ...result, ...changed }, 'linux x64').join('\n');

test('figures first, the ledger last', () => {
  expect(text()).toMatch(/^20,000 claims \(36,500 messages, door mix, seed 7\) in 20\.0 s: 998 claims a second\n/);
  expect(text()).toMatch(/\naccepted=25500 billed=24300 rejected=700 parked=500 lost=0 doubled=0 cents_off=0$/);
});

test('each process with its costs; the total has no memory', () =>
  expect(text()).toContain(
    [
      'process  CPU µs a claim  peak MB',
      'billing           1,200      150',
      'kafka               300      512',
      'total             1,500',
    ].join('\n'),
  ));

for (const [why, changed, told] of [
  ['the machine and the caution', {}, 'linux x64, 2 cores, Node v24.0.0. Single run, noisy machine'],
  ['the pace of the latency', {}, 'At 499 claims a second a row is posted 78.2 ms (p50), 189 ms (p99)'],
  ['the client', {}, 'On Kafka by kafkajs'],
  ['no Kafka', { client: null, log: 'memory' as const }, 'On a log in memory, all rooms in one process'],
  ['what cannot be measured', { cpuMicrosPerClaim: { billing: null, total: null } }, 'billing  not measured'],
  ['answers that were not planned', { unexpected: { AR: 3, '503': 1_200 } }, '503 1,200 times, AR 3 times'],
] as const) {
  test(`it tells ${why}`, () => expect(text(changed)).toContain(told));
}

test('nothing of answers when all were as planned', () => expect(text()).not.toContain('otherwise'));
