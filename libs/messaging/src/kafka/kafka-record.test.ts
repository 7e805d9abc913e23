import type { KafkaMessage } from 'kafkajs';
import { expect, test } from 'vitest';
import { toRecord } from './kafka-record.js';

const aMessage = (change: Partial<KafkaMessage>): KafkaMessage =>
  ({
    offset: '9007199254740993',
    key: Buffer.from('key'),
    value: Buffer.from('v'),
    headers: {},
    ...change,
  }) as KafkaMessage;
const BAD = Buffer.from([0x61, 0xff]);

const PLACE = { topic: 'topic', partition: 3, offset: '9007199254740993' };
const DEFAULT = { ...PLACE, key: 'key', value: Buffer.from('v'), headers: {} };
const proto = (text: unknown): object => Object.fromEntries([['__proto__', text]]);

for (const [why, message, seen] of [
  ['an offset beyond what a number holds', aMessage({}), DEFAULT],
  ['a tombstone', aMessage({ value: null }), { ...DEFAULT, value: null }],
  ['no key', aMessage({ key: null }), { ...DEFAULT, key: null }],
  ['a key that is not UTF-8 is no key', aMessage({ key: BAD }), { ...DEFAULT, key: null }],
  [
    'letters beyond ASCII',
    aMessage({ headers: { name: Buffer.from('Müller 名') } }),
    { ...DEFAULT, headers: { name: 'Müller 名' } },
  ],
  [
    'a header that is not UTF-8 is left out',
    aMessage({ headers: { a: BAD, b: Buffer.from('2') } }),
    { ...DEFAULT, headers: { b: '2' } },
  ],
  [
    'a header that stands twice is left out',
    aMessage({ headers: { tenant: [Buffer.from('acme'), Buffer.from('rival')] } }),
    DEFAULT,
  ],
  ['a header without a value is left out', aMessage({ headers: { tenant: undefined } }), DEFAULT],
  [
    'a header called __proto__ is a name like others',
    aMessage({ headers: { ...proto(Buffer.from('1')) } }),
    { ...DEFAULT, headers: proto('1') },
  ],
] as const) {
  test(why, () => {
    const record = toRecord('topic', 3, message);
    expect(record).toEqual(seen);
    expect(Object.getPrototypeOf(record.headers)).toBe(Object.prototype);
  });
}
