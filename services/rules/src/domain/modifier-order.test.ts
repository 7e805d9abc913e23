import { expect, test } from 'vitest';
import { pricesLate, pricingFirst } from './modifier-order.js';

for (const [modifiers, isLate, ordered] of [
  [[], false, []],
  [['26', 'GC'], false, ['26', 'GC']],
  [['GC', '26'], true, ['26', 'GC']],
  [['P3', 'QS', 'QK'], true, ['QK', 'P3', 'QS']],
  // A side, or a reason why it was distinct, informs and more: its place is left alone.
  [['LT', '50'], false, ['50', 'LT']],
  [['GP', 'KX', '59'], false, ['GP', 'KX', '59']],
  [['GO', 'KX', 'CO'], false, ['GO', 'KX', 'CO']],
  // Each state says itself what its modifiers do.
  [['U1', '26'], false, ['26', 'U1']],
  // Nobody knows what ZZ does.
  [['ZZ', '26'], false, ['26', 'ZZ']],
] as const) {
  test(`${modifiers.join(' ') || 'no modifier'} ${isLate ? 'prices late' : 'is in order'}`, () =>
    expect([pricesLate(modifiers), pricingFirst(modifiers)]).toEqual([isLate, ordered]));
}
