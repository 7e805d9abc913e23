import type { ClaimLine } from '@chargeline/contracts';
import { claim, encounter } from '@chargeline/contracts/testing';
import { expect, test } from 'vitest';
import { ClaimView } from './claim-view.js';

const [drafted] = claim.lines as [ClaimLine];
const viewOf = (change: Partial<ClaimLine>) =>
  new ClaimView({ encounter, claim: { ...claim, lines: [{ ...drafted, ...change }] } }).lines[0];

for (const [code, serviceFrom, addOn] of [
  ['90472', '2025-06-02', true],
  ['90471', '2025-06-02', false],
  ['90472', '2024-06-02', false],
  ['90472', '', false],
] as const) {
  test(`${code} on ${serviceFrom || 'no day'} is ${addOn ? '' : 'not known as '}an add-on`, () =>
    expect(viewOf({ code, serviceFrom })?.isAddOn).toBe(addOn));
}

test('the row of a line is the one without modifier', () => {
  expect(viewOf({ code: '71046', modifiers: ['26'] })?.schedule).toMatchObject({ modifier: '', pcTc: '1' });
});
