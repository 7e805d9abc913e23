import { deadLetters } from '@chargeline/contracts';
import { ChargelineError } from '@chargeline/kernel';
import { expect, test } from 'vitest';
import { upTo } from '../test/notes.js';
import type { Incoming } from './incoming.js';
import type { Batch, LogRecord } from './log.js';
import { MemoryLog } from './memory/memory-log.js';
import { openParking, type Parking } from './parking.js';
import { type Pause, processBatch, type Work } from './processor.js';

const SERVICE = 'copier';
const poison = new ChargelineError('CHL_TEST_POISON', 'No.', false);
const outage = new ChargelineError('CHL_TEST_OUTAGE', 'Not now.', true);
const noPause: Pause = async () => {};

async function aParking(): Promise<Parking> {
  const log = new MemoryLog();
  await log.createTopics([{ name: deadLetters(SERVICE).name, partitions: 1 }]);
  return openParking(log, SERVICE, () => {});
}

const aRecord = (number: number, key: string): LogRecord => ({
  topic: 'writer.note.written.v1',
  partition: 0,
  offset: String(number),
  key,
  value: Buffer.from(String(number)),
  headers: {},
});

const aBatch = (records: readonly LogRecord[], beats: string[] = [], signal = new AbortController().signal): Batch => ({
  topic: 'writer.note.written.v1',
  partition: 0,
  records,
  heartbeat: async () => void beats.push('beat'),
  signal,
});

/** Handles record numbers; each call is written down. */
function aWork(calls: number[][], handle: (numbers: readonly number[]) => void): Work {
  return {
    open: ({ value, key }) => ({ key, body: Number(String(value)) }) as Incoming,
    handle: async (events) => {
      const numbers = events.map(({ body }) => body as number);
      calls.push(numbers);
      handle(numbers);
      const records = numbers.map((number) => ({
        topic: 'out',
        key: 'key',
        value: Buffer.from(String(number)),
        headers: {},
      }));
      return { records, letters: [] };
    },
  };
}

const eight = upTo(8).map((number) => aRecord(number, `key-${number}`));
const numbersOf = (records: readonly { readonly value: Buffer }[]): readonly number[] =>
  records.map(({ value }) => Number(String(value)));

for (const [why, sick, calls, parked] of [
  ['all well: one call', [], [[0, 1, 2, 3, 4, 5, 6, 7]], []],
  ['the last is sick: three halvings', [7], [upTo(8), [0, 1, 2, 3], [4, 5, 6, 7], [4, 5], [6, 7], [6], [7]], ['7']],
  ['the first is sick', [0], [upTo(8), [0, 1, 2, 3], [0, 1], [0], [1], [2, 3], [4, 5, 6, 7]], ['0']],
  [
    'two are sick, one in each half',
    [1, 5],
    [upTo(8), [0, 1, 2, 3], [0, 1], [0], [1], [2, 3], [4, 5, 6, 7], [4, 5], [4], [5], [6, 7]],
    ['1', '5'],
  ],
] as const) {
  test(`halving, ${why}`, async () => {
    const seen: number[][] = [];
    const work = aWork(seen, (numbers) => {
      if (numbers.some((number) => (sick as readonly number[]).includes(number))) throw poison;
    });
    const { records, letters } = await processBatch(aBatch(eight), work, (await aParking()).sheet(), noPause);
    expect(seen).toEqual(calls);
    expect(letters.map(({ offset, code }) => [offset, code])).toEqual(
      parked.map((offset) => [offset, 'CHL_TEST_POISON']),
    );
    expect(numbersOf(records)).toEqual(upTo(8).filter((number) => !(sick as readonly number[]).includes(number)));
  });
}

test('an odd batch halves too', async () => {
  const seen: number[][] = [];
  const work = aWork(seen, (numbers) => {
    if (numbers.includes(2)) throw poison;
  });
  await processBatch(aBatch(eight.slice(0, 3)), work, (await aParking()).sheet(), noPause);
  expect(seen).toEqual([[0, 1, 2], [0], [1, 2], [1], [2]]);
});

