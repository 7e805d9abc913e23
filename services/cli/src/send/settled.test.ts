import { expect, test } from 'vitest';
import type { ClaimStatus } from './fate.js';
import { settled } from './settled.js';

/** A gateway that says one status after the other, and the last for ever. */
function gateway(...said: readonly (string | null)[]): {
  readonly ask: () => Promise<ClaimStatus | null>;
  readonly asked: () => number;
} {
  let asked = 0;
  return {
    ask: () => {
      const status = said[Math.min(asked, said.length - 1)] ?? null;
      asked += 1;
      return Promise.resolve(status === null ? null : { status });
    },
    asked: () => asked,
  };
}

const pause = (): Promise<void> => Promise.resolve();

for (const [why, said, status, looks] of [
  ['there at once: a second look confirms it', ['posted'], 'posted', 2],
  ['on its way until it is posted', ['received', 'drafted', 'posted'], 'posted', 4],
  ['not known at first', [null, null, 'rejected'], 'rejected', 4],
  ['held, then its charges come', ['held', 'completed', 'posted'], 'posted', 4],
] as const) {
  test(why, async () => {
    const { ask, asked } = gateway(...said);
    expect((await settled(['e1'], ask, pause, 10)).get('e1')).toEqual({ status });
    expect(asked()).toBe(looks);
  });
}

test('what never settles is given back as it stands', async () => {
  const { ask, asked } = gateway('drafted');
  expect((await settled(['e1'], ask, pause, 5)).get('e1')).toEqual({ status: 'drafted' });
  expect(asked()).toBe(5);
});

test('nothing to ask: no look, no pause', async () => {
  const { ask, asked } = gateway('posted');
  expect((await settled([], ask, () => Promise.reject(new Error('paused')), 5)).size).toBe(0);
  expect(asked()).toBe(0);
});

test('every encounter is asked for, also beyond those that are asked at once', async () => {
  const ids = Array.from({ length: 40 }, (_, n) => `e${n}`);
  const statuses = await settled(ids, (id) => Promise.resolve({ status: 'posted', file: id }), pause, 5);
  expect([...statuses.keys()]).toEqual(ids);
  expect(statuses.get('e39')).toEqual({ status: 'posted', file: 'e39' });
});
