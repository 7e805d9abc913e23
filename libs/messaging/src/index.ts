export type { BatchDone } from './batch-done.js';
export type { Tracing } from './batch-trace.js';
export { consume, type ConsumerOptions, type Consumption, type Pulse } from './consumer.js';
export { type Cause, type Incoming, opener, read, type Reading } from './incoming.js';
export type { KafkaLogOptions } from './kafka/kafka-options.js';
export { type KafkaSettings, kafkaSettings } from './kafka/kafka-settings.js';
export { kafkaLog } from './kafka/kafkajs-log.js';
export { openKafkaLog } from './kafka/open-kafka-log.js';
export { letterIdOf } from './letters.js';
export type {
  Batch,
  GroupSubscription,
  Lag,
  Log,
  LogRecord,
  NewRecord,
  SubscribeOptions,
  Subscription,
  Tail,
  TopicSpec,
} from './log.js';
export { MemoryLog, type MemoryLogOptions } from './memory/memory-log.js';
export { platformaticLog } from './platformatic/platformatic-log.js';
export { Consume } from './nest/consume.js';
export { LogTransport } from './nest/log-transport.js';
export { emit, extend, type Outgoing, outgoingId, recorder } from './outgoing.js';
export { backoff } from './pause.js';
export { identityOf, type SpanAttributes } from './span-attributes.js';
export { contextUnder, nextSpan, sameSpan, traceparentOf } from './trace.js';
export { MAX_RECORD_BYTES } from './record-size.js';
