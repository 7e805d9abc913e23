import { expect, test } from 'vitest';
import { gpci } from '../official/gpci.js';
import { Notes } from '../official/notes.js';
import { SHIPPED_RELEASES } from './shipped.js';
import { type Asked, checkWhole } from './whole-check.js';

const ALL: ReadonlySet<string> = new Set(['12502-99', '13202-01', '02102-01']);
const before = { ...SHIPPED_RELEASES[0]!, id: '2026+abc', rows: 110 };

function check(rows: number, asked: Partial<Asked> = {}, keys: ReadonlySet<string> = ALL) {
  const notes = new Notes();
  const writer = { rows, has: (...key: readonly string[]) => keys.has(key.join('-')) };
  const whole = checkWhole(gpci, writer, notes, { endsWithLine: true, partial: false, before: undefined, ...asked });
  return { ...whole, refused: notes.refused.map(({ key, what }) => `${key} ${what}`.trim()) };
}

const [LEAST, MOST] = gpci.band;

for (const [why, rows, asked, expected] of [
  ['as few rows as a release has', LEAST, {}, { selection: false, says: [], refused: [] }],
  ['as many as it has', MOST, {}, { selection: false, says: [], refused: [] }],
  [
    'a row too many',
    MOST + 1,
    {},
    { selection: false, says: [], refused: ['it has 141 rows, a whole release at most 140'] },
  ],
  [
    'a row too few',
    LEAST - 1,
    {},
    {
      selection: false,
      says: [],
      refused: ['it has 84 rows, a whole release at least 85: it was cut off, or is a selection (then say --partial)'],
    },
  ],
  [
    'a row too few, said to be a selection',
    LEAST - 1,
    { partial: true },
    { selection: true, says: ['a selection: 84 rows, a whole release has 85 to 140'], refused: [] },
  ],
  [
    'very few rows',
    4,
    {},
    { selection: true, says: ['a selection: 4 rows, a whole release has 85 to 140'], refused: [] },
  ],
  [
    'very few rows and half a line',
    4,
    { endsWithLine: false },
    {
      selection: false,
      says: [],
      refused: ['it has 4 rows, a whole release at least 85: it was cut off, or is a selection (then say --partial)'],
    },
  ],
  [
    'a whole release that is said to be a selection',
    110,
    { partial: true, before },
    { selection: false, says: [], refused: [] },
  ],
  ['nearly as many rows as the one before', 99, { before }, { selection: false, says: [], refused: [] }],
  [
    'far fewer',
    98,
    { before },
    {
      selection: false,
      says: ['it has 98 rows, the release before it (2026+abc) 110: see that the file is whole'],
      refused: [],
    },
  ],
  [
    'far fewer and half a line',
    98,
    { before, endsWithLine: false },
    {
      selection: false,
      says: [],
      refused: [
        'it has 98 rows, the release before it (2026+abc) 110, and its last line has no end: it was cut off (else say --partial)',
      ],
    },
  ],
  [
    'far fewer, and somebody said so',
    98,
    { before, endsWithLine: false, partial: true },
    { selection: false, says: [], refused: [] },
  ],
] as const) {
  test(why, () => expect(check(rows, asked)).toEqual(expected));
}

test('no rows are refused, even as a selection', () => {
  expect(check(0).refused).toContain('it has no rows');
  expect(check(0, { partial: true }).refused).toContain('it has no rows');
});

test('a key that every release has is missed by its name; a selection need not have it', () => {
  const keys = new Set(['12502-99']);
  expect(check(100, {}, keys).refused).toEqual([
    '13202-01 is not there, and every whole release has it',
    '02102-01 is not there, and every whole release has it',
  ]);
  expect(check(50, { partial: true }, keys).refused).toEqual([]);
});

test('a file with refused rows is not counted as well', () => {
  const notes = new Notes();
  notes.refuse(7, '12502-99', 'PW GPCI: is empty');
  const asked = { endsWithLine: false, partial: false, before: undefined };
  expect(checkWhole(gpci, { rows: 1, has: () => false }, notes, asked)).toEqual({ selection: false, says: [] });
  expect(notes.refusals).toBe(1);
});
