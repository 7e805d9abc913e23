import type { ChargelineError } from '@chargeline/kernel';
import type { KafkaConfig } from 'kafkajs';

export const DEFAULT_SESSION_MS = 10_000;

export interface KafkaLogOptions {
  /** As `['kafka-0:9092', 'kafka-1:9092']`. */
  readonly brokers: readonly string[];
  /** Says who asks, in the broker's logs and quotas, and names the passing groups of `tail` and `readAt`: the service's name. */
  readonly clientId: string;
  readonly ssl?: KafkaConfig['ssl'];
  readonly sasl?: KafkaConfig['sasl'];
  /** A member that says nothing for so long loses its partitions, in milliseconds. Kafka's own least is 6,000. */
  readonly sessionTimeoutMs?: number;
  /** Copies of each topic that `createTopics` makes. Left out, the broker decides. */
  readonly replicationFactor?: number;
  /** Told, in a sentence without content, what a person should look at: lost records, a consumer that starts again. */
  readonly onAlarm?: (text: string) => void;
  /** Told when a consumer ended for good. Nothing is read any more: end the process, so that another takes over. */
  readonly onCrash?: (error: ChargelineError) => void;
}
