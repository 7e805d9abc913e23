import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PortBook } from './port-book.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chargeline-ports-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('everybody has ports of the last time, except those that somebody else has taken or that are too few', async () => {
  const file = join(folder, 'ports.json');
  const first = await PortBook.open(file);
  const [pricing, billing, gateway] = await Promise.all([
    first.take('pricing', 1),
    first.take('billing', 2),
    first.take('gateway', 1),
  ]);
  expect(new Set([...pricing, ...billing, ...gateway]).size).toBe(4);

  const stranger = createServer().listen(billing[1], '127.0.0.1');
  await new Promise((resolve) => stranger.once('listening', resolve));
  try {
    const next = await PortBook.open(file);
    expect(await next.take('pricing', 1)).toEqual(pricing);
    expect(await next.take('billing', 2)).not.toContain(billing[1]);
    expect(await next.take('gateway', 2)).toHaveLength(2);
  } finally {
    await new Promise((resolve) => stranger.close(resolve));
  }
});

test('without a file nothing is kept', async () => {
  const book = await PortBook.open(null);
  expect(await book.take('pricing', 3)).toHaveLength(3);
});
