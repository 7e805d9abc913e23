import { expect, test, vi } from 'vitest';
import { asking, type Line } from './ask.js';

/** Lines that are counted. */
function aClient(): {
  readonly client: () => Line<object>;
  readonly opened: () => number;
  readonly open: () => number;
} {
  let opened = 0;
  let open = 0;
  const line: Line<object> = {
    admin: {},
    open: async () => {
      opened += 1;
      open += 1;
    },
    close: async () => void (open -= 1),
  };
  return { client: () => line, opened: () => opened, open: () => open };
}

const noWait = async (): Promise<void> => {};
const settling = Object.assign(new Error('no'), { type: 'NOT_LEADER_FOR_PARTITION' });

test('a question is asked by a connection of its own, and closed', async () => {
  const { client, opened, open } = aClient();
  expect(await asking(client)('look', async () => 42)).toBe(42);
  expect([opened(), open()]).toEqual([1, 0]);
});

test('while a leader moves it is asked again, each time anew', async () => {
  const { client, opened, open } = aClient();
  const question = vi
    .fn(async () => 42)
    .mockRejectedValueOnce(settling)
    .mockRejectedValueOnce(settling);
  const waits: number[] = [];
  const ask = asking(client, async (tries) => void waits.push(tries));
  expect(await ask('look', question)).toBe(42);
  expect(waits).toEqual([1, 2]);
  expect([opened(), open()]).toEqual([3, 0]);
});

for (const [why, error, times] of [
  ['a leader that does not come', settling, 60],
  ['any other fault', new Error('no'), 1],
] as const) {
  test(`${why} is an error after ${times} asked`, async () => {
    const { client, open } = aClient();
    const question = vi.fn(() => Promise.reject(error));
    await expect(asking(client, noWait)('look', question)).rejects.toMatchObject({
      code: 'CHL_MESSAGING_BROKER',
      message: expect.stringContaining('could not look') as string,
      retriable: true,
    });
    expect(question).toHaveBeenCalledTimes(times);
    expect(open()).toBe(0);
  });
}
