import type { ClaimLine } from '@chargeline/contracts';
import { claim, encounter } from '@chargeline/contracts/testing';
import { expect, test } from 'vitest';
import { ClaimView } from './claim-view.js';

const [drafted] = claim.lines as [ClaimLine];
const claimView = (change: Partial<ClaimLine>, coverage = encounter.coverage) =>
  new ClaimView({
    judgedOn: null,
    encounter: { ...encounter, coverage },
    claim: { ...claim, lines: [{ ...drafted, ...change }] },
  });
const viewOf = (change: Partial<ClaimLine>) => claimView(change).lines[0];

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

for (const [why, modifiers, price] of [
  ['the whole', [], { office: 3_267, facility: 3_267 }],
  ['the reading', ['26'], { office: 1_003, facility: 1_003 }],
  ['the technical part', ['TC'], { office: 2_264, facility: 2_264 }],
] as const)
  test(`the price of an X-ray: ${why}`, () =>
    expect(viewOf({ code: '71046', modifiers: [...modifiers] })?.price).toEqual(price));

for (const [why, payerId, filingIndicator, last] of [
  ['by the kind of insurance', '12345', 'MB', '2026-06-02'],
  ['by the payer, before its kind', 'SYN11', 'MC', '2025-11-29'],
  ['a payer that no table has', '12345', 'CI', null],
  ['a kind that nobody said', '12345', null, null],
] as const)
  test(`the last day to file: ${why}`, () =>
    expect(claimView({}, { ...encounter.coverage!, payerId, filingIndicator }).lastFilingDay).toBe(last));
