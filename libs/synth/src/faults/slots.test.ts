import { expect, test } from 'vitest';
import { FAULT_NAMES, FAULTS } from './faults.js';
import { BLOCK, isClean, slotsOf } from './slots.js';

test('every block of 250 holds every fault as often as its table says: 12 % in all', () => {
  const slots = [...slotsOf(1, 4 * BLOCK)];
  for (let first = 0; first < slots.length; first += BLOCK) {
    const block = slots.slice(first, first + BLOCK);
    for (const name of FAULT_NAMES) {
      expect(block.filter(({ fault }) => fault === name)).toHaveLength(FAULTS[name].perBlock);
    }
    expect(block.filter(({ fault }) => fault !== 'none')).toHaveLength(30);
    expect(block.filter(({ byRest }) => byRest)).toHaveLength(8);
  }
});

test('a visit that repeats another has one before it, in its own block', () => {
  for (let seed = 1; seed <= 1_000; seed += 1) {
    const names = [...slotsOf(seed, BLOCK)].filter((slot) => isClean(slot) || slot.fault === 'sent-twice');
    expect(names[0]?.fault).toBe('none');
  }
});

test('what goes by REST has no fault: there is no message of its own to be wrong', () => {
  expect([...slotsOf(1, BLOCK)].filter(({ byRest, fault }) => byRest && fault !== 'none')).toEqual([]);
});

test('blocks differ, and so do seeds', () => {
  const slots = [...slotsOf(1, 2 * BLOCK)];
  expect(slots.slice(0, BLOCK)).not.toEqual(slots.slice(BLOCK));
  expect([...slotsOf(2, BLOCK)]).not.toEqual(slots.slice(0, BLOCK));
});

test('a longer practice begins like a shorter one', () => {
  expect([...slotsOf(1, 600)].slice(0, 300)).toEqual([...slotsOf(1, 300)]);
});

test('none and one', () => {
  expect([...slotsOf(1, 0)]).toEqual([]);
  expect([...slotsOf(1, 1)]).toHaveLength(1);
});
