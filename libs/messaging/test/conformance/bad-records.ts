import { type DeadLetter, writer } from '@chargeline/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aRoom, type Room } from '../a-room.js';
import { aNote, aNoteRecord, type NoteTopic } from '../notes.js';
import type { RawRecord, Subject } from './subject.js';

type Change = (good: RawRecord, topic: NoteTopic) => Partial<RawRecord>;

const withHeaders =
  (headers: RawRecord['headers']): Change =>
  (good) => ({ headers: { ...good.headers, ...headers } });

const asJson =
  (change: (document: ReturnType<typeof aNote>) => unknown): Change =>
  ({ key, headers }, topic) => {
    const { fingerprint } = writer(topic, 'json')(aNote(0, key!));
    const document = change(aNote(0, key!));
    return {
      value: Buffer.from(typeof document === 'string' ? document : JSON.stringify(document)),
      headers: { ...headers, 'content-type': 'application/json', schema: fingerprint },
    };
  };

/** What is wrong with a record (bad-inputs.md, family E), and the code it is parked with; null: it passes. */
const ROWS: readonly (readonly [why: string, change: Change, code: string | null])[] = [
  ['a good record', () => ({}), null],
  ['E1 a tombstone', () => ({ value: null }), 'CHL_MESSAGING_ALIEN'],
  ['E2 an empty body', () => ({ value: Buffer.alloc(0) }), 'CHL_CONTRACTS_UNREADABLE'],
  ['E3 no JSON', asJson(() => '{"reprocess":'), 'CHL_CONTRACTS_UNREADABLE'],
  ['E3 JSON where Avro is announced', () => ({ value: Buffer.from('{}') }), 'CHL_CONTRACTS_UNREADABLE'],
  ['E4 JSON of another schema', asJson(() => ({ claim: {} })), 'CHL_CONTRACTS_UNREADABLE'],
  ['E4 a schema nobody published', withHeaders({ schema: '0123456789abcdef' }), 'CHL_CONTRACTS_UNREADABLE'],
  ['E5 an unknown major version', withHeaders({ ce_type: 'writer.note.written.v2' }), 'CHL_MESSAGING_ALIEN'],
  ['E6 fields that nobody knows', asJson(({ reprocess }) => ({ reprocess: { ...reprocess, mood: 'new' } })), null],
  ['E7 no key', () => ({ key: null }), 'CHL_MESSAGING_ALIEN'],
  ['E7 an empty key', () => ({ key: '' }), 'CHL_MESSAGING_ALIEN'],
  ["E8 a key that is not the document's", () => ({ key: 'another' }), 'CHL_MESSAGING_ALIEN'],
  ["E8 a tenant that is not the document's", withHeaders({ tenant: 'rival' }), 'CHL_MESSAGING_ALIEN'],
  ['E9 an id that is not UTF-8', withHeaders({ ce_id: Buffer.from([0x61, 0xff]) }), 'CHL_CONTRACTS_NO_ENVELOPE'],
  ['an id of 10 kB', withHeaders({ ce_id: 'x'.repeat(10_000) }), 'CHL_CONTRACTS_NO_ENVELOPE'],
  ['no headers at all', () => ({ headers: {} }), 'CHL_CONTRACTS_NO_ENVELOPE'],
  [
    'E10 a leading zero byte',
    ({ value }) => ({ value: Buffer.concat([Buffer.of(0), value!]) }),
    'CHL_CONTRACTS_UNREADABLE',
  ],
  ['E20 a forged reply topic', withHeaders({ kafka_replyTopic: 'gateway.claim.submitted.v1' }), null],
  ['E24 a traceparent of 10 kB', withHeaders({ traceparent: '0'.repeat(10_000) }), null],
  ['a good record after all those', () => ({}), null],
];

/** Only a stranger can write these: our own code has no words for them. */
const STRANGE = /tombstone|no key|not UTF-8/;

/** Strange records are parked one by one, with a code and without a body, and the rest passes. */
export function badRecords(subject: () => Subject, strangers: boolean): void {
  const rows = ROWS.filter(([why]) => strangers || !STRANGE.test(why));
  const good = rows.filter(([, , code]) => code === null).length;
  let room: Room;
  let letters: ReadonlyMap<string, DeadLetter>;
  let copied: ReadonlySet<string | null>;

  beforeAll(async () => {
    const { log, appendRaw } = subject();
    room = await aRoom(log);
    await appendRaw(
      rows.map(([, change], row) => {
        const record = aNoteRecord(room.input, 0, `row-${row}`);
        return { ...record, ...change(record, room.input) };
      }),
    );
    const subscription = await room.start(async (notes) => notes.map(room.copy));
    await Promise.all([room.copies.count(good), room.letters.count(rows.length - good)]);
    await subscription.stop();
    letters = new Map(room.letters.all.map((letter) => [letter.offset, letter]));
    copied = new Set(room.copies.all.map(({ key }) => key));
  });
  afterAll(() => room.close());

  for (const [row, [why, , code]] of rows.entries()) {
    test(`${code === null ? 'passes' : 'parked'}: ${why}`, () => {
      expect(letters.get(String(row))?.code ?? null).toBe(code);
      expect(copied.has(`row-${row}`)).toBe(code === null);
    });
  }

  test('no dead letter holds a body', () => {
    for (const { value } of room.letterRecords.all) expect(String(value)).not.toContain('tester');
  });
}
