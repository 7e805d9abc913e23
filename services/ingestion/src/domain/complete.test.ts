import { encounter as office } from '@chargeline/contracts/testing';
import { expect, test } from 'vitest';
import { contentOf } from './complete.js';

const [charge] = office.charges;
const { minutes: _, ...asBefore } = charge!;

test('a charge without minutes says, letter for letter, what it said before charges could tell them', () =>
  expect(JSON.stringify(contentOf(office))).toBe(JSON.stringify({ ...office, charges: [asBefore] })));

test('minutes are content', () => {
  const timed = contentOf({ ...office, charges: [{ ...charge!, minutes: 75 }] });
  expect(timed.charges).toEqual([{ ...asBefore, minutes: 75 }]);
});
