/** A process that uses all of a log once, closes it and must then end by itself, without a word. Arguments: client, brokers, topic. */
import { kafkaLog, platformaticLog } from '@chargeline/messaging';

const [client, brokers, topic] = process.argv.slice(2) as [string, string, string];
const open = client === 'kafkajs' ? kafkaLog : platformaticLog;
const log = open({ brokers: [brokers], clientId: 'passing-reader' });
await log.createTopics([{ name: topic, partitions: 2 }]);
await log.append([{ topic, key: 'key', value: Buffer.from('1'), headers: {} }]);
const seen = Promise.withResolvers<void>();
await log.subscribe({ group: topic, topics: [topic], maxBatch: 1, eachBatch: async () => seen.resolve() });
const tail = await log.tail(topic, () => {});
await Promise.all([seen.promise, tail.caughtUp]);
await log.close();
