import type { Ledger } from '@chargeline/standalone';
import type { Latency } from './latency/latencies.js';
import type { PeakMegabytes } from './process/peaks.js';
import type { DoorChoice } from './traffic/traffic.js';

export type KafkaClient = 'kafkajs' | 'platformatic';

/** The figures of one run. Those of two runs compare only when the machine was as quiet in both. */
export interface BenchResult {
  /** Sent at full speed; those of the warm-up and of the paced phase come on top. */
  readonly claims: number;
  readonly warmUp: number;
  readonly messages: number;
  /** Claim revisions that billing posted of them: some are rejected or parked, some corrected. */
  readonly rows: number;
  readonly seed: number;
  readonly door: DoorChoice;
  readonly log: 'memory' | 'kafka';
  /** Null where there is no Kafka. */
  readonly client: KafkaClient | null;
  /** From the first send until nothing was left on the way to billing's tables. */
  readonly seconds: number;
  readonly claimsPerSecond: number;
  /** Of these claims, by process, until every room was done with them; `total` of all. Null: not measured. */
  readonly cpuMicrosPerClaim: Readonly<Record<string, number | null>>;
  readonly peakMegabytes: PeakMegabytes;
  readonly latencyMillis: Latency;
  /** Making the 837 files of all claims, after the clock stopped. */
  readonly filingSeconds: number;
  /** Of all phases. */
  readonly ledger: Ledger;
  /** Messages answered otherwise than planned, by what the door said instead. */
  readonly unexpected: Readonly<Record<string, number>>;
  readonly node: string;
  readonly cores: number;
}

/** Whole microseconds a claim, and their total where all were measured. */
export function perClaim(
  cpuMicros: Readonly<Record<string, number | null>>,
  claims: number,
): Readonly<Record<string, number | null>> {
  const each = Object.entries(cpuMicros).map(
    ([name, micros]) => [name, micros === null ? null : micros / claims] as const,
  );
  const total = each.some(([, micros]) => micros === null) ? null : each.reduce((sum, [, micros]) => sum + micros!, 0);
  return Object.fromEntries(
    [...each, ['total', total] as const].map(([name, micros]) => [name, micros === null ? null : Math.round(micros)]),
  );
}
