import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { newKeyring } from '@chargeline/security';
import { sourceDirectory } from '@chargeline/synth';
import { countAll, fileAll } from './count.js';
import type { BenchLine } from './line/bench-line.js';
import { lineInMemory } from './line/in-memory.js';
import { lineOnKafka } from './line/on-kafka.js';
import { Tables } from './line/tables.js';
import { measure } from './measure.js';
import { allOf, phaseSizes } from './phases.js';
import { type BenchResult, type KafkaClient, perClaim } from './result.js';
import { Sender } from './sender/sender.js';
import { type DoorChoice, trafficOf } from './traffic/traffic.js';

export interface BenchOptions {
  /** How many at full speed. */
  readonly claims: number;
  /** Another seed is another practice; the same one gives the same bytes. */
  readonly seed: number;
  readonly door: DoorChoice;
  /** The Kafka client of the rooms, each a process of its own; null: the embedded line, on a log in memory. */
  readonly kafka: KafkaClient | null;
  /** Variables of the rooms; they win over what the benchmark sets. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Told how far it is. */
  readonly tell: (text: string) => void;
  /** Stops everything when it aborts; the run then rejects with its reason. */
  readonly signal: AbortSignal;
}

const PASSWORD_BYTES = 18;

interface Parts {
  readonly folder: string;
  readonly sender: Sender;
  line?: BenchLine;
  tables?: Tables;
}

async function runWith(parts: Parts, options: BenchOptions): Promise<BenchResult> {
  const { claims, seed, door, kafka, env, tell, signal } = options;
  const { folder, sender } = parts;
  const sizes = phaseSizes(claims);
  const traffic = { claims: allOf(sizes), seed, door };
  tell(`Making the messages of ${traffic.claims} claims ...`);
  const prepared = await sender.prepare({ traffic, sizes, folder }, (count) => tell(`${count} messages made`));
  signal.throwIfAborted();

  const keys = newKeyring();
  const line = await (kafka === null ? lineInMemory : lineOnKafka)({
    folder,
    sources: sourceDirectory(),
    login: { name: 'bench', password: randomBytes(PASSWORD_BYTES).toString('base64url') },
    env: {
      BILLING_FILE_EVERY_SECONDS: '0',
      CHARGELINE_KEYRING: keys,
      ...(kafka === null ? {} : { KAFKA_CLIENT: kafka }),
      ...env,
    },
    tell,
    signal,
  });
  parts.line = line;
  const tables = await Tables.open(line.databaseUrl);
  parts.tables = tables;

  const stage = { sender, line, tables, folder, prepared, tell, signal };
  const { full, rows, cpuMicros, peakMegabytes, latency, unexpected } = await measure(stage);
  tell('Filing all claims ...');
  const filingSeconds = await fileAll(stage);
  tell('Counting at the far end ...');
  return {
    claims: prepared.full.claims,
    warmUp: prepared['warm-up'].claims,
    messages: full.messages,
    rows,
    seed,
    door,
    log: kafka === null ? 'memory' : 'kafka',
    client: kafka,
    seconds: full.seconds,
    claimsPerSecond: Math.round((prepared.full.claims / full.seconds) * 10) / 10,
    cpuMicrosPerClaim: perClaim(cpuMicros, prepared.full.claims),
    peakMegabytes,
    latencyMillis: latency,
    filingSeconds,
    ledger: await countAll(trafficOf(traffic), keys, line),
    unexpected,
    node: process.version,
    cores: availableParallelism(),
  };
}

/**
 * Measures the line: warm-up, full speed, half of it, then the ledger of all that was sent. Leaves no process and no file behind,
 * whatever happens.
 */
export async function runBench(options: BenchOptions): Promise<BenchResult> {
  const { signal } = options;
  signal.throwIfAborted();
  const folder = await mkdtemp(join(tmpdir(), 'chargeline-bench-'));
  const parts: Parts = { folder, sender: new Sender() };
  const onAbort = (): void => void parts.sender.stop();
  signal.addEventListener('abort', onAbort);
  try {
    return await runWith(parts, options);
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener('abort', onAbort);
    await parts.tables?.close();
    await Promise.all([parts.sender.stop(), parts.line?.stop()]);
    await rm(folder, { recursive: true, force: true });
  }
}
