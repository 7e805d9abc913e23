import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { kafkaHalf } from '@chargeline/kafka-broker';
import { rooms } from '@chargeline/standalone';
import { expect, test } from 'vitest';
// Its processes run what is built.
import { type BenchOptions, type BenchResult, runBench } from '../dist/index.js';

const kafka = await kafkaHalf();
/** There is a /proc. */
const measured = process.platform === 'linux';

const small: BenchOptions = {
  claims: 100,
  seed: 5,
  door: 'mix',
  kafka: null,
  env: {},
  tell: () => undefined,
  signal: new AbortController().signal,
};

const leftovers = async (): Promise<readonly string[]> =>
  (await readdir(tmpdir())).filter((name) => name.startsWith('chargeline-bench-'));

/** What must hold on any machine, however slow: the structure, and that nothing was lost. */
function expectWhole(result: BenchResult, processes: readonly string[]): void {
  expect(result).toMatchObject({
    claims: 100,
    warmUp: 10,
    seed: 5,
    door: 'mix',
    unexpected: {},
    node: process.version,
  });
  expect(result.ledger).toMatchObject({ accepted: 135, lost: 0, doubled: 0, centsOff: 0 });
  expect(result.ledger.billed + result.ledger.rejected + result.ledger.parked).toBe(135);
  expect(result.claimsPerSecond).toBeCloseTo(100 / result.seconds, 1);
  expect(result.rows).toBeGreaterThan(80);
  const { p50, p99, rows, atClaimsPerSecond } = result.latencyMillis;
  // Of 25 claims some are rejected or parked, some posted again because a charge came late.
  expect(rows).toBeGreaterThan(15);
  expect(p50).toBeGreaterThan(0);
  expect(p99).toBeGreaterThanOrEqual(p50!);
  expect(atClaimsPerSecond).toBeCloseTo(result.claimsPerSecond / 2, 0);
  expect(Object.keys(result.cpuMicrosPerClaim).sort()).toEqual([...processes, 'total'].sort());
  expect(Object.keys(result.peakMegabytes).sort()).toEqual([...processes].sort());
  // A process may have used less than one tick of the system's clock.
  const odd = (least: number) => (figure: number | null) => (measured ? !(figure! >= least) : figure !== null);
  expect(Object.values(result.cpuMicrosPerClaim).filter(odd(0))).toEqual([]);
  expect(Object.values(result.peakMegabytes).filter(odd(1))).toEqual([]);
}

test('the embedded line: its figures, an exact ledger, nothing left behind', { timeout: 300_000 }, async () => {
  const before = await leftovers();
  const result = await runBench(small);
  expect(result).toMatchObject({ log: 'memory', client: null });
  expectWhole(result, ['line', 'postgres', 'sender', 'bench']);
  expect(await leftovers()).toEqual(before);
});

test.skipIf(!kafka.ok)('every room a process, on Kafka', { timeout: 400_000 }, async () => {
  const result = await runBench({ ...small, kafka: 'platformatic' });
  expect(result).toMatchObject({ log: 'kafka', client: 'platformatic' });
  expectWhole(result, [...rooms.map(({ name }) => name), 'kafka', 'postgres', 'sender', 'bench']);
});

test('one that is stopped says why and leaves nothing behind', { timeout: 300_000 }, async () => {
  const before = await leftovers();
  const stopped = new AbortController();
  const reason = new Error('enough');
  const run = runBench({
    ...small,
    signal: stopped.signal,
    tell: (text) => {
      if (text.startsWith('Sending')) stopped.abort(reason);
    },
  });
  await expect(run).rejects.toBe(reason);
  expect(await leftovers()).toEqual(before);
});
