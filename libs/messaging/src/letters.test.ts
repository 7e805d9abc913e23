import type { DeadLetter } from '@chargeline/contracts';
import { expect, test } from 'vitest';
import { letterIdOf, Letters, orderKeyOf } from './letters.js';
import type { LogRecord } from './log.js';

const place = { topic: 'writer.note.written.v1', partition: 0 };
const aRecord = (offset: string, key: string | null = 'a'): LogRecord => ({
  ...place,
  offset,
  key,
  value: null,
  headers: {},
});

const aLetter = (offset: string, change: Partial<DeadLetter> = {}): DeadLetter => ({
  ...place,
  letterId: `letter-${offset}`,
  state: 'parked',
  service: 'copier',
  tenantId: 'acme',
  key: 'a',
  offset,
  eventId: '',
  code: 'CHL_TEST_POISON',
  waitsBehind: null,
  traceparent: null,
  subject: null,
  ...change,
});

function lettersOf(...letters: readonly DeadLetter[]): Letters {
  const all = new Letters();
  for (const letter of letters) all.note(letter);
  return all;
}

for (const [why, letters, record, behind] of [
  ['nothing parked', [], aRecord('5'), undefined],
  ['the last before it', [aLetter('1'), aLetter('3')], aRecord('5'), 'letter-3'],
  ['not behind itself', [aLetter('5')], aRecord('5'), undefined],
  ['not behind a later one', [aLetter('1'), aLetter('7')], aRecord('5'), 'letter-1'],
  ['offsets are numbers of 64 bits, not texts', [aLetter('9')], aRecord('10'), 'letter-9'],
  ['another key', [aLetter('1', { key: 'b' })], aRecord('5'), undefined],
  ['the same key in another topic', [aLetter('9', { topic: 'other' })], aRecord('5'), 'letter-9'],
  ['what was replayed holds nobody', [aLetter('1'), aLetter('1', { state: 'replayed' })], aRecord('5'), undefined],
  ['a record without a key waits behind none', [aLetter('1', { key: '' })], aRecord('5', null), undefined],
] as const) {
  test(`waits behind: ${why}`, () => expect(lettersOf(...letters).lastBefore(record)).toBe(behind));
}

test('an overlay adds and takes away, and leaves what is below as it is', () => {
  const below = lettersOf(aLetter('1'), aLetter('2'));
  const overlay = new Letters(below);
  overlay.note(aLetter('3'));
  expect(overlay.lastBefore(aRecord('9'))).toBe('letter-3');
  for (const offset of ['3', '2']) overlay.note(aLetter(offset, { state: 'replayed' }));
  expect(overlay.lastBefore(aRecord('9'))).toBe('letter-1');
  expect(overlay.find('letter-2')).toBeUndefined();
  expect(below.lastBefore(aRecord('9'))).toBe('letter-2');
  expect(below.find('letter-3')).toBeUndefined();
});

test('a letter has one id for each record and service', () => {
  expect(letterIdOf('copier', aRecord('1'))).toBe(letterIdOf('copier', aRecord('1', 'another key')));
  expect(letterIdOf('copier', aRecord('1'))).not.toBe(letterIdOf('copier', aRecord('2')));
  expect(letterIdOf('copier', aRecord('1'))).not.toBe(letterIdOf('other', aRecord('1')));
});

for (const [key, orderKey] of [
  ['a', 'a'],
  ['', 'writer.note.written.v1/0/1'],
  [null, 'writer.note.written.v1/0/1'],
] as const) {
  test(`a record of key ${JSON.stringify(key)} is ordered by ${orderKey}`, () =>
    expect(orderKeyOf(aRecord('1', key))).toBe(orderKey));
}
