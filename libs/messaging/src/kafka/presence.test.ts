import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Presence } from './presence.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

for (const [why, joined, happened] of [
  ['nobody is a member before the group says so', false, () => {}],
  ['the group has let it in', true, ({ seen }) => seen()],
  [
    'a session ago is too long ago',
    false,
    ({ seen }) => {
      seen();
      vi.advanceTimersByTime(6_000);
    },
  ],
  [
    'each answer begins a session anew',
    true,
    ({ seen }) => {
      seen();
      vi.advanceTimersByTime(5_999);
      seen();
      vi.advanceTimersByTime(5_999);
    },
  ],
  [
    'who is gone is gone at once',
    false,
    ({ seen, gone }) => {
      seen();
      gone();
    },
  ],
  [
    'and may come back',
    true,
    ({ seen, gone }) => {
      gone();
      seen();
    },
  ],
] as const satisfies readonly (readonly [string, boolean, (presence: Presence) => void])[]) {
  test(why, () => {
    const presence = new Presence(6_000);
    happened(presence);
    expect(presence.joined()).toBe(joined);
  });
}
