import { tmpdir } from 'node:os';
import path from 'node:path';
import { claimJudged, claimScored } from '@chargeline/contracts';
import { priced } from '@chargeline/contracts/testing';
import { emit } from '@chargeline/messaging';
import { roomOnMemory, type TestRoom } from '@chargeline/runtime/testing';
import { afterEach, expect, test } from 'vitest';
import { loadScorer, scoring } from '../src/index.js';

const { price: _, score: __, ...judged } = priced;
const cause = (id: string) => ({ id, tenant: 'acme', traceparent: '', releases: { pfs: '2025-10' } });
const shipped = new URL('../data/denial-risk.json', import.meta.url);

const dear = { ...judged, claim: { ...judged.claim, claimId: 'C0000000000000000002', totalCents: 1_500_000 } };

let room: TestRoom;
afterEach(() => room.stop());

async function scoresOf(env: Record<string, string>) {
  room = await roomOnMemory(scoring, env);
  await room.send(emit(claimJudged, cause('1'), judged), emit(claimJudged, cause('2'), dear));
  return room.take(claimScored, 2);
}

test('a judged claim leaves with its score and all that it came with', async () => {
  const { model, reviewFrom } = loadScorer(shipped, (message) => expect.fail(message));
  for (const event of await scoresOf({})) {
    const { score, ...came } = event.body;
    expect([judged, dear]).toContainEqual(came);
    expect(event.key).toBe(came.claim.claimId);
    expect(event.releases).toEqual({ pfs: '2025-10', model });
    expect(score.model).toBe(model);
    expect(score.denialRisk).toBeGreaterThan(0);
    expect(score.denialRisk).toBeLessThan(1);
    expect(score.route).toBe(score.denialRisk >= reviewFrom ? 'review' : 'straight-through');
  }
});

for (const [from, route] of [
  ['0', 'review'],
  ['1', 'straight-through'],
] as const) {
  test(`review from ${from} on: all go ${route}`, async () => {
    const events = await scoresOf({ SCORING_REVIEW_FROM: from });
    expect(events.map(({ body }) => body.score.route)).toEqual([route, route]);
  });
}

test('without a model file the events say that rules scored them: x = -2.6 + 0.4 + 0.05 × 1.6863', async () => {
  const events = await scoresOf({ SCORING_MODEL: path.join(tmpdir(), 'no-such-model.json') });
  const score = {
    model: 'fallback-rules-v1',
    denialRisk: expect.closeTo(0.1076, 4) as number,
    route: 'straight-through',
  };
  expect(events).toContainEqual(
    expect.objectContaining({
      releases: { pfs: '2025-10', model: 'fallback-rules-v1' },
      body: expect.objectContaining({ score }) as unknown,
    }),
  );
});

test('a redelivered claim is the same event again', async () => {
  room = await roomOnMemory(scoring);
  await room.send(emit(claimJudged, cause('1'), judged), emit(claimJudged, cause('1'), judged));
  const events = await room.take(claimScored, 2);
  expect(new Set(events.map(({ id }) => id)).size).toBe(1);
  expect(new Set(events.map(({ encoded }) => encoded.bytes.toString('hex'))).size).toBe(1);
});

test('who the patient is changes nothing: scoring cannot see it', async () => {
  const { encounter } = judged;
  const stranger = {
    ...judged,
    encounter: {
      ...encounter,
      patient: { ...encounter.patient, ref: 'other', sex: 'M' as const, relationship: '19' },
      identity: { sealed: 'v1.BBBB', holds: [] },
      coverage: { payerId: '99999', payerName: 'Other Health', filingIndicator: 'CI', subscriberRef: 'other' },
      authorization: 'ANOTHER',
    },
  };
  room = await roomOnMemory(scoring);
  await room.send(emit(claimJudged, cause('1'), judged), emit(claimJudged, cause('2'), stranger));
  const events = await room.take(claimScored, 2);
  expect(new Set(events.map(({ body }) => body.encounter.patient.ref)).size).toBe(2);
  expect(new Set(events.map(({ body }) => body.score.denialRisk)).size).toBe(1);
});

test('a claim of fifty lines and five thousand warnings is scored', async () => {
  const [line] = judged.claim.lines;
  const [finding] = judged.judgement.findings;
  const lines = Array.from({ length: 50 }, (_, at) => ({ ...line, line: at + 1 })) as typeof judged.claim.lines;
  const findings = Array.from({ length: 5_000 }, () => finding) as typeof judged.judgement.findings;
  const large = { ...judged, claim: { ...judged.claim, lines }, judgement: { rulebook: 'r1', findings } };
  room = await roomOnMemory(scoring);
  await room.send(emit(claimJudged, cause('1'), large));
  for (const { body } of await room.take(claimScored, 1)) {
    expect(body.score.denialRisk).toBeGreaterThanOrEqual(0);
    expect(body.score.denialRisk).toBeLessThanOrEqual(1);
    expect(body.claim.lines).toHaveLength(50);
  }
});
