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
    outcome: null,
    rulebookChanges: null,
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

const open = (from: Pick<Log, 'tail'> = log): Promise<TopicMemory> =>
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

/** A log whose tails show what is there, and answer otherwise when they are asked to catch up. */
const catchingUp = (catchUp: () => Promise<void>): Pick<Log, 'tail'> => ({
  tail: async (topic, each) => ({ ...(await log.tail(topic, each)), catchUp }),
});

test('a tail that does not follow is an error that can be tried again', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const memory = await open(catchingUp(() => new Promise(() => undefined)));
  const waiting = memory.caughtUp().catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await waiting).toMatchObject({ code: 'CHL_RULES_BEHIND', retriable: true });
  await memory.stop();
});

test('a log that does not say how far its topic goes is such an error too, not a topic without more', async () => {
  const away = new Error('a partition has no leader');
  const memory = await open(catchingUp(() => Promise.reject(away)));
  await expect(memory.caughtUp()).rejects.toMatchObject({ code: 'CHL_RULES_BEHIND', retriable: true, cause: away });
  await memory.stop();
});
