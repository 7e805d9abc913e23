import { type Broker, kafkaHalf, startBroker } from '@chargeline/kafka-broker';
import type { ChargelineError } from '@chargeline/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kafkaLog, type Log, platformaticLog } from '../src/index.js';
import { aTopic } from './conformance/subject.js';
import { aPlainRecord, numberIn, Seen, unique, upTo } from './notes.js';

const { ok } = await kafkaHalf();
const away: unknown = expect.objectContaining({ code: 'CHL_MESSAGING_BROKER', retriable: true });
const SOON = { timeout: 45_000 };

/** As a room does: again and again while that may help. */
async function persist(append: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      return await append();
    } catch (error) {
      if (!(error as ChargelineError).retriable) throw error;
    }
  }
}

describe.skipIf(!ok)('an outage', { timeout: 120_000 }, () => {
  let broker: Broker;
  const open: Log[] = [];
  beforeAll(async () => {
    broker = await startBroker();
  });
  afterAll(async () => {
    await Promise.all(open.map((log) => log.close()));
    await broker?.stop();
  });

  test.each([
    ['kafkajs', kafkaLog],
    ['platformatic', platformaticLog],
  ])('by %s: all say so, nobody crashes, all go on when the broker is back, and nothing is lost', async (_, aLog) => {
    const crashes: ChargelineError[] = [];
    const log = aLog({
      brokers: [broker.brokers],
      clientId: 'outage',
      sessionTimeoutMs: 6_000,
      onCrash: (error) => crashes.push(error),
    });
    open.push(log);
    const topic = await aTopic(log, 2);
    const group = unique('group');
    const seen = new Seen<number>();
    const tailed = new Seen<number>();
    const subscription = await log.subscribe({
      group,
      topics: [topic],
      maxBatch: 10,
      eachBatch: async ({ records }) => seen.add(...records.map(numberIn)),
    });
    const tail = await log.tail(topic, (record) => tailed.add(numberIn(record)));
    const append = (from: number): Promise<void> =>
      log.append(upTo(10).map((number) => aPlainRecord(topic, from + number, `key-${number}`)));
    await append(0);
    await Promise.all([seen.count(10), tailed.count(10)]);
    expect(subscription.joined()).toBe(true);

    await broker.kill();
    await expect.poll(subscription.joined, SOON).toBe(false);
    await expect(append(10)).rejects.toEqual(away);
    await expect(log.lag(group, [topic])).rejects.toEqual(away);
    await expect(log.listTopics()).rejects.toEqual(away);
    await expect(log.newest(topic)).rejects.toEqual(away);
    await expect(tail.catchUp()).rejects.toEqual(away);

    await broker.restart();
    await persist(() => append(10));
    await Promise.all([seen, tailed].map((all) => all.until((numbers) => new Set(numbers).size === 20)));
    await tail.catchUp();
    await expect.poll(subscription.joined, SOON).toBe(true);
    await expect.poll(() => log.lag(group, [topic]), SOON).toEqual([{ topic, behind: 0 }]);
    await Promise.all([subscription.stop(), tail.stop()]);
    expect(subscription.joined()).toBe(false);
    expect(crashes).toEqual([]);
  });
});
