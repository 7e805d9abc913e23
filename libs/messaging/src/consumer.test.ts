import { ChargelineError } from '@chargeline/kernel';
import { expect, test } from 'vitest';
import { aRoom, numberOf } from '../test/a-room.js';
import { Seen } from '../test/notes.js';
import type { ConsumerOptions } from './consumer.js';
import type { Log } from './log.js';
import { MemoryLog } from './memory/memory-log.js';

const poison = new ChargelineError('CHL_TEST_POISON', 'No.', false);
const outage = new ChargelineError('CHL_TEST_OUTAGE', 'Not now.', true);

/** The log, but `fails` says of which topic an append does not reach it. */
const failing = (log: Log, fails: (topic: string) => boolean): Log => ({
  append: async (records, signal) => {
    if (records.some(({ topic }) => fails(topic))) throw outage;
    await log.append(records, signal);
  },
  subscribe: (options) => log.subscribe(options),
  tail: (topic, each) => log.tail(topic, each),
  readAt: (topic, partition, offset) => log.readAt(topic, partition, offset),
  newest: (topic) => log.newest(topic),
  createTopics: (topics) => log.createTopics(topics),
  listTopics: () => log.listTopics(),
  lag: (group, topics) => log.lag(group, topics),
  close: () => log.close(),
});

test('poison whose letter was not written is tried again, and leaves nothing that later events wait behind', async () => {
  const log = new MemoryLog();
  const room = await aRoom(log);
  let failures = 0;
  let calls = 0;
  const subscription = await room.start(
    async (notes) => {
      calls += 1;
      if (calls === 1) throw poison;
      return notes.map(room.copy);
    },
    { log: failing(log, (topic) => topic.includes('dead-letter') && (failures += 1) <= 1) },
  );
  await room.write([[0, 'a']]);
  await room.copies.count(1);
  await room.write([[1, 'a']]);
  await room.copies.count(2);
  await subscription.stop();
  expect(room.letters.all).toEqual([]);
});

test('a release that was not written is no release: the request is taken again', async () => {
  const log = new MemoryLog();
  const room = await aRoom(log);
  let sick = true;
  let failures = 0;
  const subscription = await room.start(
    async (notes) => {
      if (sick) throw poison;
      return notes.map(room.copy);
    },
    { log: failing(log, (topic) => !sick && topic.includes('dead-letter') && (failures += 1) <= 2) },
  );
  await room.write([[0, 'a']]);
  await room.letters.count(1);
  sick = false;
  await room.askBack(room.letters.all.at(0)!.letterId);
  await room.letters.count(2);
  await subscription.stop();
  expect(failures).toBe(3);
  expect(room.letters.all.map(({ state }) => state)).toEqual(['parked', 'replayed']);
});

test('what an event leads to is in the log before the letter that lets it go', async () => {
  const log = new MemoryLog();
  const room = await aRoom(log);
  const order: string[] = [];
  const spy = (topic: string): boolean => {
    order.push(topic.replace(`${room.service}.`, ''));
    return false;
  };
  const subscription = await room.start(
    async (notes) => {
      if (notes.some((note) => numberOf(note) === 1)) throw poison;
      return notes.map(room.copy);
    },
    { log: failing(log, spy) },
  );
  await room.write([
    [0, 'a'],
    [1, 'b'],
  ]);
  await room.letters.count(1);
  await subscription.stop();
  expect(order).toEqual(['note.copied.v1', 'dead-letter.v1']);
});

test('a replay in an outage waits for its end', async () => {
  const room = await aRoom(new MemoryLog());
  let calls = 0;
  const subscription = await room.start(async (notes) => {
    calls += 1;
    if (calls === 1) throw poison;
    if (calls <= 3) throw outage;
    return notes.map(room.copy);
  });
  await room.write([[0, 'a']]);
  await room.letters.count(1);
  await room.askBack(room.letters.all.at(0)!.letterId);
  await room.letters.count(2);
  await subscription.stop();
  expect(room.letters.all.map(({ state }) => state)).toEqual(['parked', 'replayed']);
  expect(room.copies.all.length).toBe(1);
});

