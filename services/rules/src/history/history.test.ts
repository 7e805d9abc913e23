import { claimDrafted, type ClaimMemory, claimRemembered, type DeadLetter, deadLetters } from '@chargeline/contracts';
import { emit, letterIdOf, type Log, MemoryLog, recorder, type Tail } from '@chargeline/messaging';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Draft } from '../domain/patient-history.js';
import { History } from './history.js';

const LETTERS = deadLetters('rules');
const write = recorder('rules', 'avro', () => new Date('2025-06-20T12:00:00Z'));

let log: Log;
let history: History;
let asked: number;
let tails: Tail[];
beforeEach(async () => {
  log = new MemoryLog();
  await log.createTopics([claimRemembered, LETTERS].map(({ name }) => ({ name, partitions: 1 })));
  asked = 0;
  tails = [];
  const counted: Pick<Log, 'tail'> = {
    tail: async (topic, each) => {
      const tail = await log.tail(topic, each);
      tails.push(tail);
      const catchUp = (): Promise<void> => {
        asked += 1;
        return tail.catchUp();
      };
      return { ...tail, catchUp };
    },
  };
  history = new History(counted as Log, { error: () => {} }, () => new Date('2025-06-20T12:00:00Z'));
  await history.onModuleInit();
});
afterEach(async () => {
  await history.onApplicationShutdown();
  await log.close();
});

/** Each draft is of a claim of its own. */
const aDraft = (partition: number, offset: number): Draft => ({
  tenantId: 'acme',
  patientRef: 'p1',
  claimId: `C${partition}-${offset}`,
  revision: 1,
  judgedOn: '2025-06-20',
  partition,
  offset: String(offset),
});

/** Whether the room reads up to now before it judges these. */
async function reads(...drafts: readonly (readonly [partition: number, offset: number])[]): Promise<boolean> {
  const before = asked;
  await history.ready(drafts.map(([partition, offset]) => aDraft(partition, offset)));
  return asked > before;
}

async function tell(change: Pick<DeadLetter, 'state'> & Partial<DeadLetter>): Promise<void> {
  const place = { topic: claimDrafted.name, partition: 0, offset: '1', ...change };
  const letter: DeadLetter = {
    letterId: letterIdOf('rules', place),
    service: 'rules',
    tenantId: 'acme',
    key: 'p1',
    eventId: '',
    code: 'CHL_TEST',
    waitsBehind: null,
    traceparent: null,
    subject: null,
    ...place,
  };
  const cause = { id: letter.letterId, tenant: 'acme', traceparent: '', releases: {} };
  await log.append([write(emit(LETTERS, cause, { letter }))]);
  await Promise.all(tails.map((tail) => tail.catchUp()));
}

test('drafts that follow on from those judged here need no reading; all others do', async () => {
  expect(await reads([0, 0], [0, 1])).toBe(true);
  expect(await reads([0, 2], [0, 3])).toBe(false);
  expect(await reads([1, 0])).toBe(true);
  expect(await reads([0, 4])).toBe(false);
  expect(await reads([0, 6])).toBe(true);
  expect(await reads([0, 7], [0, 9])).toBe(true);
  expect(await reads([0, 9])).toBe(true);
  expect(await reads([0, 10])).toBe(false);
});

test('a copy of a draft that was judged here waits for what the topic says of it', async () => {
  await reads([0, 0]);
  const judged = { billingNpi: null, renderingNpi: null, taxonomy: null, payerId: null, lines: [], counts: true };
  const memory: ClaimMemory = { ...aDraft(0, 0), ...judged, outcome: 'judged', rulebookChanges: 0 };
  history.note(memory);
  const copy = (offset: string): Promise<void> => history.ready([{ ...aDraft(0, 0), offset }]);
  const before = asked;
  await copy('1');
  expect(asked).toBe(before + 1);
  const cause = { id: 'draft', tenant: 'acme', traceparent: '', releases: {} };
  await log.append([write(emit(claimRemembered, cause, { memory }))]);
  await Promise.all(tails.map((tail) => tail.catchUp()));
  await copy('2');
  expect(asked).toBe(before + 1);
});

test('while a letter of the partition is parked, and once after it was let go, it reads', async () => {
  await reads([0, 0]);
  await tell({ state: 'parked' });
  expect(await reads([0, 1])).toBe(true);
  expect(await reads([0, 2])).toBe(true);
  await tell({ state: 'replayed' });
  expect(await reads([0, 3])).toBe(true);
  expect(await reads([0, 4])).toBe(false);
});

test('letters of another partition or topic are nothing to it', async () => {
  await reads([0, 0]);
  await tell({ state: 'parked', partition: 1 });
  await tell({ state: 'parked', topic: 'gateway.rulebook.change-requested.v1' });
  expect(await reads([0, 1])).toBe(false);
});
