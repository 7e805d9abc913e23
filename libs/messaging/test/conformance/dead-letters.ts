import { ChargelineError } from '@chargeline/kernel';
import { expect, test } from 'vitest';
import { letterIdOf, type LogRecord, MAX_RECORD_BYTES } from '../../src/index.js';
import { aRoom, numberOf, type Room } from '../a-room.js';
import { aNoteRecord, upTo } from '../notes.js';
import type { Subject } from './subject.js';

const poison = new ChargelineError('CHL_TEST_POISON', 'This note cannot be copied.', false);
const outage = new ChargelineError('CHL_TEST_OUTAGE', 'The database is away.', true);

/** Copies what is not sick; as a real effect would, fails for the whole batch. */
const copyUnless =
  (room: Room, sick: ReadonlySet<number>) =>
  async (notes: Parameters<Parameters<Room['start']>[0]>[0]): ReturnType<Parameters<Room['start']>[0]> => {
    if (notes.some((note) => sick.has(numberOf(note)))) throw poison;
    return notes.map(room.copy);
  };

/** Key and number of a copy: Avro writes the number first, as a length (one byte) and a digit. */
const copied = (records: readonly LogRecord[]): readonly string[] =>
  records.map(({ key, value }) => `${key} ${value!.toString('utf8', 1, 2)}`);

/** A room on the log, by `consume`: what cannot be taken is parked, and the rest passes. */
export function deadLetters(subject: () => Subject): void {
  test('poison is isolated by halving; later events of its key wait behind it; all others pass', async () => {
    const room = await aRoom(subject().log);
    await room.write([
      ...upTo(5).map((number) => [number, `key-${number}`] as const),
      [5, 'sick'],
      [6, 'key-6'],
      [7, 'sick'],
      [8, 'other'],
    ]);
    const subscription = await room.start(copyUnless(room, new Set([5, 8])));
    await Promise.all([room.copies.count(6), room.letters.count(3)]);
    await subscription.stop();
    await room.close();

    expect(copied(room.copies.all)).toEqual(['key-0 0', 'key-1 1', 'key-2 2', 'key-3 3', 'key-4 4', 'key-6 6']);
    const place = { topic: room.input.name, partition: 0 };
    const first = letterIdOf(room.service, { ...place, offset: '5' });
    const common = { state: 'parked', service: room.service, tenantId: 'acme', ...place };
    expect(room.letters.all.toSorted((a, b) => Number(a.offset) - Number(b.offset))).toEqual([
      expect.objectContaining({ ...common, key: 'sick', offset: '5', code: 'CHL_TEST_POISON', waitsBehind: null }),
      expect.objectContaining({ ...common, offset: '7', code: 'CHL_MESSAGING_WAITS_BEHIND', waitsBehind: first }),
      expect.objectContaining({ ...common, key: 'other', offset: '8', code: 'CHL_TEST_POISON', waitsBehind: null }),
    ]);
    for (const { value } of room.letterRecords.all) expect(String(value)).not.toContain('tester');
  });

  test('replay completes a key in its order, and then later events pass', async () => {
    const room = await aRoom(subject().log);
    const sick = new Set([0]);
    const subscription = await room.start(copyUnless(room, sick));
    await room.write([
      [0, 'sick'],
      [1, 'sick'],
    ]);
    await room.letters.count(2);
    await room.write([
      [2, 'sick'],
      [3, 'well'],
    ]);
    await Promise.all([room.letters.count(3), room.copies.count(1)]);
    const [first, second, third] = room.letters.all.map(({ letterId }) => letterId) as [string, string, string];
    expect(room.letters.all[2]).toMatchObject({ waitsBehind: second });

    sick.clear();
    await room.askBack(third, second, first, second, third);
    await room.letters.count(6);
    await room.write([[4, 'sick']]);
    await room.copies.count(5);
    await subscription.stop();
    await room.close();

    expect(copied(room.copies.all)).toEqual(['well 3', 'sick 0', 'sick 1', 'sick 2', 'sick 4']);
    const replayed = room.letters.all.filter(({ state }) => state === 'replayed');
    expect(replayed.map(({ letterId }) => letterId)).toEqual([first, second, third]);
  });

  test('what is parked stays parked over a restart', async () => {
    const room = await aRoom(subject().log);
    const first = await room.start(copyUnless(room, new Set([0])));
    await room.write([[0, 'sick']]);
    await room.letters.count(1);
    await first.stop();
    const second = await room.start(copyUnless(room, new Set()));
    await room.write([
      [1, 'sick'],
      [2, 'well'],
    ]);
    await Promise.all([room.letters.count(2), room.copies.count(1)]);
    await second.stop();
    await room.close();
    expect(room.letters.all[1]).toMatchObject({ offset: '1', waitsBehind: room.letters.all.at(0)!.letterId });
    expect(copied(room.copies.all)).toEqual(['well 2']);
  });

  test('a retriable error holds the batch until its cause is gone; nothing is parked', async () => {
    const room = await aRoom(subject().log);
    let calls = 0;
    const subscription = await room.start(async (notes) => {
      calls += 1;
      if (calls <= 3) throw outage;
      return notes.map(room.copy);
    });
    await room.write([
      [0, 'a'],
      [1, 'b'],
    ]);
    await room.copies.count(2);
    await subscription.stop();
    await room.close();
    expect(room.letters.all).toEqual([]);
  });

  test('an event whose outcome the log would refuse is parked, and does not hold its batch', async () => {
    const room = await aRoom(subject().log);
    const subscription = await room.start(async (notes) =>
      notes.map((note) => {
        const copy = room.copy(note);
        const { reprocess } = note.body;
        const reason = numberOf(note) === 1 ? 'x'.repeat(MAX_RECORD_BYTES) : 7;
        return numberOf(note) === 0
          ? copy
          : { ...copy, content: { document: { reprocess: { ...reprocess, reason } } } };
      }),
    );
    await room.write([
      [0, 'a'],
      [1, 'b'],
      [2, 'c'],
    ]);
    await Promise.all([room.copies.count(1), room.letters.count(2)]);
    await subscription.stop();
    await room.close();
    expect(copied(room.copies.all)).toEqual(['a 0']);
    expect(room.letters.all.map(({ code }) => code).toSorted()).toEqual([
      'CHL_CONTRACTS_UNWRITABLE',
      'CHL_MESSAGING_TOO_LARGE',
    ]);
  });

  test('E11 a record that comes twice leads to the same outgoing ids', async () => {
    const { log } = subject();
    const room = await aRoom(log);
    const subscription = await room.start(copyUnless(room, new Set()));
    const record = aNoteRecord(room.input, 0, 'a');
    await log.append([record, record]);
    await room.copies.count(2);
    await subscription.stop();
    await room.close();
    const [one, two] = room.copies.all as [LogRecord, LogRecord];
    expect(one.headers['ce_id']).toBe(two.headers['ce_id']);
    expect(one.value).toEqual(two.value);
  });
}
