import { Consumer } from '@platformatic/kafka';
import type { LoneReading } from '../kafka/kafka-client.js';
import type { KafkaLogOptions } from '../kafka/kafka-options.js';
import type { Subscription } from '../log.js';
import { persist } from './persist.js';
import { readPlaces } from './read-places.js';
import { settingsOf } from './settings.js';

/** Reads partitions on until it is stopped. No broker hears of its group. */
export function readAlone(options: KafkaLogOptions, { topic, from, each, onPlace, onEnd }: LoneReading): Subscription {
  const consumer = new Consumer({ ...settingsOf(options), groupId: `${options.clientId}.alone` });
  const stopping = new AbortController();
  const next = new Map(from);
  const reading = persist(`read ${topic}`, options, stopping.signal, (well) =>
    readPlaces({
      consumer,
      signal: stopping.signal,
      places: [...next].map(([partition, offset]) => ({ topic, partition, next: offset })),
      each: async (part) => {
        for (const record of part.records) {
          if (stopping.signal.aborted) return;
          each(record);
          next.set(part.place.partition, BigInt(record.offset) + 1n);
        }
        next.set(part.place.partition, part.next);
        onPlace(part.place.partition, part.next);
        well();
      },
      onGone: ({ partition, next: gone }) =>
        options.onAlarm?.(`${topic}/${partition} has no offset ${gone} any more: records were not read.`),
    }),
  ).catch(onEnd);
  return {
    stop: async () => {
      stopping.abort();
      await reading;
      await consumer.close();
    },
  };
}
