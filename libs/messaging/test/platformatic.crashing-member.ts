/** A process that takes a batch of a group, says which numbers it has in hand, and never ends it. Arguments: brokers, group, topic. */
import { platformaticLog } from '@chargeline/messaging';

const [brokers, group, topic] = process.argv.slice(2) as [string, string, string];
const log = platformaticLog({ brokers: [brokers], clientId: 'crashing-member', sessionTimeoutMs: 2_000 });
await log.subscribe({
  group,
  topics: [topic],
  maxBatch: 100,
  eachBatch: ({ records }) => {
    process.send!(records.map(({ value }) => Number(value?.toString())));
    return new Promise(() => {});
  },
});
