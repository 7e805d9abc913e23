import type { BenchResult } from '@chargeline/bench';
import { ledgerLine } from '@chargeline/standalone';
import { table } from '../table.js';

const thousands = (count: number): string => count.toLocaleString('en-US');
const cell = (figure: number | null | undefined): string =>
  figure === null || figure === undefined ? 'not measured' : thousands(figure);

function processes({ cpuMicrosPerClaim, peakMegabytes }: BenchResult): string {
  const rows = Object.entries(cpuMicrosPerClaim).map(([name, micros]) => [
    name,
    cell(micros),
    name === 'total' ? '' : cell(peakMegabytes[name]),
  ]);
  return table(['process', 'CPU µs a claim', 'peak MB'], rows);
}

function otherwise({ unexpected }: BenchResult): readonly string[] {
  const codes = Object.entries(unexpected).map(([code, count]) => `${code} ${thousands(count)} times`);
  return codes.length === 0 ? [] : [`Messages answered otherwise than planned: ${codes.join(', ')}`];
}

/** A benchmark for people; the ledger is its last line. */
export function benchText(result: BenchResult, machine: string): readonly string[] {
  const { claims, messages, rows, warmUp, seconds, claimsPerSecond, latencyMillis, filingSeconds } = result;
  const { p50, p99, atClaimsPerSecond } = latencyMillis;
  const on =
    result.client === null
      ? 'a log in memory, all rooms in one process'
      : `Kafka by ${result.client}, each room a process`;
  return [
    `${thousands(claims)} claims (${thousands(messages)} messages, door ${result.door}, seed ${result.seed}) in ${seconds.toFixed(1)} s: ${thousands(claimsPerSecond)} claims a second`,
    `The clock ran from the first send to the last committed of ${thousands(rows)} rows in billing, after a warm-up of ${thousands(warmUp)} claims; making the 837 files took ${filingSeconds.toFixed(1)} s more.`,
    `At ${thousands(atClaimsPerSecond)} claims a second a row is posted ${cell(p50)} ms (p50), ${cell(p99)} ms (p99) after its message is due: all of ${thousands(latencyMillis.rows)} rows.`,
    '',
    processes(result),
    '',
    ...otherwise(result),
    `On ${on}. ${machine}, ${result.cores} cores, Node ${result.node}. Single run, noisy machine: compare figures of one run only.`,
    '',
    ledgerLine(result.ledger),
  ];
}
