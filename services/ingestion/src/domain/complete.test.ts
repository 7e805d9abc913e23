import { encounter as office } from '@chargeline/contracts/testing';
import { expect, test } from 'vitest';
import { contentOf } from './complete.js';

const [charge] = office.charges;
const { minutes: _, ...asBefore } = charge!;
const { cleared: __, repaired: ___, ...officeBefore } = office;

test('without minutes and rules it says, letter for letter, what it said before there were any', () =>
  expect(JSON.stringify(contentOf(office))).toBe(JSON.stringify({ ...officeBefore, charges: [asBefore] })));

test('cleared and repaired rules are content', () => {
  const cleared = contentOf({ ...office, cleared: ['DUP-002'], repaired: ['MOD-050'] });
  expect(cleared).toMatchObject({ cleared: ['DUP-002'], repaired: ['MOD-050'] });
});

test('minutes are content', () => {
  const timed = contentOf({ ...office, charges: [{ ...charge!, minutes: 75 }] });
  expect(timed.charges).toEqual([{ ...asBefore, minutes: 75 }]);
});
