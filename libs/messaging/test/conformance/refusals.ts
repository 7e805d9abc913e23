import { expect, test } from 'vitest';
import { MAX_RECORD_BYTES } from '../../src/index.js';
import { aPlainRecord, unique } from '../notes.js';
import { aTopic, type Subject } from './subject.js';

const noTopic: unknown = expect.objectContaining({ code: 'CHL_MESSAGING_NO_TOPIC', retriable: false });

/** What the log will not do, said with a code that a program can act on. */
export function refusals(subject: () => Subject): void {
  test('a topic that nobody created is refused, not created', async () => {
    const { log } = subject();
    const topic = `${unique('nobody')}.thing.happened.v1`;
    const eachBatch = async (): Promise<void> => {};
    await expect(log.append([aPlainRecord(topic, 1, 'key')])).rejects.toEqual(noTopic);
    await expect(log.subscribe({ group: 'group', topics: [topic], maxBatch: 1, eachBatch })).rejects.toEqual(noTopic);
    await expect(log.tail(topic, () => {})).rejects.toEqual(noTopic);
    await expect(log.readAt(topic, 0, '0')).rejects.toEqual(noTopic);
    await expect(log.newest(topic)).rejects.toEqual(noTopic);
    await expect(log.lag('group', [topic])).rejects.toEqual(noTopic);
    expect((await log.listTopics()).map(({ name }) => name)).not.toContain(topic);
  });

  test('E14 a record above the limit is refused without its content, and those beside it are not written', async () => {
    const { log } = subject();
    const topic = await aTopic(log, 1);
    const secret = 'MRN-4711';
    const large = { topic, key: secret, value: Buffer.alloc(MAX_RECORD_BYTES, secret), headers: {} };
    const refused = log.append([aPlainRecord(topic, 1, 'key'), large]);
    await expect(refused).rejects.toEqual(
      expect.objectContaining({ code: 'CHL_MESSAGING_TOO_LARGE', retriable: false }),
    );
    await expect(refused).rejects.not.toThrow(secret);
    expect(await log.readAt(topic, 0, '0')).toBeNull();
  });

  test('the largest record passes, and nothing is appended by an empty list', async () => {
    const { log } = subject();
    const topic = await aTopic(log, 1);
    await log.append([]);
    const value = Buffer.alloc(MAX_RECORD_BYTES - 100, 1);
    await log.append([{ topic, key: 'key', value, headers: {} }]);
    expect((await log.readAt(topic, 0, '0'))?.value?.length).toBe(value.length);
  });
}
