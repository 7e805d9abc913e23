import { claimRemembered, type ClaimMemory } from '@chargeline/contracts';
import { emit, type Log, MemoryLog, type NewRecord, recorder } from '@chargeline/messaging';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TopicMemory } from './topic-memory.js';

const write = recorder('rules', 'avro', () => new Date('2025-06-20T12:00:00Z'));

function aRecord(patientRef: string): NewRecord {
  const memory: ClaimMemory = {
    tenantId: 'acme',
    patientRef,
    claimId: 'C1',
    revision: 1,
    partition: 0,
    offset: '0',
    judgedOn: '2025-06-20',
    counts: true,
    payerId: null,
    billingNpi: null,
    renderingNpi: null,
    taxonomy: null,
    lines: [],
  };
  const cause = { id: patientRef, tenant: 'acme', traceparent: '', releases: {} };
  return write(emit(claimRemembered, cause, { memory }));
}

let log: Log;
const told: string[] = [];
const alarms: string[] = [];
beforeEach(async () => {
  told.length = alarms.length = 0;
  log = new MemoryLog();
  await log.createTopics([{ name: claimRemembered.name, partitions: 2 }]);
});
afterEach(async () => {
  vi.useRealTimers();
  await log.close();
});

const open = (from: Pick<Log, 'newest' | 'tail'> = log): Promise<TopicMemory> =>
  TopicMemory.open(
    from,
    claimRemembered,
    ({ memory }) => void told.push(memory.patientRef),
    (text) => void alarms.push(text),
  );

test('all that stood in the topic was told when it opens, and what comes is told before it is caught up', async () => {
  await log.append(['a', 'b'].map(aRecord));
  const memory = await open();
  expect(told.toSorted()).toEqual(['a', 'b']);
  for (const key of ['c', 'd', 'e']) {
    await log.append([aRecord(key)]);
    await memory.caughtUp();
    expect(told).toContain(key);
  }
  await memory.stop();
});

test('what is none of its events is told and passed over', async () => {
  await log.append([{ ...aRecord('a'), value: Buffer.from('no') }, aRecord('a')]);
  const memory = await open();
  await memory.caughtUp();
  expect(told).toEqual(['a']);
  expect(alarms).toEqual([expect.stringMatching(/^rules\.claim\.remembered\.v1\/\d\/0 is passed over: A record of/)]);
  await memory.stop();
});

test('a tail that does not follow is an error that can be tried again', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const newest = async () => [{ ...aRecord('a'), partition: 1, offset: '7' }];
  const memory = await open({ tail: (topic, each) => log.tail(topic, each), newest });
  const waiting = memory.caughtUp().catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await waiting).toMatchObject({ code: 'CHL_RULES_BEHIND', retriable: true });
  await memory.stop();
});
