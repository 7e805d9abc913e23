export { type BenchOptions, runBench } from './bench.js';
export type { Latency } from './latency/latencies.js';
export type { BenchResult, KafkaClient } from './result.js';
export { type DoorChoice, DOORS } from './traffic/traffic.js';
