import { expect, test } from 'vitest';
import { aPlainRecord, Seen, upTo } from '../../test/notes.js';
import type { NewRecord } from '../log.js';
import { MAX_RECORD_BYTES } from '../record-size.js';
import { sendLength, Sender } from './sender.js';

for (const [why, sizes, length] of [
  ['nothing', [], 0],
  ['few and light', [10, 10, 10], 3],
  ['many: kafkajs groups a send in quadratic time', upTo(1_200).map(() => 10), 500],
  ['heavy: the limit is on what one send brings to one partition', upTo(10).map(() => MAX_RECORD_BYTES / 4), 4],
  ['one of the largest goes alone', [MAX_RECORD_BYTES, 1], 1],
] as const) {
  test(`one send takes ${length} of ${why}`, () => expect(sendLength(sizes)).toBe(length));
}

interface Sent {
  readonly numbers: readonly number[];
  readonly settle: PromiseWithResolvers<never[]>;
}

/** A producer whose sends end when the test says so. */
function aProducer(): { readonly sends: Seen<Sent>; readonly sender: Sender } {
  const sends = new Seen<Sent>();
  const produce = (records: readonly NewRecord[]): Promise<never[]> => {
    const settle = Promise.withResolvers<never[]>();
    sends.add({ numbers: records.map(({ value }) => Number(value)), settle });
    return settle.promise;
  };
  return { sends, sender: new Sender(produce) };
}

const records = (...numbers: readonly number[]): ReturnType<typeof aPlainRecord>[] =>
  numbers.map((number) => aPlainRecord('topic', number, 'key'));
const tooLarge = Object.assign(new Error('no'), { type: 'MESSAGE_TOO_LARGE' });

test('one send at a time; what comes meanwhile goes together, in the order of the calls', async () => {
  const { sends, sender } = aProducer();
  const appends = [sender.append(records(0)), sender.append(records(1, 2)), sender.append(records(3))];
  await sends.count(1);
  expect(sends.all.map(({ numbers }) => numbers)).toEqual([[0]]);
  sends.all.at(0)!.settle.resolve([]);
  await appends[0];
  await sends.count(2);
  expect(sends.all.at(1)!.numbers).toEqual([1, 2, 3]);
  sends.all.at(1)!.settle.resolve([]);
  await Promise.all(appends);
  await sender.idle();
});

test('a send that fails fails the appends in it, and none after it', async () => {
  const { sends, sender } = aProducer();
  const first = sender.append(records(0));
  await sends.count(1);
  const second = sender.append(records(1));
  sends.all.at(0)!.settle.reject(new Error('gone'));
  await expect(first).rejects.toMatchObject({ code: 'CHL_MESSAGING_BROKER', retriable: true });
  await sends.count(2);
  sends.all.at(1)!.settle.resolve([]);
  await second;
});

test('when one part of an append fails, the rest of it is not sent', async () => {
  const { sends, sender } = aProducer();
  const append = sender.append(records(...upTo(600)));
  const next = sender.append(records(600));
  await sends.count(1);
  sends.all.at(0)!.settle.reject(new Error('gone'));
  await expect(append).rejects.toMatchObject({ code: 'CHL_MESSAGING_BROKER' });
  await sends.count(2);
  expect(sends.all.at(1)!.numbers).toEqual([600]);
  sends.all.at(1)!.settle.resolve([]);
  await next;
});

test('what the broker finds too large is halved until one record is alone; only its append fails', async () => {
  const { sends, sender } = aProducer();
  const warmUp = sender.append(records(99));
  await sends.count(1);
  const [good, bad, last] = [sender.append(records(0, 1)), sender.append(records(2)), sender.append(records(3))];
  sends.all.at(0)!.settle.resolve([]);
  await warmUp;
  for (const [place, fits] of [false, true, false, false, true].entries()) {
    await sends.count(place + 2);
    const { settle } = sends.all.at(place + 1)!;
    if (fits) settle.resolve([]);
    else settle.reject(tooLarge);
  }
  await Promise.all([good, last]);
  await expect(bad).rejects.toMatchObject({ code: 'CHL_MESSAGING_TOO_LARGE', retriable: false });
  expect(sends.all.slice(1).map(({ numbers }) => numbers)).toEqual([[0, 1, 2, 3], [0, 1], [2, 3], [2], [3]]);
});

test('an empty append is done at once', () => aProducer().sender.append([]));
