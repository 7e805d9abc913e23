export { type BenchOptions, runBench } from './bench.js';
export type { Latency } from './latency/latencies.js';
export { benchPricing, type PricingBenchResult } from './pricing/bench-pricing.js';
export type { BenchResult, KafkaClient } from './result.js';
export { benchRules, type RulesBenchResult } from './rules/bench-rules.js';
export { type DoorChoice, DOORS } from './traffic/traffic.js';
