import { latenciesOf, type Latency, latency } from './latency/latencies.js';
import { cpuBetween, type CpuMicros } from './process/cpu.js';
import { type PeakMegabytes, Peaks } from './process/peaks.js';
import { readStats, type Stats } from './process/proc.js';
import { type Named, type Watched, watchedOf } from './process/watched.js';
import { type PhaseRun, runPhase, type Stage } from './run-phase.js';
import { messagePace } from './sender/pace.js';

export interface Measured {
  readonly full: PhaseRun;
  readonly rows: number;
  readonly cpuMicros: CpuMicros;
  readonly peakMegabytes: PeakMegabytes;
  readonly latency: Latency;
  readonly unexpected: Readonly<Record<string, number>>;
}

const NONE: Stats = new Map();

/** Those of Node: ours, the sender's, the line's. */
const namedIn = ({ sender, line }: Stage): readonly Named[] => [
  ...line.processes(),
  { name: 'sender', pid: sender.pid },
  { name: 'bench', pid: process.pid },
];

function summed(runs: readonly PhaseRun[]): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const [code, count] of runs.flatMap(({ unexpected }) => Object.entries(unexpected)))
    sum[code] = (sum[code] ?? 0) + count;
  return sum;
}

/** To a tenth of a claim a second, and never nothing. */
const halfOf = (claimsPerSecond: number): number => Math.max(1, Math.round(claimsPerSecond * 5)) / 10;

/** Half of what the line took at full speed, paced by the clock and not by its answers. */
async function paced(
  stage: Stage,
  claimsPerSecond: number,
): Promise<{ readonly run: PhaseRun; readonly latency: Latency }> {
  const run = await runPhase(stage, 'paced', messagePace(claimsPerSecond, stage.prepared.paced));
  const rows = await stage.tables.postedSince(Math.floor(run.startedAt));
  return { run, latency: latency(latenciesOf(run.due, rows), claimsPerSecond) };
}

/** Warms up, then measures at full speed, then at half of it. */
export async function measure(stage: Stage): Promise<Measured> {
  const { tables, line, prepared, tell } = stage;
  tell(`Warming up with ${prepared['warm-up'].claims} claims ...`);
  const warm = await runPhase(stage, 'warm-up', null);
  const rowsBefore = await tables.count();
  const before = readStats();
  const watched: readonly Watched[] = watchedOf(namedIn(stage), line.root, before ?? NONE);
  const peaks = new Peaks(watched);
  try {
    tell(`Sending ${prepared.full.claims} claims in ${prepared.full.messages} messages, as fast as it goes ...`);
    const full = await runPhase(stage, 'full', null);
    const after = readStats();
    const rows = (await tables.count()) - rowsBefore;
    const pace = halfOf(prepared.full.claims / full.seconds);
    tell(`${Math.round(2 * pace)} claims a second. Now ${prepared.paced.claims} more at half of that ...`);
    const half = await paced(stage, pace);
    return {
      full,
      rows,
      cpuMicros: cpuBetween(watched, before ?? NONE, after ?? NONE),
      latency: half.latency,
      peakMegabytes: peaks.stop(),
      unexpected: summed([warm, full, half.run]),
    };
  } finally {
    peaks.stop();
  }
}
