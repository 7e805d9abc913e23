import { type Charge, ChargeChange, type Encounter, SealedIdentity } from '@chargeline/contracts';
import { encounter as office, noChanges } from '@chargeline/contracts/testing';
import { expect, test } from 'vitest';
import { again, corrected, decide, repaired, type Staged } from './decide.js';
import type { OpenEncounter } from './join.js';

const identity = SealedIdentity.parse({ patient: { lastName: 'Doe' } });
const visit = (changes: Partial<Encounter> = {}): OpenEncounter => ({ encounter: { ...office, ...changes }, identity });
const empty: Staged = { known: null, revision: 0 };
const sent: Staged = { known: visit(), revision: 1 };

const { minutes: _, ...charged } = office.charges[0]!;
const withoutMinutes = charged as Charge;

for (const [why, staged, told, outcome, revision] of [
  ['an admission waits for charges', empty, visit({ charges: [] }), 'held', 0],
  ['a visit with a charge goes on', empty, visit(), 'completed', 1],
  ['charges complete what waited', { known: visit({ charges: [] }), revision: 0 }, visit(), 'completed', 1],
  [
    'the same content in another message tells nothing new',
    sent,
    visit({ source: { ...office.source, messageId: 'OTHER' } }),
    'unchanged',
    1,
  ],
  [
    'a late charge is a new revision',
    sent,
    visit({ charges: [{ ...office.charges[0]!, chargeId: '2' }] }),
    'completed',
    2,
  ],
  [
    'a new insurance is a new revision',
    sent,
    visit({ coverage: { ...office.coverage!, payerId: '99' } }),
    'completed',
    2,
  ],
  [
    'minutes are learned: a new revision',
    sent,
    visit({ charges: [{ ...office.charges[0]!, minutes: 75 }] }),
    'completed',
    2,
  ],
  [
    'kept by a release that knew no minutes: told again without them it is nothing new',
    { known: visit({ charges: [withoutMinutes] }), revision: 1 },
    visit({}),
    'unchanged',
    1,
  ],
  ['an admission after the charges tells nothing new', sent, visit({ charges: [] }), 'unchanged', 1],
] as readonly (readonly [string, Staged, OpenEncounter, string, number])[]) {
  test(why, () => expect(decide(staged, told)).toMatchObject({ outcome, revision }));
}

test('another run of what was sent is a new revision of the same', () => {
  expect(again(sent)).toEqual({ outcome: 'completed', joined: sent.known, revision: 2 });
});

for (const [why, staged] of [
  ['of nothing', empty],
  ['of what waits for charges', { known: visit({ charges: [] }), revision: 0 }],
] as const) {
  test(`another run ${why} is nothing`, () => expect(again(staged)).toBeNull());
}

const clearing = { ...noChanges, clears: ['DUP-002'] };

test('a correction is a new revision, even of nothing', () => {
  expect(corrected(sent, noChanges, null)).toMatchObject({ outcome: 'completed', revision: 2 });
  expect(corrected(sent, clearing, null)).toMatchObject({ joined: { encounter: { cleared: ['DUP-002'] } } });
});

for (const [why, staged] of [
  ['of nothing', empty],
  ['of what waits for charges', { known: visit({ charges: [] }), revision: 0 }],
] as const) {
  test(`a correction ${why} is refused`, () =>
    expect(corrected(staged, clearing, null)).toEqual({
      refused: expect.stringMatching(/nothing to correct/) as string,
    }));
}

test('a repair is one of the revision that was judged', () => {
  const repair = { ...noChanges, repairs: ['MOD-050'] };
  expect(repaired(sent, repair, 1)).toMatchObject({ revision: 2, joined: { encounter: { repaired: ['MOD-050'] } } });
  expect(repaired({ ...sent, revision: 2 }, repair, 1)).toBeNull();
  expect(repaired(empty, repair, 1)).toBeNull();
});

test('a repair that does not fit is refused with its rules and the fault', () => {
  const charge = ChargeChange.parse({ chargeId: 'gone', modifiers: [] });
  expect(repaired(sent, { ...noChanges, charges: [charge], repairs: ['MOD-050', 'POS-001'] }, 1)).toEqual({
    refused: expect.stringMatching(/^The repair of MOD-050, POS-001 cannot be made .* names a charge that/) as string,
  });
});

test('what was cleared stays cleared when a message tells more', () => {
  const known = visit({ cleared: ['DUP-002'], repaired: ['MOD-050'] });
  const more = decide({ known, revision: 2 }, visit({ charges: [{ ...office.charges[0]!, chargeId: '2' }] }));
  expect(more).toMatchObject({ revision: 3, joined: { encounter: { cleared: ['DUP-002'], repaired: ['MOD-050'] } } });
  expect(decide({ known, revision: 2 }, visit())).toMatchObject({ outcome: 'unchanged' });
});
