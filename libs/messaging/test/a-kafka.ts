import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { startBroker } from '@chargeline/kafka-broker';
import { type Admin, ConfigResourceTypes, Kafka, logLevel, Partitioners } from 'kafkajs';
import { kafkaLog, type KafkaLogOptions, type Log, platformaticLog } from '../src/index.js';
import type { RawRecord, Subject } from './conformance/subject.js';
import { Seen } from './notes.js';

const CRASHING_MEMBER = fileURLToPath(new URL('crashing-member.ts', import.meta.url));
const CLIENTS = { kafkajs: kafkaLog, platformatic: platformaticLog } as const;

export type Client = keyof typeof CLIENTS;

/** One of the clients on a broker of its own, and what operators and strangers do to that broker. */
export interface AKafka {
  readonly client: Client;
  readonly brokers: string;
  readonly admin: Admin;
  readonly raw: Kafka;
  /** What its logs were alarmed by. */
  readonly alarms: Seen<string>;
  /** A log of this client, closed with all others at the end. */
  readonly aLog: (options?: Partial<KafkaLogOptions>, client?: Client) => Log;
  /** What retention does: the records before `offset` go. */
  readonly forget: (topic: string, offset: string) => Promise<void>;
  readonly setTopic: (topic: string, name: string, value: string) => Promise<void>;
  /** For what every driver must do. */
  readonly subject: () => Promise<Subject>;
  readonly close: () => Promise<void>;
}

export async function aKafka(client: Client): Promise<AKafka> {
  const broker = await startBroker();
  const { brokers } = broker;
  const raw = new Kafka({ brokers: [brokers], logLevel: logLevel.NOTHING });
  const admin = raw.admin();
  await admin.connect();
  const open: Log[] = [];
  const alarms = new Seen<string>();
  const aLog: AKafka['aLog'] = (options = {}, by = client) => {
    const onAlarm = (text: string): void => alarms.add(text);
    const log = CLIENTS[by]({ brokers: [brokers], clientId: 'driver', onAlarm, ...options });
    open.push(log);
    return log;
  };

  return {
    client,
    brokers,
    admin,
    raw,
    alarms,
    aLog,
    forget: async (topic, offset) => {
      await admin.fetchTopicMetadata({ topics: [topic] });
      await admin.deleteTopicRecords({ topic, partitions: [{ partition: 0, offset }] });
    },
    setTopic: async (topic, name, value) => {
      const resource = { type: ConfigResourceTypes.TOPIC, name: topic, configEntries: [{ name, value }] };
      await admin.alterConfigs({ validateOnly: false, resources: [resource] });
    },
    subject: async () => {
      const stranger = raw.producer({ createPartitioner: Partitioners.DefaultPartitioner });
      await stranger.connect();
      return {
        log: aLog({ clientId: 'conformance', sessionTimeoutMs: 6_000 }),
        appendRaw: async (records: readonly RawRecord[]) => {
          const [{ topic }] = records as [RawRecord];
          const messages = records.map(({ key, value, headers }) => ({ key, value, headers: { ...headers } }));
          await stranger.send({ topic, messages });
        },
        crashMidBatch: async (group, topic) => {
          const child = fork(CRASHING_MEMBER, [client, brokers, group, topic], { execArgv: [] });
          const [inHand] = (await once(child, 'message')) as [readonly number[]];
          child.kill('SIGKILL');
          await once(child, 'exit');
          return inHand;
        },
        close: () => stranger.disconnect(),
      };
    },
    close: async () => {
      await Promise.all(open.map((log) => log.close()));
      await admin.disconnect();
      await broker.stop();
    },
  };
}
