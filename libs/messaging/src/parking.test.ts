import { deadLetters } from '@chargeline/contracts';
import { expect, test } from 'vitest';
import type { Log, LogRecord } from './log.js';
import { MemoryLog } from './memory/memory-log.js';
import { recorder } from './outgoing.js';
import { openParking } from './parking.js';

const SERVICE = 'copier';
const TOPIC = deadLetters(SERVICE).name;
const write = recorder(SERVICE, 'avro', () => new Date('2025-06-01T12:00:00Z'));

async function aLog(): Promise<Log> {
  const log = new MemoryLog();
  await log.createTopics([{ name: TOPIC, partitions: 1 }]);
  return log;
}

const aRecord = (offset: number, key = 'a'): LogRecord => ({
  topic: 'writer.note.written.v1',
  partition: 2,
  offset: String(offset),
  key,
  value: Buffer.from('a body'),
  headers: { tenant: 'acme', ce_id: 'event-1', traceparent: 'trace-1' },
});

test('a letter names the place, the event and the code, and holds no body', async () => {
  const parking = await openParking(await aLog(), SERVICE, () => {});
  expect(parking.sheet().park(aRecord(5), new Error('a body'))).toEqual({
    letterId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    state: 'parked',
    service: 'copier',
    tenantId: 'acme',
    key: 'a',
    topic: 'writer.note.written.v1',
    partition: 2,
    offset: '5',
    eventId: 'event-1',
    code: 'CHL_MESSAGING_HANDLER_FAILED',
    waitsBehind: null,
    traceparent: 'trace-1',
    subject: null,
  });
});

test('a letter says what its event is about, beside its key', async () => {
  const parking = await openParking(await aLog(), SERVICE, () => {});
  const record = { ...aRecord(5), headers: { ...aRecord(5).headers, ce_subject: 'C1' } };
  expect(parking.sheet().park(record, new Error('no'))).toMatchObject({ key: 'a', subject: 'C1' });
});

test('a record of nobody: no tenant, no key, headers of 10 kB', async () => {
  const parking = await openParking(await aLog(), SERVICE, () => {});
  const record = { ...aRecord(5), key: null, headers: { ce_id: 'x'.repeat(10_000) } };
  expect(parking.sheet().park(record, new Error('no'))).toMatchObject({
    tenantId: 'unknown',
    key: 'writer.note.written.v1/2/5',
    eventId: 'x'.repeat(200),
    traceparent: null,
  });
});

test('what a sheet parks counts for others only when it is filed', async () => {
  const parking = await openParking(await aLog(), SERVICE, () => {});
  const sheet = parking.sheet();
  const letter = sheet.park(aRecord(5), new Error('no'));
  expect(sheet.behind(aRecord(6))).toBe(letter.letterId);
  expect(parking.sheet().behind(aRecord(6))).toBeUndefined();
  parking.file([letter]);
  expect(parking.sheet().behind(aRecord(6))).toBe(letter.letterId);
});

test('redelivered poison does not wait behind itself', async () => {
  const parking = await openParking(await aLog(), SERVICE, () => {});
  const letter = parking.sheet().park(aRecord(5), new Error('no'));
  parking.file([letter]);
  expect(parking.sheet().behind(aRecord(5))).toBeUndefined();
  expect(parking.sheet().letterOf(aRecord(5))).toEqual(letter);
});

test('letters are remembered by the log: another process knows what is parked and what was replayed', async () => {
  const log = await aLog();
  const parking = await openParking(log, SERVICE, () => {});
  const sheet = parking.sheet();
  const kept = sheet.park(aRecord(5, 'a'), new Error('no'));
  const gone = sheet.park(aRecord(6, 'b'), new Error('no'));
  await log.append([kept, gone, sheet.release(gone)].map(parking.outgoing).map(write));
  await parking.stop();

  const later = (await openParking(log, SERVICE, () => {})).sheet();
  expect(later.find(kept.letterId)).toEqual(kept);
  expect(later.find(gone.letterId)).toBeUndefined();
  expect(later.behind(aRecord(9, 'a'))).toBe(kept.letterId);
  expect(later.behind(aRecord(9, 'b'))).toBeUndefined();
});

test('a letter and its release are two events, each with one id for ever', async () => {
  const parking = await openParking(await aLog(), SERVICE, () => {});
  const ids = (): readonly (string | undefined)[] => {
    const sheet = parking.sheet();
    const letter = sheet.park(aRecord(5), new Error('no'));
    return [letter, sheet.release(letter)].map((one) => write(parking.outgoing(one)).headers['ce_id']);
  };
  expect(ids()).toEqual(ids());
  expect(new Set(ids()).size).toBe(2);
});

test('what is no letter in the dead-letter topic is told and passed over', async () => {
  const log = await aLog();
  const alarms: string[] = [];
  await log.append([{ topic: TOPIC, key: 'a', value: Buffer.from('hello'), headers: {} }]);
  const parking = await openParking(log, SERVICE, (text) => alarms.push(text));
  await log.append([{ topic: TOPIC, key: 'a', value: Buffer.alloc(0), headers: {} }]);
  await parking.stop();
  expect(alarms).toEqual([
    'copier.dead-letter.v1/0/0 is no dead letter: CHL_CONTRACTS_NO_ENVELOPE.',
    'copier.dead-letter.v1/0/1 is no dead letter: CHL_CONTRACTS_NO_ENVELOPE.',
  ]);
});
