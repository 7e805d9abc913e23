import { expect, test } from 'vitest';
import type { LogRecord } from '../log.js';
import type { LoneReading } from './kafka-client.js';
import { recordsAt } from './records-at.js';

const aRecord = (partition: number, offset: number): LogRecord => ({
  topic: 'topic',
  partition,
  offset: String(offset),
  key: null,
  value: null,
  headers: {},
});

/** A client whose reading shows what `shows` does, and counts the readings that are still open. */
function aClient(shows: (reading: LoneReading) => void): Parameters<typeof recordsAt>[0] & { open: () => number } {
  let open = 0;
  return {
    read: async (reading) => {
      open += 1;
      shows(reading);
      return { stop: async () => void (open -= 1) };
    },
    ends: async () => new Map(),
    open: () => open,
  };
}

const WANTED = new Map([
  [0, 7n],
  [1, 3n],
]);

for (const [why, shows, found] of [
  [
    'one record of each partition, whatever else comes, in the order of the partitions',
    ({ each, onPlace }) => {
      for (const offset of [3, 4]) each(aRecord(1, offset));
      onPlace(1, 5n);
      each(aRecord(0, 7));
      onPlace(0, 8n);
    },
    [aRecord(0, 7), aRecord(1, 3)],
  ],
  [
    'an offset that is passed without a record has none',
    ({ each, onPlace }) => {
      each(aRecord(1, 3));
      onPlace(1, 4n);
      onPlace(0, 8n);
    },
    [aRecord(1, 3)],
  ],
  [
    'an offset that is never passed ends the wait: what was seen is all',
    ({ each, onPlace }) => {
      each(aRecord(1, 3));
      onPlace(1, 4n);
      onPlace(0, 7n);
    },
    [aRecord(1, 3)],
  ],
] as const satisfies readonly (readonly [string, (reading: LoneReading) => void, readonly LogRecord[]])[]) {
  test(why, async () => {
    const client = aClient(shows);
    expect(await recordsAt(client, 'topic', WANTED, 20)).toEqual(found);
    expect(client.open()).toBe(0);
  });
}

test('nothing wanted is nothing read', async () => {
  const read = (): never => expect.fail('nothing is to be read');
  expect(await recordsAt(aClient(read), 'topic', new Map())).toEqual([]);
});

test('brokers that do not answer when the wait ends are an error, not an empty answer', async () => {
  const client = aClient(() => {});
  const away = new Error('away');
  const asked = recordsAt({ ...client, ends: () => Promise.reject(away) }, 'topic', WANTED, 20);
  await expect(asked).rejects.toBe(away);
  expect(client.open()).toBe(0);
});

test('a reading that ends is an error', async () => {
  const over = new Error('over');
  const client = aClient(({ onEnd }) => onEnd(over));
  await expect(recordsAt(client, 'topic', WANTED, 60_000)).rejects.toBe(over);
});
