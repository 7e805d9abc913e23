import { expect, test } from 'vitest';
import { DEFAULT_DELIMITERS } from './delimiters.js';
import { components, element, repetitions, type Segment } from './segment.js';

const segment: Segment = {
  id: 'EB',
  elements: ['1', 'IND', '30^98^UC', '', 'HC:99213:25'],
  position: 4,
  delimiters: DEFAULT_DELIMITERS,
};

test('elements count from 1, and what is not there is empty', () => {
  expect([1, 2, 4, 99].map((number) => element(segment, number))).toEqual(['1', 'IND', '', '']);
});

test('composites and repetitions are split on demand', () => {
  expect(components(segment, 5)).toEqual(['HC', '99213', '25']);
  expect(components(segment, 2)).toEqual(['IND']);
  expect(components(segment, 4)).toEqual([]);
  expect(repetitions(segment, 3)).toEqual(['30', '98', 'UC']);
  expect(repetitions(segment, 9)).toEqual([]);
});

test('without a repetition separator nothing repeats', () => {
  const old = { ...segment, delimiters: { ...DEFAULT_DELIMITERS, repetition: null } };
  expect(repetitions(old, 3)).toEqual(['30^98^UC']);
});
