import { claimDrafted, claimJudged, claimRejected } from '@chargeline/contracts';
import { emit } from '@chargeline/messaging';
import { roomOnMemory, type TestRoom } from '@chargeline/runtime/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rulebook, rulebookVersion, rules } from '../src/index.js';
import { send } from './a-draft.js';
import { cleanClaim } from './clean-claim.js';

const version = rulebookVersion(rulebook);
const cause = (id: string) => ({ id, tenant: 'acme', traceparent: '', releases: { icd10cm: 'FY2025' } });

const { encounter, claim } = cleanClaim();
const warned = { encounter: { ...encounter, patient: { ...encounter.patient, sex: 'U' as const } }, claim };
const badNpi = {
  encounter: {
    ...encounter,
    patient: { ...encounter.patient, ref: 'another' },
    renderingProvider: { ...cleanClaim().rendering, npi: '1245319590' },
  },
  claim: { ...claim, claimId: 'C0000000000000000002' },
};

let room: TestRoom;
beforeAll(async () => {
  room = await roomOnMemory(rules, { RULES_HTTP_PORT: '0' });
  await send(room, emit(claimDrafted, cause('drafted-1'), warned), emit(claimDrafted, cause('drafted-2'), badNpi));
});
afterAll(() => room.stop());

test('a claim that no rule rejects goes on, with its warnings and all that it came with', async () => {
  const [event] = await room.take(claimJudged, 1);
  expect(event?.body).toMatchObject(warned);
  expect(event?.body.judgement).toMatchObject({
    rulebook: version,
    findings: [{ rule: 'REQ-008', severity: 'warn', line: null }],
  });
  expect(event?.key).toBe(claim.claimId);
});

test('a bad NPI is rejected with its rule, and the sentence that a biller reads', async () => {
  const [event] = await room.take(claimRejected, 1);
  expect(event?.body.judgement.findings).toMatchObject([
    {
      rule: 'PRV-002',
      severity: 'reject',
      line: null,
      because: 'The NPI of the rendering provider is not an NPI: its digits do not check. Correct it.',
    },
  ]);
  expect(event?.key).toBe('C0000000000000000002');
});

test('the version of the rulebook is pinned beside the releases', async () => {
  const [event] = await room.take(claimJudged, 1);
  expect(event?.releases).toEqual({ icd10cm: 'FY2025', rulebook: version });
});
