import { expect, test } from 'vitest';
import { emptiness } from '../../src/lookup/emptiness.js';
import { type Found, inOrder } from '../../src/lookup/ranking.js';
import { SHIPPED_RELEASES } from '../../src/release/shipped.js';

const [release] = SHIPPED_RELEASES as readonly [Found['release']];

const found = (code: string, changes: Partial<Found> = {}): Found => ({
  system: 'icd10cm',
  release,
  code,
  row: { code },
  billable: true,
  tier: 'text',
  rank: -10,
  ...changes,
});

for (const [why, first, second] of [
  ['the code itself before those that begin so', found('B', { tier: 'exact' }), found('A', { tier: 'begins' })],
  ['codes before texts, however good', found('B', { tier: 'begins', rank: 0 }), found('A', { rank: -99 })],
  ['the better text', found('B', { rank: -12 }), found('A')],
  ['the better text, though a header', found('B', { rank: -12, billable: false }), found('A')],
  [
    'at equal rank whole codes before headers',
    found('B', { rank: -9.8 }),
    found('A', { rank: -10.2, billable: false }),
  ],
  ['among whole codes the better', found('B', { rank: -10.2 }), found('A', { rank: -9.8 })],
  ['then the order of code sets', found('B'), found('A', { system: 'hcpcs' })],
  ['then the order of codes', found('A'), found('B')],
] as const) {
  test(`order: ${why}`, () => {
    expect(inOrder([second, first])).toEqual([first, second]);
    expect(inOrder([first, second])).toEqual([first, second]);
  });
}

const whole = { ...release, partial: false };
for (const [why, given, reason] of [
  ['there is no word', { words: [], releases: [] }, 'no-words'],
  ['no release speaks', { words: ['x'], releases: [] }, 'no-release'],
  [
    'a selection may not have it',
    { words: ['x'], releases: [whole, { ...release, partial: true }] },
    'only-a-selection',
  ],
  ['there are no texts', { words: ['x'], releases: [whole], indexes: 0 }, 'numbers-only'],
  ['nothing is like it', { words: ['x'], releases: [whole] }, 'nothing-like-it'],
] as const) {
  test(`empty: ${why}`, () => {
    const empty = emptiness({ asked: ['icd10cm'], on: '2025-03-01', indexes: 1, ...given });
    expect(empty.why).toBe(reason);
    expect(empty.because).toMatch(/^[A-Z].*\.$/);
  });
}
