import { expect, test } from 'vitest';
import { requestFiles, untilFiled } from './file-claims.js';

const pause = (): Promise<void> => Promise.resolve();

for (const [why, seen, most, left, looks] of [
  ['nothing waits', [0], 5, 0, 1],
  ['all are filed after a while', [3, 2, 0], 5, 0, 3],
  ['some stay', [3, 1, 1, 1], 3, 1, 3],
] as const) {
  test(why, async () => {
    let looked = 0;
    const waiting = (): Promise<number> => Promise.resolve(seen[looked++] ?? 0);
    expect(await untilFiled(waiting, pause, most)).toBe(left);
    expect(looked).toBe(looks);
  });
}

const user = (status: number, asked: string[]) => ({
  get: () => Promise.reject(new Error('not asked')),
  post: (path: string) => {
    asked.push(path);
    return Promise.resolve({ status, body: {} });
  },
});

test('every tenant is asked for', async () => {
  const asked: string[] = [];
  await requestFiles(['a', 'b'].map((tenant) => ({ tenant, user: user(202, asked) })));
  expect(asked).toEqual(['claims/file', 'claims/file']);
});

test('a refusal names the tenant', () =>
  expect(requestFiles([{ tenant: 'a', user: user(403, []) }])).rejects.toThrow(/claims of a \(HTTP 403\)/));
