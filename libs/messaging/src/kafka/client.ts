import { Kafka, logLevel, type LogEntry } from 'kafkajs';
import { readAllCompressions } from './compressions.js';
import { guardCoordinatorSearch } from './coordinator-guard.js';
import { guardIdleLoop } from './idle-guard.js';
import type { KafkaLogOptions } from './kafka-options.js';

guardIdleLoop();
guardCoordinatorSearch();
readAllCompressions();

/** About 3 s in all; whoever asked decides whether to ask again. */
export const RETRY = { initialRetryTime: 100, maxRetryTime: 5_000, retries: 5 };

/** A broker that has a question or a send so long without a word is asked again. Waiting for others to join a group has a time of its own. */
export const REQUEST_MS = 10_000;

/** kafkajs says this, and nothing else, when a commit points to records that are gone; it then goes on elsewhere. */
const OUT_OF_RANGE = 'Offset out of range, resetting';

function alarmOf({ log }: LogEntry): string | undefined {
  if (!log.message.startsWith(OUT_OF_RANGE)) return undefined;
  const { groupId, topic, partition } = log as unknown as Readonly<Record<string, string>>;
  return `Group ${groupId} asked for an offset of ${topic}/${partition} that is not there and goes on from the oldest: records may be lost.`;
}

/**
 * A kafkajs client of its own for each consumer: two members of one group on one client would share, and clear, each other's
 * commits. Says nothing but alarms.
 */
export function newClient({ brokers, clientId, ssl, sasl, onAlarm }: KafkaLogOptions): Kafka {
  return new Kafka({
    brokers: [...brokers],
    clientId,
    ...(ssl === undefined ? {} : { ssl }),
    ...(sasl === undefined ? {} : { sasl }),
    connectionTimeout: 3_000,
    requestTimeout: REQUEST_MS,
    retry: RETRY,
    logLevel: logLevel.ERROR,
    logCreator: () => (entry) => {
      const alarm = alarmOf(entry);
      if (alarm !== undefined) onAlarm?.(alarm);
    },
  });
}

/** How all consumers read: first messages come soon, and what one fetch holds is bounded. */
export const READING = {
  allowAutoTopicCreation: false,
  minBytes: 1,
  maxWaitTimeInMs: 100,
  maxBytes: 4 * 1_048_576,
  maxBytesPerPartition: 1_048_576,
  heartbeatInterval: 1_000,
};
