import { expect, test } from 'vitest';
import { conversionFactor, type Participants } from './conversion-factor.js';
import { type FeeSchedule, feeScheduleOn } from './fee-schedule.js';
import type { Release } from './release/release.js';

/** A schedule whose file printed this factor; its rows play no part. */
function printed(factor: number, change: Partial<Release> = {}): FeeSchedule {
  const shipped = feeScheduleOn('2025-06-01')!;
  return { ...shipped, release: { ...shipped.release, id: 'x', facts: { conversionFactor: factor }, ...change } };
}

for (const [why, on, schedule, participants, expected] of [
  ['without a file, what was published', '2025-03-01', undefined, 'non-qualifying', 323_465],
  ['a year that nobody has seen: as its file prints', '2031-03-01', printed(401_234), 'non-qualifying', 401_234],
  ['before 2026 one factor is for all', '2025-03-01', printed(323_465), 'qualifying', 323_465],
  ['2024 before the change of 9 March', '2024-03-08', printed(332_875), 'non-qualifying', 327_442],
  [
    '2024 from the change on, whatever the January file prints',
    '2024-03-09',
    printed(327_442),
    'non-qualifying',
    332_875,
  ],
  ['2026 for all others', '2026-08-01', printed(334_009, { variant: 'non-qualifying' }), 'non-qualifying', 334_009],
  [
    '2026 for participants, whose file is not loaded',
    '2026-08-01',
    printed(334_009, { variant: 'non-qualifying' }),
    'qualifying',
    335_675,
  ],
  ['a file that does not say whose it is, by its factor', '2026-08-01', printed(335_675), 'qualifying', 335_675],
  ['the same file asked for the others', '2026-08-01', printed(335_675), 'non-qualifying', 334_009],
  [
    '2027, participants, only the others’ file is there',
    '2027-01-01',
    printed(340_000, { variant: 'non-qualifying' }),
    'qualifying',
    undefined,
  ],
  ['nothing is known of 2021', '2021-06-01', undefined, 'non-qualifying', undefined],
] satisfies (readonly [string, string, FeeSchedule | undefined, Participants, number | undefined])[]) {
  test(`factor: ${why}`, () => expect(conversionFactor(on, schedule, participants)?.tenThousandths).toBe(expected));
}
