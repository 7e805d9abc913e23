import { claimDrafted } from '@chargeline/contracts';
import { claim, encounter } from '@chargeline/contracts/testing';
import { emit, MemoryLog, recorder } from '@chargeline/messaging';
import type { ClaimDocument } from '@chargeline/rules';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { draftsOf } from './drafts-of-line.js';

let log: MemoryLog;
beforeEach(async () => {
  log = new MemoryLog();
  await log.createTopics([{ name: claimDrafted.name, partitions: 3 }]);
});
afterEach(() => log.close());

async function drafted(revision: number, day: string, claimId = claim.claimId): Promise<void> {
  const record = recorder('coding', 'avro', () => new Date(`${day}T12:00:00Z`));
  const cause = { id: `${claimId} ${revision}`, tenant: 'acme', traceparent: '', releases: {} };
  await log.append([record(emit(claimDrafted, cause, { encounter, claim: { ...claim, claimId, revision } }))]);
}

test('what was drafted since a day, each claim by its last revision and on the day of that', async () => {
  await drafted(1, '2025-06-01', 'A');
  await drafted(1, '2025-06-02', 'B');
  await drafted(1, '2025-06-01', 'C');
  await drafted(2, '2025-06-03', 'C');
  await drafted(3, '2025-07-01', 'C');
  await drafted(3, '2025-07-01', 'C');
  const read: ClaimDocument[] = [];
  expect(await draftsOf(log, '2025-06-02', (document) => read.push(document))).toBe(0);
  const told = read.map(({ judgedOn, claim: { claimId, revision } }) => `${claimId}${revision} ${judgedOn}`);
  expect(told.toSorted()).toEqual(['B1 2025-06-02', 'C3 2025-07-01']);
  expect(read.map(({ encounter: { tenantId } }) => tenantId)).toEqual(['acme', 'acme']);
});

test('what is no draft is counted and passed over', async () => {
  await log.append([{ topic: claimDrafted.name, key: 'x', value: Buffer.from('x'), headers: {} }]);
  await drafted(1, '2025-06-01');
  const read: ClaimDocument[] = [];
  expect(await draftsOf(log, '2025-01-01', (document) => read.push(document))).toBe(1);
  expect(read).toHaveLength(1);
});

test('a fault of what is done with a draft comes out', async () => {
  await drafted(1, '2025-06-01');
  const failing = draftsOf(log, '2025-01-01', () => {
    throw new RangeError('no more');
  });
  await expect(failing).rejects.toThrow('no more');
});
