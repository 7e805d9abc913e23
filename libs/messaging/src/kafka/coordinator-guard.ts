import kafkajs from 'kafkajs';

let guarded = false;

/**
 * kafkajs 2.2.4 takes it for final when no broker can say who coordinates a group, which is so while the brokers are away: the consumer
 * would end, and its process with it. It is an outage like the others, so the consumer starts again. Changes the class once for the whole process.
 */
export function guardCoordinatorSearch(): void {
  if (guarded) return;
  guarded = true;
  Object.defineProperty(kafkajs.KafkaJSGroupCoordinatorNotFound.prototype, 'retriable', {
    configurable: true,
    get: () => true,
    // The constructor says false.
    set: () => {},
  });
}
