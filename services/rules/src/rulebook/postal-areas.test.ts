import { localityOfZip } from '@chargeline/codes';
import { expect, test } from 'vitest';
import { isState, isZipOf } from './postal-areas.js';

for (const [zip, state, expected] of [
  ['15213', 'PA', true],
  ['152134001', 'PA', true],
  ['070010001', 'NJ', true],
  ['90210', 'NY', false],
  ['06390', 'NY', true],
  ['00501', 'NY', true],
  ['96910', 'GU', true],
  ['15213', 'XX', null],
  ['1521', 'PA', null],
  ['M5V2T6', 'ON', null],
] as const)
  test(`${zip} in ${state}: ${expected}`, () => expect(isZipOf(zip, state)).toBe(expected));

test('states, territories, military mail and provinces', () => {
  expect(['PA', 'PR', 'AE', 'ON'].every(isState)).toBe(true);
  expect(['XX', 'Pa', 'PEN', ''].some(isState)).toBe(false);
});

/** Contractors of Part B by their state, as the shipped localities have them: another source than the table's. */
const STATE_OF_CONTRACTOR: Readonly<Record<string, string>> = {
  '14212': 'MA',
  '13202': 'NY',
  '12502': 'PA',
  '02102': 'AK',
};

test('the ZIP codes whose Medicare locality is known lie in the state of the contractor', () => {
  let compared = 0;
  for (let prefix = 0; prefix < 1_000; prefix += 1) {
    const zip = `${String(prefix).padStart(3, '0')}01`;
    const state = STATE_OF_CONTRACTOR[localityOfZip(zip, '2025-06-02')?.carrier ?? ''];
    if (state === undefined) continue;
    compared += 1;
    expect([zip, isZipOf(zip, state)]).toEqual([zip, true]);
  }
  expect(compared).toBeGreaterThan(15);
});
