import type { KafkaRecord, RecordsBatch } from '@platformatic/kafka';
import { expect, test } from 'vitest';
import { nextOf, recordsOf } from './records.js';

const aRecord = (offsetDelta: number, change: Partial<KafkaRecord> = {}): KafkaRecord => ({
  length: 0,
  attributes: 0,
  timestampDelta: 0n,
  offsetDelta,
  key: Buffer.from('key'),
  value: Buffer.from('v'),
  headers: [],
  ...change,
});
const aBatch = (firstOffset: bigint, records: KafkaRecord[], change: Partial<RecordsBatch> = {}): RecordsBatch =>
  ({ attributes: 0, firstOffset, lastOffsetDelta: records.length - 1, records, ...change }) as RecordsBatch;
const BAD = Buffer.from([0x61, 0xff]);
const text = (of: string): Buffer => Buffer.from(of);

const BIG = 9007199254740993n;
const DEFAULT = { topic: 'topic', partition: 3, offset: String(BIG), key: 'key', value: text('v'), headers: {} };
const proto = (of: unknown): object => Object.fromEntries([['__proto__', of]]);

for (const [why, change, seen] of [
  ['an offset beyond what a number holds', {}, DEFAULT],
  ['a tombstone', { value: null }, { ...DEFAULT, value: null }],
  ['no key', { key: null }, { ...DEFAULT, key: null }],
  ['a key that is not UTF-8 is no key', { key: BAD }, { ...DEFAULT, key: null }],
  ['letters beyond ASCII', { headers: [[text('name'), text('名')]] }, { ...DEFAULT, headers: { name: '名' } }],
  [
    'a header that is not UTF-8 is left out',
    {
      headers: [
        [text('a'), BAD],
        [BAD, text('1')],
        [text('b'), text('2')],
      ],
    },
    { ...DEFAULT, headers: { b: '2' } },
  ],
  [
    'a header that stands twice, or three times, is left out',
    { headers: ['acme', 'rival', 'acme'].map((tenant) => [text('tenant'), text(tenant)]) },
    DEFAULT,
  ],
  ['a header without a value is left out', { headers: [[text('tenant'), null]] }, DEFAULT],
  [
    'a header called __proto__ is a name like others',
    { headers: [[text('__proto__'), text('1')]] },
    { ...DEFAULT, headers: proto('1') },
  ],
] as const) {
  test(why, () => {
    const [record] = recordsOf('topic', 3, BIG, [aBatch(BIG, [aRecord(0, change as Partial<KafkaRecord>)])]);
    expect(record).toEqual(seen);
    expect(Object.getPrototypeOf(record!.headers)).toBe(Object.prototype);
  });
}

test('a batch that begins before the wanted offset, as a broker sends it whole', () => {
  const batches = [aBatch(10n, [aRecord(0), aRecord(1), aRecord(2)]), aBatch(13n, [aRecord(0)])];
  expect(recordsOf('topic', 0, 12n, batches).map(({ offset }) => offset)).toEqual(['12', '13']);
});

test('the mark of a transaction is no record, but is passed', () => {
  const mark = aBatch(11n, [aRecord(0)], { attributes: 0b110000 });
  const batches = [aBatch(10n, [aRecord(0)]), mark];
  expect(recordsOf('topic', 0, 10n, batches).map(({ offset }) => offset)).toEqual(['10']);
  expect(nextOf(10n, batches)).toBe(12n);
});

for (const [why, from, batches, next] of [
  ['nothing came', 7n, [], 7n],
  [
    'the last offset of a batch counts also when compaction took its record',
    7n,
    [aBatch(7n, [], { lastOffsetDelta: 4 })],
    12n,
  ],
  ['an old batch does not turn back', 7n, [aBatch(1n, [aRecord(0)])], 7n],
] as const) {
  test(`next: ${why}`, () => expect(nextOf(from, batches)).toBe(next));
}
