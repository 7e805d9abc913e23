import { claimIdOf } from '@chargeline/kernel';
import { account, type FarEnd } from '@chargeline/standalone';
import { expect, test } from 'vitest';
import { asFiled, waitingForFile } from './verify-ledger.js';

const ID = '6d3f1c0a-0000-5000-8000-000000000001';
const row = { frequency: '1', totalCents: 15_000, lineCents: 15_000, allowedCents: 8_552 };
const filed = { frequency: '1', totalCents: 15_000, lineCents: 15_000 };

for (const [why, end, centsOff] of [
  ['row, lines and file agree', { rows: [row], filed: [filed], stage: 'filed' }, 0],
  [
    'the total of the row is not that of its lines',
    { rows: [{ ...row, totalCents: 14_999 }], filed: [filed], stage: 'filed' },
    1,
  ],
  ['the file lacks a line', { rows: [row], filed: [{ ...filed, lineCents: 14_000 }], stage: 'filed' }, 1_000],
] as readonly (readonly [string, FarEnd, number])[]) {
  test(why, () => {
    const ends = new Map([[claimIdOf(ID), end]]);
    expect(account([asFiled(ID, ends)], ends)).toMatchObject({ accepted: 1, billed: 1, lost: 0, centsOff });
  });
}

test('an encounter that never came through is lost', () =>
  expect(account([asFiled(ID, new Map())], new Map())).toMatchObject({ accepted: 1, lost: 1 }));

test('what is posted waits for a file; what is filed, rejected or lost does not', () => {
  const ends = ['posted', 'filed', 'rejected', null, 'posted'].map(
    (stage, n) => [`C${n}`, { rows: [], filed: [], stage }] as const,
  );
  expect(waitingForFile(new Map(ends))).toBe(2);
});
