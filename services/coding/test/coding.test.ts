import { claimDrafted, encounterCompleted, encounterReferred } from '@chargeline/contracts';
import { encounter } from '@chargeline/contracts/testing';
import { claimIdOf } from '@chargeline/kernel';
import { emit } from '@chargeline/messaging';
import { roomOnMemory, type TestRoom } from '@chargeline/runtime/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { coding } from '../src/index.js';

const cause = (id: string) => ({ id, tenant: 'acme', traceparent: '', releases: { icd10cm: 'FY2025' } });
const uncoded = {
  ...encounter,
  encounterId: '6d3f1c0a-0000-5000-8000-000000000009',
  diagnoses: [{ code: '44054006', system: 'SNOMED' as const }],
};

let room: TestRoom;
beforeAll(async () => {
  room = await roomOnMemory(coding);
  await room.send(
    emit(encounterCompleted, cause('completed-1'), { encounter }),
    emit(encounterCompleted, cause('completed-2'), { encounter: uncoded }),
  );
});
afterAll(() => room.stop());

test('a coded encounter leaves as a claim, with all that it came with', async () => {
  const [event] = await room.take(claimDrafted, 1);
  expect(event?.body.encounter).toEqual(encounter);
  expect(event?.body.claim).toMatchObject({ claimId: claimIdOf(encounter.encounterId), totalCents: 15_000 });
  expect(event?.key).toBe(encounter.patient.ref);
  expect(event?.subject).toBe(claimIdOf(encounter.encounterId));
  expect(event?.releases).toEqual({ icd10cm: 'FY2025' });
});

test('one without a billable diagnosis leaves to the coders, and says why', async () => {
  const [event] = await room.take(encounterReferred, 1);
  expect(event?.body.encounter).toEqual(uncoded);
  // The charge codes E11.9 itself, and it is billable; the diagnosis of the encounter is not.
  expect(event?.body.worklist.items).toEqual([
    {
      what: 'diagnosis',
      ordinal: 0,
      reason: 'no-icd10cm-code',
      because: 'The diagnosis is coded in SNOMED, and a claim takes ICD-10-CM. Code it.',
    },
  ]);
  expect(event?.key).toBe(uncoded.encounterId);
});

test('the same encounter again: the same event, by id', async () => {
  const [first] = await room.take(claimDrafted, 1);
  await room.send(emit(encounterCompleted, cause('completed-1'), { encounter }));
  const events = await room.take(claimDrafted, 2);
  expect(events[1]?.id).toBe(first?.id);
  expect(events[1]?.body).toEqual(first?.body);
});
