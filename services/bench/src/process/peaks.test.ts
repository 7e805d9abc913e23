import { expect, test } from 'vitest';
import { heldBy } from './peaks.js';

test('what is shared counts once: that of the one who has touched most of it', () =>
  expect(
    heldBy([
      { peak: 0, own: 2_000, shared: 30_000 },
      { peak: 0, own: 5_000, shared: 90_000 },
      { peak: 0, own: 1_000, shared: 0 },
    ]),
  ).toBe(98_000));
