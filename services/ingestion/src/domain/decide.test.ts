import { type Charge, type Encounter, SealedIdentity } from '@chargeline/contracts';
import { encounter as office } from '@chargeline/contracts/testing';
import { expect, test } from 'vitest';
import { again, decide, type Staged } from './decide.js';
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
