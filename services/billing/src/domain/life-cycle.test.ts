import { expect, test } from 'vitest';
import { arrive, type History, overtaken, type Priced, type Status } from './life-cycle.js';

const claim = (latest: number, ...statuses: readonly (readonly [number, Status])[]): History => ({
  latest,
  revisions: statuses.map(([revision, status]) => ({ revision, status })),
});

const original = (revision: number): Priced => ({ revision, corrects: false, fault: null });
const correction = (revision: number): Priced => ({ revision, corrects: true, fault: null });
const unwritable = (revision: number): Priced => ({ revision, corrects: false, fault: 'N301 is missing' });

for (const [why, history, priced, status, reason] of [
  ['a new claim is posted', claim(0), original(1), 'posted', null],
  ['after one that waits', claim(1, [1, 'posted']), original(2), 'posted', null],
  ['after one that rules rejected', claim(1), original(2), 'posted', null],
  ['after one that was withdrawn', claim(2, [1, 'withdrawn']), original(3), 'posted', null],
  ['a later one is here already', claim(2, [2, 'posted']), original(1), 'superseded', null],
  ['a later one is with the payer', claim(2, [2, 'filed']), original(1), 'superseded', null],
  ['a later one was rejected: the old form is not billed', claim(2), original(1), 'withdrawn', null],
  ['a later one was rejected, an earlier one is here', claim(3, [1, 'withdrawn']), original(2), 'withdrawn', null],
  ['the payer has one', claim(1, [1, 'filed']), original(2), 'held', 'awaiting-payer-reference'],
  [
    'the payer has one and another waits for its number',
    claim(2, [1, 'filed'], [2, 'held']),
    original(3),
    'held',
    'awaiting-payer-reference',
  ],
  ['the payer has one and this names it', claim(1, [1, 'filed']), correction(2), 'posted', null],
  ['one filed elsewhere is replaced', claim(0), correction(1), 'posted', null],
  ['nothing can be written', claim(0), unwritable(1), 'held', 'not-renderable'],
  ['late and not to be written: late counts', claim(2, [2, 'posted']), unwritable(1), 'superseded', null],
  ['the same revision was rejected by an older rulebook', claim(1), original(1), 'posted', null],
] as const) {
  test(why, () => expect(arrive(history, priced)).toMatchObject({ status, reason }));
}

test('a hold says what a biller must do', () => {
  expect(arrive(claim(0), unwritable(1)).because).toBe('N301 is missing');
  expect(arrive(claim(1, [1, 'filed']), original(2)).because).toMatch(/frequency 7 or 8/);
  expect(arrive(claim(0), original(1)).because).toBeNull();
});

for (const [why, history, by, revisions] of [
  ['one that waits for a file', claim(1, [1, 'posted']), 2, [1]],
  ['one that waits for a person', claim(1, [1, 'held']), 2, [1]],
  ['never one that the payer has', claim(1, [1, 'filed']), 2, []],
  ['only those before', claim(3, [1, 'posted'], [3, 'posted']), 2, [1]],
  ['not itself', claim(2, [2, 'posted']), 2, []],
  ['none twice', claim(2, [1, 'superseded'], [2, 'withdrawn']), 3, []],
] as const) {
  test(`overtaken: ${why}`, () =>
    expect(overtaken(history, by).map(({ revision }) => revision)).toEqual([...revisions]));
}
