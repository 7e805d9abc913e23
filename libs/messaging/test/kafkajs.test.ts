import { zstdCompressSync } from 'node:zlib';
import { kafkaHalf } from '@chargeline/kafka-broker';
import { CompressionCodecs, CompressionTypes, Partitioners } from 'kafkajs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AKafka, aKafka } from './a-kafka.js';
import { conformance } from './conformance.js';
import { onKafka } from './conformance/on-kafka.js';
import { aTopic } from './conformance/subject.js';
import { aPlainRecord, unique } from './notes.js';

const { ok } = await kafkaHalf();

describe.skipIf(!ok)('the kafkajs log on a real broker', () => {
  let kafka: AKafka;
  beforeAll(async () => {
    kafka = await aKafka('kafkajs');
  });
  afterAll(() => kafka?.close());

  conformance('as any log', () => kafka.subject(), true);
  describe('as any log on Kafka', () => {
    onKafka(() => kafka);
  });

  // murmur2 of these keys is printed in Kafka's own UtilsTest.testMurmur2; a partition is (hash & 0x7fffffff) % count.
  test.each([
    ['21', 0], // -973932308 -> 1173551340
    ['foobar', 6], // -790332482 -> 1357151166
    ['a-little-bit-long-string', 8], // -985981536 -> 1161502112
    ['a-little-bit-longer-string', 11], // -1486304829 -> 661178819
    ['abc', 3], // 479470107
  ])('key %s of 12 partitions is in partition %i, as for a Java client', async (key, partition) => {
    const log = kafka.aLog();
    const topic = await aTopic(log, 12);
    await log.append([aPlainRecord(topic, 1, key)]);
    expect(await log.readAt(topic, partition, '0')).toMatchObject({ key });
  });

  test('E19 what no retry can mend ends the consumer, and says so', async () => {
    const crashed = Promise.withResolvers<unknown>();
    const log = kafka.aLog({ onCrash: crashed.resolve });
    const topic = await aTopic(log, 1);
    const decoder = CompressionCodecs[CompressionTypes.ZSTD];
    CompressionCodecs[CompressionTypes.ZSTD] = () => ({
      compress: async ({ buffer }: { readonly buffer: Buffer }) => zstdCompressSync(buffer),
      decompress: () =>
        Promise.reject(
          Object.assign(new Error('as kafkajs says'), { name: 'KafkaJSNotImplemented', retriable: false }),
        ),
    });
    const stranger = kafka.raw.producer({ createPartitioner: Partitioners.DefaultPartitioner });
    await stranger.connect();
    await stranger.send({ topic, compression: CompressionTypes.ZSTD, messages: [{ key: 'key', value: '1' }] });
    await stranger.disconnect();

    const group = unique('group');
    const subscription = await log.subscribe({ group, topics: [topic], maxBatch: 1, eachBatch: async () => {} });
    expect(await crashed.promise).toMatchObject({
      code: 'CHL_MESSAGING_BROKER',
      message: expect.stringMatching(`serve group ${group}: KafkaJSNotImplemented`) as string,
    });
    expect(subscription.joined()).toBe(false);
    CompressionCodecs[CompressionTypes.ZSTD] = decoder;
    await subscription.stop();
  });
});
