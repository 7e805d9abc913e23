import { expect, test } from 'vitest';
import { lettersOf, replay } from './letters.js';

const letter = (n: number) => ({ letterId: `l${n}` });

test('pages are read to the last', async () => {
  const asked: string[] = [];
  const pages = [
    { letters: [letter(1), letter(2)], next: '2' },
    { letters: [letter(3)], next: null },
  ];
  const get = (path: string) => {
    asked.push(path);
    return Promise.resolve({ status: 200, body: pages[asked.length - 1] });
  };
  expect((await lettersOf({ get })).map(({ letterId }) => letterId)).toEqual(['l1', 'l2', 'l3']);
  expect(asked).toEqual(['dead-letters?limit=500&after=0', 'dead-letters?limit=500&after=2']);
});

test('gateway says no: its status, not its body', () =>
  expect(lettersOf({ get: () => Promise.resolve({ status: 403, body: { detail: 'x' } }) })).rejects.toThrow(
    /HTTP 403/,
  ));

test('many letters are replayed in requests of 500, in their order', async () => {
  const sent: number[] = [];
  const post = (_path: string, body: unknown) => {
    const { letterIds } = body as { letterIds: readonly string[] };
    sent.push(letterIds.length);
    return Promise.resolve({ status: 202, body: { requested: letterIds, unknown: [] } });
  };
  const ids = Array.from({ length: 1_100 }, (_, n) => `l${n}`);
  expect(await replay({ post }, ids)).toEqual(ids);
  expect(sent).toEqual([500, 500, 100]);
});
