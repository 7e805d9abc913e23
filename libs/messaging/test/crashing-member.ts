/** A process that takes a batch of a group, says which numbers it has in hand, and never ends it. Arguments: client, brokers, group, topic. */
import { kafkaLog, platformaticLog } from '@chargeline/messaging';

const [client, brokers, group, topic] = process.argv.slice(2) as [string, string, string, string];
const open = client === 'kafkajs' ? kafkaLog : platformaticLog;
const log = open({ brokers: [brokers], clientId: 'crashing-member', sessionTimeoutMs: 6_000 });
await log.subscribe({
  group,
  topics: [topic],
  maxBatch: 100,
  eachBatch: ({ records }) => {
    process.send!(records.map(({ value }) => Number(value?.toString())));
    return new Promise(() => {});
  },
});