test('a replay that fails again stays parked; letters of others and of nobody lead to nothing', async () => {
  const room = await aRoom(new MemoryLog());
  const batches = new Seen<number>();
  const subscription = await room.start(() => Promise.reject(poison), {
    onBatch: ({ records }) => batches.add(records),
  });
  await room.write([[0, 'a']]);
  await room.letters.count(1);
  await room.askBack(room.letters.all.at(0)!.letterId, 'nobody');
  await batches.until((all) => all.reduce((sum, records) => sum + records, 0) === 3);
  await subscription.stop();
  expect(room.letters.all.length).toBe(1);
});

test('a letter whose record is gone from the log is an alarm', async () => {
  const log = new MemoryLog({ maxBehind: 5_000, retain: 1 });
  const room = await aRoom(log);
  const alarms = new Seen<string>();
  const subscription = await room.start(
    async (notes) => {
      if (notes.some((note) => numberOf(note) === 0)) throw poison;
      return [];
    },
    { onAlarm: (text) => alarms.add(text) },
  );
  await room.write([[0, 'a']]);
  await room.letters.count(1);
  for (const number of [1, 2, 3, 4]) await room.write([[number, 'b']]);
  const { letterId } = room.letters.all.at(0)!;
  await room.askBack(letterId);
  await alarms.count(1);
  await subscription.stop();
  expect(alarms.all).toEqual([`Dead letter ${letterId} cannot be replayed: its record is gone.`]);
});

test('each batch that is done is told, with how many it parked and how old its events are', async () => {
  const room = await aRoom(new MemoryLog());
  const batches = new Seen<Parameters<NonNullable<ConsumerOptions['onBatch']>>[0]>();
  const subscription = await room.start(() => Promise.reject(poison), {
    now: () => new Date('2025-06-01T12:00:01.5Z'), // the notes are of noon
    onBatch: (batch) => batches.add(batch),
  });
  await room.write([
    [0, 'a'],
    [1, 'a'],
    [2, 'b'],
  ]);
  await batches.count(1);
  await subscription.stop();
  expect(batches.all).toEqual([
    {
      topic: room.input.name,
      records: 3,
      parked: 3,
      millis: expect.any(Number) as number,
      stageMillis: [1_500, 1_500, 1_500],
    },
  ]);
});

test('signs of life: a batch begins, is tried again, is halved, ends, and ends also when the log does not take it', async () => {
  const log = new MemoryLog();
  const room = await aRoom(log);
  const signs = new Seen<string>();
  const pulse = { begun: () => signs.add('begun'), sign: () => signs.add('sign'), ended: () => signs.add('ended') };
  let calls = 0;
  let refusals = 0;
  const subscription = await room.start(
    async (notes) => {
      calls += 1;
      if (calls === 1) throw outage;
      if (notes.some((note) => numberOf(note) === 0)) throw poison;
      return notes.map(room.copy);
    },
    { pulse, log: failing(log, (topic) => topic.includes('dead-letter') && (refusals += 1) <= 1) },
  );
  await room.write([
    [0, 'a'],
    [1, 'b'],
  ]);
  await room.letters.count(1);
  await subscription.stop();
  const halved = ['sign', 'sign'];
  expect(signs.all).toEqual(['begun', 'sign', ...halved, 'ended', 'begun', ...halved, 'ended']);
});

test('a consumer says whether its group counts on it', async () => {
  const log = new MemoryLog();
  const room = await aRoom(log);
  const subscription = await room.start(async () => []);
  expect(subscription.joined()).toBe(true);
  await subscription.stop();
});

test('a consumer that cannot start leaves nothing behind', async () => {
  const log = new MemoryLog();
  const room = await aRoom(log);
  let tails = 0;
  const counting: Log = {
    ...failing(log, () => false),
    subscribe: () => Promise.reject(outage),
    tail: async (topic, each) => {
      const tail = await log.tail(topic, each);
      tails += 1;
      return { ...tail, caughtUp: tail.caughtUp, stop: () => tail.stop().then(() => void (tails -= 1)) };
    },
  };
  await expect(room.start(async () => [], { log: counting })).rejects.toBe(outage);
  expect(tails).toBe(0);
});
