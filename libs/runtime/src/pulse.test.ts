import { expect, test } from 'vitest';
import { Pulse } from './pulse.js';

function at(start: number): { pulse: Pulse; pass: (seconds: number) => void } {
  let now = start;
  return { pulse: new Pulse(() => now), pass: (seconds) => (now += seconds * 1_000) };
}

test('a service with nothing in hand may be silent for ever', () => {
  const { pulse, pass } = at(0);
  pass(100_000);
  expect(pulse.stuck()).toBeNull();
});

test('a batch without a sign of life for five minutes is stuck; a sign gives it five more', () => {
  const { pulse, pass } = at(0);
  pulse.begun();
  pass(299);
  expect(pulse.stuck()).toBeNull();
  pass(1);
  expect(pulse.stuck()).toBe('1 batches in hand, no sign of life for 300 s');
  pulse.sign();
  expect(pulse.stuck()).toBeNull();
  pass(300);
  pulse.ended();
  pass(300);
  expect(pulse.stuck()).toBeNull();
});
