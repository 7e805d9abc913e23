import { expect, test } from 'vitest';
import { faultsOf, type Findings, verdictText } from './verdict.ts';

const good: Findings = {
  seed: 1,
  client: 'kafkajs',
  seconds: 61.4,
  count: {
    ledger: { accepted: 10, billed: 8, rejected: 1, parked: 1, lost: 0, doubled: 0, centsOff: 0 },
    deliveries: { sent: 25, acknowledged: 24, refused: 1, unexpected: 0 },
    otherFate: 0,
  },
  ids: { records: 70, copies: 12, forked: 0, altered: 0 },
  letters: [],
  kills: { promised: 2, done: 3, byRoom: { coding: 1, billing: 2 } },
  outages: { promised: 1, done: [{ of: 'broker', by: 'SIGKILL' }] },
  restarts: 3,
  retries: { AR: 2, ECONNREFUSED: 1 },
  errorLines: [],
  refused: [],
};

test('nothing to say against a good run; copies and retries are no fault', () => expect(faultsOf(good)).toEqual([]));

for (const [why, findings, fault] of [
  ['one lost', { count: { ...good.count, ledger: { ...good.count.ledger, billed: 7, lost: 1 } } }, 'The ledger is not'],
  ['a cent', { count: { ...good.count, ledger: { ...good.count.ledger, centsOff: 1 } } }, 'The ledger is not'],
  ['another fate', { count: { ...good.count, otherFate: 1 } }, 'another fate'],
  [
    'refused without a reason',
    { count: { ...good.count, deliveries: { ...good.count.deliveries, unexpected: 1 } } },
    'answered',
  ],
  ['a random id', { ids: { ...good.ids, forked: 1 } }, 'under another id'],
  ['another body', { ids: { ...good.ids, altered: 1 } }, 'another body'],
  ['a dead letter', { letters: ['rules CHL_X'] }, 'rules CHL_X'],
  ['fewer kills than promised', { kills: { ...good.kills, promised: 4 } }, '3 kills of 4'],
  ['an outage that did not happen', { outages: { ...good.outages, promised: 2 } }, '1 outages of 2'],
  ['a room that died by itself', { restarts: 4 }, 'died by itself'],
  ['an error in a log', { errorLines: ['rules.log: {}'] }, 'rules.log'],
  ['exit code 2', { refused: ['coding'] }, 'coding'],
] as readonly (readonly [string, Partial<Findings>, string])[]) {
  test(`${why} is a fault`, () => {
    const faults = faultsOf({ ...good, ...findings });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(fault);
  });
}

test('the ledger is the last line, after what is wrong', () => {
  const text = verdictText({ ...good, refused: ['coding'] });
  expect(text.at(-1)).toBe('accepted=10 billed=8 rejected=1 parked=1 lost=0 doubled=0 cents_off=0');
  expect(text.at(-2)).toContain('Refused to start again: coding.');
});
