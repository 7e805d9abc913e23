import { only, Reprocess, topic } from '@chargeline/contracts';
import { expect, test } from 'vitest';
import { aNoteRecord, noteTopic } from '../test/notes.js';
import { opener, read } from './incoming.js';
import type { LogRecord } from './log.js';

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

test('a topic whose key stands in a section that is not in the view is opened', () => {
  const other = topic(NOTES.name, NOTES.sections, 'reprocess', 'commandId');
  expect(opener(read(other, {}))(inLog()).key).toBe('a');
});
