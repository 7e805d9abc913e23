import { expect, test } from 'vitest';
import { chargeMultiple, nationalCents } from './charge-multiple.js';

// CMS PPRRVU25: 99213 is 1.30 + 1.35 + 0.10 = 2.75 RVU; 71046 is 0.22 + 0.77 + 0.02 = 1.01, its 26 row 0.22 + 0.08 + 0.01 = 0.31.
const visit = {
  code: '99213',
  modifiers: [],
  units: 1,
  chargeCents: 17_790,
  serviceFrom: '2025-06-02',
  serviceTo: '2025-06-02',
  placeOfService: '11',
  ndc: null,
};

for (const [why, code, modifiers, cents] of [
  ['2.75 RVU at 32.3465 dollars', '99213', [], 8_895.2875],
  ['1.01 RVU', '71046', [], 3_266.9965],
  ['a component modifier picks its own row: 0.31 RVU', '71046', ['LT', '26'], 1_002.7415],
] as const) {
  test(`${code}, ${why}`, () => expect(nationalCents(code, modifiers, '2025-06-02')).toBeCloseTo(cents, 4));
}

for (const [why, line, multiple] of [
  ['177.90 for a fee of 88.95 is twice', {}, 2.0],
  ['three units share the charge', { units: 3, chargeCents: 3 * 17_790 }, 2.0],
  ['a charge of nothing', { chargeCents: 0 }, 0],
  ['no units', { units: 0 }, 0],
  ['units below nothing', { units: -1 }, 0],
  ['a code that the schedule does not have', { code: '99999' }, 0],
  ['a modifier without a row of its own leaves the whole', { modifiers: ['25'] }, 2.0],
  ['a component that the code does not have', { modifiers: ['TC'] }, 0],
  ['a year without a schedule', { serviceFrom: '2019-06-02' }, 0],
] as const) {
  test(why, () => expect(chargeMultiple({ ...visit, ...line })).toBeCloseTo(multiple, 3));
}
