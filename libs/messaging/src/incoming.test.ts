import { about, Encounter, only, Reprocess, topic } from '@chargeline/contracts';
import { encounter } from '@chargeline/contracts/testing';
import { expect, test } from 'vitest';
import { aCause, aNoteRecord, noteTopic } from '../test/notes.js';
import { opener, read } from './incoming.js';
import type { LogRecord } from './log.js';
import { emit, recorder } from './outgoing.js';

const NOTES = noteTopic('writer');
const inLog = (change: Partial<LogRecord> = {}): LogRecord => ({
  ...aNoteRecord(NOTES, 7, 'a'),
  partition: 0,
  offset: '0',
  ...change,
});

test('an event is opened through its view: the envelope, the fields asked for, and the bytes to append to', () => {
  const record = inLog();
  const open = opener(read(NOTES, { reprocess: only(Reprocess, 'commandId') }));
  expect(open(record)).toEqual({
    id: record.headers['ce_id'],
    tenant: 'acme',
    traceparent: record.headers['traceparent'],
    releases: {},
    key: 'a',
    time: '2025-06-01T12:00:00.000Z',
    partition: 0,
    offset: '0',
    body: { reprocess: { commandId: '7' } },
    encoded: { format: 'avro', fingerprint: record.headers['schema'], bytes: record.value },
  });
});

const open = opener(read(NOTES, NOTES.sections));
for (const [why, record, code] of [
  ['no body', inLog({ value: null }), 'CHL_MESSAGING_ALIEN'],
  ['no key', inLog({ key: null }), 'CHL_MESSAGING_ALIEN'],
  ['an empty key', inLog({ key: '' }), 'CHL_MESSAGING_ALIEN'],
  ['another key than its document', inLog({ key: 'b' }), 'CHL_MESSAGING_ALIEN'],
  [
    'another tenant than its document',
    inLog({ headers: { ...inLog().headers, tenant: 'rival' } }),
    'CHL_MESSAGING_ALIEN',
  ],
  ['the type of another topic', inLog({ headers: { ...inLog().headers, ce_type: 'x' } }), 'CHL_MESSAGING_ALIEN'],
  ['no headers', inLog({ headers: {} }), 'CHL_CONTRACTS_NO_ENVELOPE'],
  ['an empty body', inLog({ value: Buffer.alloc(0) }), 'CHL_CONTRACTS_UNREADABLE'],
] as const) {
  test(`refused: ${why}`, () => {
    expect(() => open(record)).toThrow(expect.objectContaining({ code, retriable: false }));
  });
}

test('a view that shows neither key nor tenant checks neither', () => {
  const blind = opener(read(NOTES, { reprocess: only(Reprocess, 'commandId') }));
  expect(blind(inLog({ key: 'b' })).key).toBe('b');
});

test('an event says where it stands, and what it is about where that is not its key', () => {
  const record = inLog({ partition: 3, offset: '9007199254740993', headers: { ...inLog().headers, ce_subject: 'C1' } });
  expect(open(record)).toMatchObject({ key: 'a', subject: 'C1', partition: 3, offset: '9007199254740993' });
});

const WITHIN = topic('writer.claim.drafted.v1', { encounter: Encounter }, 'encounter', 'patient', 'ref');
const write = recorder('writer', 'avro', () => new Date('2025-06-01T12:00:00Z'));
const drafted = { ...write(emit(WITHIN, aCause('1'), { encounter })), partition: 0, offset: '0' };

test('a key may stand within a field', () => {
  expect(opener(read(WITHIN, WITHIN.sections))(drafted).key).toBe(encounter.patient.ref);
  const other = { ...drafted, key: 'somebody else' };
  expect(() => opener(read(WITHIN, WITHIN.sections))(other)).toThrow('its key is not that of its document');
});

test('a record of before its topic had another key is keyed by what it is about', () => {
  const open = opener(read(about(WITHIN, 'encounter', 'encounterId'), WITHIN.sections));
  expect(open({ ...drafted, key: encounter.encounterId }).key).toBe(encounter.encounterId);
  expect(() => open({ ...drafted, key: 'somebody else' })).toThrow('its key is not that of its document');
});

test('a topic whose key stands in a section that is not in the view is opened', () => {
  const other = topic(NOTES.name, NOTES.sections, 'reprocess', 'commandId');
  expect(opener(read(other, {}))(inLog()).key).toBe('a');
});
