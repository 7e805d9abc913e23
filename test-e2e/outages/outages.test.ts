import { kafkaHalf } from '@chargeline/kafka-broker';
import { ConfigResourceTypes, Kafka, logLevel } from 'kafkajs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OutageLine } from './a-machine.js';

const ALL = ['ehr-adapters', 'gateway', 'ingestion', 'coding', 'rules', 'scoring', 'pricing', 'billing'];
const WITH_TABLES = ['ehr-adapters', 'gateway', 'ingestion', 'billing'];
const { ok } = await kafkaHalf();

/** A broker and eight processes on a busy machine. */
const PATIENT = 240_000;

describe.skipIf(!ok)('the line on separate processes', { timeout: PATIENT }, () => {
  let line: OutageLine;
  beforeAll(async () => {
    line = await OutageLine.open();
  });
  afterAll(() => line?.close());

  test('without its broker every room waits and says so, nothing is acknowledged, and all go on alone', async () => {
    await line.sendUntilTaken('B1');
    const before = line.lives();
    await line.machine.broker!.kill();
    await line.notReady('log', ALL);
    expect(await line.send('B2')).toMatchObject({ accepted: false });
    await line.machine.broker!.restart();
    await line.allReady();
    await line.sendUntilTaken('B2');
    await line.isBilled('B1');
    await line.isBilled('B2');
    expect(line.lives()).toEqual(before);
  });

  test('without its database the rooms that have tables wait and say so, and all go on alone', async () => {
    await line.sendUntilTaken('D1');
    const before = line.lives();
    await line.machine.postgres!.kill();
    await line.notReady('database', WITH_TABLES);
    expect(await line.send('D2')).toMatchObject({ accepted: false });
    await line.machine.postgres!.restart();
    await line.allReady();
    await line.sendUntilTaken('D2');
    await line.isBilled('D1');
    await line.isBilled('D2');
    expect(line.lives()).toEqual(before);
  });

  test('a write that the broker refuses is not acknowledged to the sender, and comes through when it is sent again', async () => {
    const admin = new Kafka({ brokers: [line.machine.brokers], logLevel: logLevel.NOTHING }).admin();
    await admin.connect();
    /** With 0 the broker refuses every record, because it is older than now. */
    const takeNoneOlderThan = (value: string): Promise<unknown> =>
      admin.alterConfigs({
        validateOnly: false,
        resources: [
          {
            type: ConfigResourceTypes.TOPIC,
            name: 'ehr-adapters.encounter.received.v1',
            configEntries: [{ name: 'message.timestamp.before.max.ms', value }],
          },
        ],
      });
    try {
      await takeNoneOlderThan('0');
      await expect.poll(async () => (await line.send('W1')).accepted, { timeout: 30_000 }).toBe(false);
      await takeNoneOlderThan('86400000');
      await line.sendUntilTaken('W1');
      await line.isBilled('W1');
    } finally {
      await admin.disconnect();
    }
  });
});
