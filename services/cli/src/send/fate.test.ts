import { expect, test } from 'vitest';
import { type ClaimStatus, counted, fateOfClaim, isUnderWay, worst } from './fate.js';

for (const [why, claim, fate, reason] of [
  ['posted', { status: 'posted' }, 'accepted', 'posted'],
  ['filed', { status: 'filed', file: '000000001.837' }, 'accepted', 'filed in 000000001.837'],
  [
    'held until charges come',
    { status: 'held', hold: { because: 'No charge has come.' } },
    'parked',
    'held: No charge has come.',
  ],
  [
    'for a coder',
    { status: 'referred', items: [{ because: 'A local code.' }, { because: 'A local code.' }] },
    'parked',
    'to a coder: 2 × A local code.',
  ],
  [
    'rejected: the rules that reject, not those that warn, each once',
    {
      status: 'rejected',
      findings: [
        { rule: 'NPI-001', severity: 'reject' },
        { rule: 'DX-004', severity: 'warn' },
        { rule: 'NPI-001', severity: 'reject' },
        { rule: 'DATE-002', severity: 'reject' },
      ],
    },
    'parked',
    'rejected by rules NPI-001, DATE-002',
  ],
  [
    'held by rules: those that hold, each once, and what ends it',
    {
      status: 'held',
      hold: { because: 'A rule holds it.' },
      findings: [
        { rule: 'DUP-004', severity: 'hold' },
        { rule: 'DX-004', severity: 'warn' },
        { rule: 'DUP-004', severity: 'hold' },
        { rule: 'PAY-007', severity: 'hold' },
        { rule: 'DAT-009', severity: 'info' },
      ],
    },
    'parked',
    'held by rules DUP-004, PAY-007 until a person has looked at it and clears it',
  ],
  [
    'held by billing, with a warning of a rule',
    { status: 'held', hold: { because: 'N301 is missing.' }, findings: [{ rule: 'DX-004', severity: 'warn' }] },
    'parked',
    'held: N301 is missing.',
  ],
  ['a dead letter', { status: 'parked', letterIds: ['l1'] }, 'parked', 'dead letter l1'],
  ['on its way', { status: 'drafted' }, 'accepted', 'on its way (drafted)'],
  ['not tracked yet', null, 'accepted', 'on its way (taken)'],
] as readonly (readonly [string, ClaimStatus | null, string, string])[]) {
  test(why, () => expect(fateOfClaim(claim)).toEqual({ fate, reason }));
}

for (const [status, underWay] of [
  ['received', true],
  ['completed', true],
  ['drafted', true],
  ['held', false],
  ['referred', false],
  ['rejected', false],
  ['posted', false],
  ['filed', false],
  ['parked', false],
] as const) {
  test(`${status} is ${underWay ? '' : 'not '}under way`, () => expect(isUnderWay({ status })).toBe(underWay));
}

test('reasons are counted, the most frequent first, and the rest by number', () => {
  expect(counted(['a', 'b', 'b'])).toBe('2 × b; a');
  expect(counted(['a', 'b', 'c', 'd', 'd', 'e'])).toBe('2 × d; a; b; and 2 other reasons');
  expect(counted([])).toBe('');
});

const accepted = { fate: 'accepted', reason: 'posted' } as const;
const waits = { fate: 'parked', reason: 'held' } as const;
const refused = { fate: 'refused', reason: 'no MSH-10' } as const;

for (const [why, told, expected] of [
  ['all went on', [accepted, accepted], { fate: 'accepted', reason: '2 × posted' }],
  ['one waits', [accepted, waits], { fate: 'parked', reason: '1 of 2 lines: held' }],
  [
    'one refused among those that wait',
    [waits, refused, accepted],
    { fate: 'refused', reason: '1 of 3 lines: no MSH-10' },
  ],
  ['a file of one', [refused], refused],
] as const) {
  test(`the worst counts: ${why}`, () => expect(worst(told, 'lines')).toEqual(expected));
}
