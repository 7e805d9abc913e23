import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { kafkaHalf, startBroker } from '@chargeline/kafka-broker';
import { Kafka, logLevel, Partitioners } from 'kafkajs';
import { describe } from 'vitest';
import { kafkaLog, platformaticLog } from '../src/index.js';
import { conformance } from './conformance.js';
import type { RawRecord, Subject } from './conformance/subject.js';

const CRASHING_MEMBER = fileURLToPath(new URL('crashing-member.ts', import.meta.url));
const { ok } = await kafkaHalf();

const CLIENTS = { kafkajs: kafkaLog, platformatic: platformaticLog } as const;

async function aKafka(client: keyof typeof CLIENTS): Promise<Subject> {
  const broker = await startBroker();
  const log = CLIENTS[client]({ brokers: [broker.brokers], clientId: 'conformance', sessionTimeoutMs: 6_000 });
  const stranger = new Kafka({ brokers: [broker.brokers], logLevel: logLevel.NOTHING }).producer({
    createPartitioner: Partitioners.DefaultPartitioner,
  });
  await stranger.connect();
  return {
    log,
    appendRaw: async (records: readonly RawRecord[]) => {
      const [{ topic }] = records as [RawRecord];
      const messages = records.map(({ key, value, headers }) => ({ key, value, headers: { ...headers } }));
      await stranger.send({ topic, messages });
    },
    crashMidBatch: async (group, topic) => {
      const child = fork(CRASHING_MEMBER, [client, broker.brokers, group, topic], { execArgv: [] });
      const [inHand] = (await once(child, 'message')) as [readonly number[]];
      child.kill('SIGKILL');
      await once(child, 'exit');
      return inHand;
    },
    close: async () => {
      await stranger.disconnect();
      await log.close();
      await broker.stop();
    },
  };
}

describe.skipIf(!ok)('on a real broker', () => {
  conformance('the kafkajs log', () => aKafka('kafkajs'), true);
  conformance('the platformatic log', () => aKafka('platformatic'), true);
});
