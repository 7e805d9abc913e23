import { expect, test } from 'vitest';
import { pauseFor, untilQuiet } from './quiet.js';
import type { Rest } from './rest.js';

/** Answers look after look; the clock stands at the number of looks so far. */
async function told(...answers: readonly (Rest | null)[]): Promise<{ readonly at: number; readonly looks: number }> {
  let looks = 0;
  const at = await untilQuiet(
    () => Promise.resolve(answers[looks++]!),
    () => looks,
  );
  return { at, looks };
}

const rest = (onTheWay: number, inAll = onTheWay): Rest => ({ onTheWay, inAll });

for (const [why, answers, expected] of [
  ['two looks without a rest', [rest(0), rest(0)], { at: 1, looks: 2 }],
  ['a room may stand between reading and writing', [rest(0), rest(3), rest(0), rest(0)], { at: 3, looks: 4 }],
  [
    'those beside the way are waited for, off the clock',
    [rest(0, 9), rest(0, 4), rest(0), rest(0)],
    { at: 1, looks: 4 },
  ],
  ['a log that does not answer says nothing', [rest(0), null, rest(0), rest(0)], { at: 3, looks: 4 }],
] as const) {
  test(why, async () => expect(await told(...answers)).toEqual(expected));
}

for (const [records, expected] of [
  [0, 100],
  [2_000, 100],
  [10_000, 500],
  [1_000_000, 1_000],
  [null, 100],
] as const) {
  test(`${records ?? 'nobody knows how many'} left: the next look in ${expected} ms`, () =>
    expect(pauseFor(records)).toBe(expected));
}