test('an error that is not ours parks with a code of the house, and never with its text', async () => {
  const work = aWork([], () => {
    throw new Error('duplicate key (ssn)=(123-45-6789)');
  });
  const { letters } = await processBatch(aBatch(eight.slice(0, 1)), work, (await aParking()).sheet(), noPause);
  expect(letters.map(({ code }) => code)).toEqual(['CHL_MESSAGING_HANDLER_FAILED']);
  expect(JSON.stringify(letters)).not.toContain('123-45');
});

test('a record that does not open is parked without a call, and its key waits', async () => {
  const seen: number[][] = [];
  const work: Work = {
    ...aWork(seen, () => {}),
    open: ({ value, key }) => {
      if (String(value) === '1') throw poison;
      return { key, body: Number(String(value)) } as Incoming;
    },
  };
  const records = [aRecord(0, 'a'), aRecord(1, 'a'), aRecord(2, 'a'), aRecord(3, 'b')];
  const { letters } = await processBatch(aBatch(records), work, (await aParking()).sheet(), noPause);
  expect(seen).toEqual([[0, 3]]);
  expect(letters.map(({ offset, code }) => [offset, code])).toEqual([
    ['1', 'CHL_TEST_POISON'],
    ['2', 'CHL_MESSAGING_WAITS_BEHIND'],
  ]);
});

test('later events of a poisoned key wait, one behind the other; those before it pass', async () => {
  const seen: number[][] = [];
  const work = aWork(seen, (numbers) => {
    if (numbers.includes(1)) throw poison;
  });
  const records = [aRecord(0, 'a'), aRecord(1, 'a'), aRecord(2, 'a'), aRecord(3, 'a')];
  const { records: written, letters } = await processBatch(aBatch(records), work, (await aParking()).sheet(), noPause);
  expect(seen).toEqual([[0, 1, 2, 3], [0, 1], [0], [1]]);
  expect(numbersOf(written)).toEqual([0]);
  expect(letters.map(({ offset, waitsBehind }) => [offset, waitsBehind])).toEqual([
    ['1', null],
    ['2', letters.at(0)!.letterId],
    ['3', letters.at(1)!.letterId],
  ]);
});

test('a retriable error is tried again, with growing pauses and a sign of life, until it passes', async () => {
  const seen: number[][] = [];
  const pauses: number[] = [];
  const beats: string[] = [];
  const work = aWork(seen, () => {
    if (seen.length <= 3) throw outage;
  });
  const pause: Pause = async (attempt) => void pauses.push(attempt);
  const { records, letters } = await processBatch(
    aBatch(eight.slice(0, 2), beats),
    work,
    (await aParking()).sheet(),
    pause,
  );
  expect(seen).toEqual([
    [0, 1],
    [0, 1],
    [0, 1],
    [0, 1],
  ]);
  expect(pauses).toEqual([0, 1, 2]);
  expect(beats.length).toBe(3);
  expect(letters).toEqual([]);
  expect(numbersOf(records)).toEqual([0, 1]);
});

test('poison in the midst of an outage: the one waits, the other is parked', async () => {
  const seen: number[][] = [];
  const work = aWork(seen, (numbers) => {
    if (seen.length === 2) throw outage;
    if (numbers.includes(0)) throw poison;
  });
  const { letters } = await processBatch(aBatch(eight.slice(0, 2)), work, (await aParking()).sheet(), noPause);
  expect(seen).toEqual([[0, 1], [0], [0], [1]]);
  expect(letters.map(({ offset }) => offset)).toEqual(['0']);
});

test('a batch that waits gives up when its signal aborts', async () => {
  const stopping = new AbortController();
  const work = aWork([], () => {
    throw outage;
  });
  const pause: Pause = async (_, signal) => {
    stopping.abort();
    signal.throwIfAborted();
  };
  const batch = aBatch(eight, [], stopping.signal);
  await expect(processBatch(batch, work, (await aParking()).sheet(), pause)).rejects.toThrow(/abort/);
});

test('a record that is parked already is passed over when it comes again', async () => {
  const parking = await aParking();
  const seen: number[][] = [];
  const work = aWork(seen, () => {
    throw poison;
  });
  const batch = aBatch(eight.slice(0, 1));
  const { letters } = await processBatch(batch, work, parking.sheet(), noPause);
  parking.file(letters);
  expect(await processBatch(batch, work, parking.sheet(), noPause)).toEqual({ records: [], letters: [] });
  expect(seen).toEqual([[0]]);
});
