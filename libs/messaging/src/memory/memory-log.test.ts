import { expect, test } from 'vitest';
import { aPlainRecord, numberIn, Seen, upTo } from '../../test/notes.js';
import type { Batch, Log } from '../log.js';
import { MemoryLog } from './memory-log.js';

const TOPIC = 'writer.note.written.v1';

async function aLog(options?: ConstructorParameters<typeof MemoryLog>[0]): Promise<Log> {
  const log = new MemoryLog(options);
  await log.createTopics([{ name: TOPIC, partitions: 1 }]);
  return log;
}

const aRecord = (number: number): ReturnType<typeof aPlainRecord> => aPlainRecord(TOPIC, number, 'key');
const nextTurn = (): Promise<void> => new Promise((next) => setImmediate(next));

/** A member whose batches end when it is told so. */
async function aSlowMember(
  log: Log,
  group = 'slow',
): Promise<{ offered: Seen<Batch>; go: () => void; stop: () => Promise<void> }> {
  const offered = new Seen<Batch>();
  let gate = Promise.withResolvers<void>();
  const subscription = await log.subscribe({
    group,
    topics: [TOPIC],
    maxBatch: 10,
    eachBatch: async (batch) => {
      offered.add(batch);
      await gate.promise;
    },
  });
  const go = (): void => {
    const { resolve } = gate;
    gate = Promise.withResolvers();
    resolve();
  };
  return { offered, go, stop: subscription.stop };
}

test('back-pressure: an append waits while a group is far behind, and goes on when it has read', async () => {
  const log = await aLog({ maxBehind: 10, retain: 100 });
  const member = await aSlowMember(log);
  await log.append(upTo(10).map(aRecord));
  let appended = false;
  const waiting = log.append([aRecord(10)]).then(() => (appended = true));
  await member.offered.count(1);
  await nextTurn();
  expect(appended).toBe(false);
  member.go();
  await waiting;
  await member.offered.count(2);
  member.go();
  await member.stop();
});

test('an append that waits gives up with its signal, and has appended nothing', async () => {
  const log = await aLog({ maxBehind: 10, retain: 100 });
  const member = await aSlowMember(log);
  await log.append(upTo(10).map(aRecord));
  const stopping = new AbortController();
  const waiting = log.append([aRecord(10)], stopping.signal);
  stopping.abort();
  await expect(waiting).rejects.toMatchObject({ code: 'CHL_MESSAGING_GAVE_UP', retriable: true });
  expect(await log.readAt(TOPIC, 0, '10')).toBeNull();
  member.go();
  await member.stop();
});

test('a group that has left holds nobody back', async () => {
  const log = await aLog({ maxBehind: 10, retain: 100 });
  const member = await aSlowMember(log);
  await log.append(upTo(10).map(aRecord));
  const waiting = log.append([aRecord(10)]);
  member.go();
  await member.stop();
  await waiting;
});

test('close ends an append that waits, and then all are refused', async () => {
  const log = await aLog({ maxBehind: 10, retain: 100 });
  const member = await aSlowMember(log);
  await log.append(upTo(10).map(aRecord));
  const waiting = log.append([aRecord(10)]);
  const closing = log.close();
  await expect(waiting).rejects.toMatchObject({ code: 'CHL_MESSAGING_GAVE_UP', retriable: true });
  member.go();
  await closing;
  const closed: unknown = expect.objectContaining({ code: 'CHL_MESSAGING_CLOSED', retriable: true });
  await expect(log.append([aRecord(11)])).rejects.toEqual(closed);
  await expect(log.subscribe({ group: 'g', topics: [TOPIC], maxBatch: 1, eachBatch: async () => {} })).rejects.toEqual(
    closed,
  );
});

test('a topic that no group reads stays bounded, and its latest records can still be read', async () => {
  const log = await aLog({ maxBehind: 10, retain: 50 });
  for (const number of upTo(1_000)) await log.append([aRecord(number)]);
  const oldest = new Seen<number>();
  const tail = await log.tail(TOPIC, (record) => oldest.add(numberIn(record)));
  await tail.stop();
  expect(oldest.all.length).toBeGreaterThanOrEqual(50);
  expect(oldest.all.length).toBeLessThanOrEqual(100);
  expect(oldest.all.at(-1)).toBe(999);
  expect(await log.readAt(TOPIC, 0, '950')).toMatchObject({ offset: '950' });
  expect(await log.readAt(TOPIC, 0, '0')).toBeNull();
  expect(await log.lag('nobody', [TOPIC])).toEqual([{ topic: TOPIC, behind: oldest.all.length }]);
});

test('what a slow group has not read is kept, however old', async () => {
  const log = await aLog({ maxBehind: 200, retain: 10 });
  const member = await aSlowMember(log);
  for (const number of upTo(150)) await log.append([aRecord(number)]);
  expect(await log.readAt(TOPIC, 0, '0')).toMatchObject({ offset: '0' });
  member.go();
  await member.stop();
});

test('a record that comes at any moment is seen', async () => {
  const log = await aLog();
  const seen = new Seen<number>();
  const subscription = await log.subscribe({
    group: 'group',
    topics: [TOPIC],
    maxBatch: 10,
    eachBatch: async ({ records }) => seen.add(...records.map(numberIn)),
  });
  for (const number of upTo(300)) {
    for (let wait = 0; wait < number % 30; wait += 1) await Promise.resolve();
    await log.append([aRecord(number)]);
    await seen.count(number + 1);
  }
  await subscription.stop();
  expect(seen.all).toEqual(upTo(300));
});

test('a group whose handler hangs keeps no other group from changing', async () => {
  const log = await aLog();
  const hanging = await aSlowMember(log, 'hanging');
  await log.append([aRecord(0)]);
  await hanging.offered.count(1);
  const joining = aSlowMember(log, 'hanging');
  const other = await aSlowMember(log, 'other');
  await other.offered.count(1);
  other.go();
  await other.stop();
  hanging.go();
  const second = await joining;
  await Promise.all([hanging.stop(), second.stop()]);
});
