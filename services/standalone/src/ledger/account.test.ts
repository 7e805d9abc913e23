import { expect, test } from 'vitest';
import { account, type FarEnd, isBalanced, ledgerLine, type SentEncounter } from './account.js';

const sent: SentEncounter = { encounterId: 'e1', claimId: 'C1', totalCents: 15_000, allowedCents: 8_552 };
const row = { frequency: '1', totalCents: 15_000, lineCents: 15_000, allowedCents: 8_552 };
const filed = { frequency: '1', totalCents: 15_000, lineCents: 15_000 };
const billed: FarEnd = { rows: [row], filed: [filed], stage: 'filed' };
const clean = { accepted: 1, billed: 0, rejected: 0, parked: 0, lost: 0, doubled: 0, centsOff: 0 };

for (const [why, end, expected] of [
  ['a row and a file: billed', billed, { billed: 1 }],
  ['rejected by rules', { rows: [], filed: [], stage: 'rejected' }, { rejected: 1 }],
  ['at a coder', { rows: [], filed: [], stage: 'referred' }, { parked: 1 }],
  ['held by a rule, or waits for charges', { rows: [], filed: [], stage: 'held' }, { parked: 1 }],
  [
    'a correction that waits for the payer or is held by a rule, after its original was filed',
    { ...billed, stage: 'held' },
    { parked: 1 },
  ],
  ['a dead letter', { rows: [], filed: [], stage: 'parked' }, { parked: 1 }],
  ['nothing at the far end: lost', undefined, { lost: 1 }],
  ['stuck on the way: lost', { rows: [], filed: [], stage: 'drafted' }, { lost: 1 }],
  ['a row that says filed without a file: lost', { rows: [row], filed: [], stage: 'filed' }, { lost: 1 }],
  ['a file without a row: lost', { rows: [], filed: [filed], stage: 'filed' }, { lost: 1 }],
  ['twice in the files', { ...billed, filed: [filed, filed] }, { billed: 1, doubled: 1 }],
  ['two filed revisions', { ...billed, rows: [row, row] }, { billed: 1, doubled: 1 }],
  [
    'a replacement after its original',
    {
      ...billed,
      rows: [
        { ...row, totalCents: 1 },
        { ...row, frequency: '7' },
      ],
      filed: [
        { ...filed, totalCents: 1 },
        { ...filed, frequency: '7' },
      ],
    },
    { billed: 1 },
  ],
  ['a cent off in the row', { ...billed, rows: [{ ...row, totalCents: 14_999 }] }, { billed: 1, centsOff: 1 }],
  [
    'a line missing in the file',
    { ...billed, filed: [{ ...filed, lineCents: 10_000 }] },
    { billed: 1, centsOff: 5_000 },
  ],
  [
    'priced where nothing has a price',
    { ...billed, rows: [{ ...row, allowedCents: null }] },
    { billed: 1, centsOff: 8_552 },
  ],
] as readonly (readonly [string, FarEnd | undefined, Partial<typeof clean>])[]) {
  test(why, () => {
    const ends = new Map(end === undefined ? [] : [['C1', end] as const]);
    expect(account([sent], ends)).toEqual({ ...clean, ...expected });
  });
}

test('a price of nothing is not the same as no price', () => {
  const free = { ...sent, allowedCents: 0 };
  expect(account([free], new Map([['C1', { ...billed, rows: [{ ...row, allowedCents: null }] }]])).centsOff).toBe(1);
});

test('a claim that nobody sent is doubled', () => {
  expect(
    account(
      [sent],
      new Map([
        ['C1', billed],
        ['C2', billed],
      ]),
    ).doubled,
  ).toBe(1);
});

test('the line and its balance', () => {
  const ledger = account([sent], new Map([['C1', billed]]));
  expect(ledgerLine(ledger)).toBe('accepted=1 billed=1 rejected=0 parked=0 lost=0 doubled=0 cents_off=0');
  expect(isBalanced(ledger)).toBe(true);
  expect(isBalanced(account([sent], new Map()))).toBe(false);
});
