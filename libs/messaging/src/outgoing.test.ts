import {
  about,
  deadLetters,
  extended,
  type Document,
  fromHeaders,
  isTraceparent,
  Quarantine,
  reader,
  Reprocess,
  topic,
} from '@chargeline/contracts';
import { expect, test } from 'vitest';
import { aCause, aNote, aNoteRecord, noteTopic } from '../test/notes.js';
import { opener, read } from './incoming.js';
import { emit, extend, outgoingId, recorder } from './outgoing.js';

const NOTES = noteTopic('writer');
const cause = aCause('MSG-1');
const record = recorder('copier', 'avro', () => new Date('2025-06-01T12:00:00Z'));
const incoming = opener(read(NOTES, NOTES.sections))({ ...aNoteRecord(NOTES, 7, 'a'), partition: 0, offset: '0' });

test('an id is pinned: a changed derivation would double every event in flight', () => {
  // UUIDv5 of "acme U+001F MSG-1 U+001F writer.note.written.v1 U+001F 0" in the house's namespace, by Python's uuid.uuid5
  expect(outgoingId(emit(NOTES, cause, aNote(1, 'a')))).toBe('289e4680-3dbf-5275-8c69-0ae9b66766b6');
});

for (const [why, other] of [
  ['another cause', emit(NOTES, aCause('MSG-2'), aNote(1, 'a'))],
  ['another tenant', emit(NOTES, { ...cause, tenant: 'rival' }, aNote(1, 'a'))],
  ['another topic', emit(noteTopic('other'), cause, aNote(1, 'a'))],
  ['another ordinal', emit(NOTES, cause, aNote(1, 'a'), { ordinal: 1 })],
] as const) {
  test(`${why} is another id`, () => expect(outgoingId(other)).not.toBe(outgoingId(emit(NOTES, cause, aNote(1, 'a')))));
}

for (const [why, other] of [
  ['another body', emit(NOTES, cause, aNote(2, 'b'))],
  ['another trace', emit(NOTES, { ...cause, traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01` }, aNote(1, 'a'))],
  ['other releases', emit(NOTES, cause, aNote(1, 'a'), { releases: { pfs: '2026-01' } })],
] as const) {
  test(`${why} is the same id`, () => expect(outgoingId(other)).toBe(outgoingId(emit(NOTES, cause, aNote(1, 'a')))));
}

test('CloudEvents 1.0 in Kafka binary mode: the attributes are headers, the value is the event alone', () => {
  const written = record(
    emit(NOTES, { ...cause, releases: { icd: '2025' } }, aNote(1, 'a'), { releases: { pfs: '2025-10' } }),
  );
  expect(written.headers).toEqual({
    ce_specversion: '1.0',
    ce_id: outgoingId(emit(NOTES, cause, aNote(1, 'a'))),
    ce_type: 'writer.note.written.v1',
    ce_source: '/chargeline/copier',
    ce_time: '2025-06-01T12:00:00.000Z',
    'content-type': 'application/avro',
    tenant: 'acme',
    traceparent: expect.toSatisfy(isTraceparent) as string,
    schema: expect.stringMatching(/^[0-9a-f]{16}$/) as string,
    releases: 'icd=2025&pfs=2025-10',
  });
  const { fingerprint, releases } = fromHeaders(written.headers);
  expect(releases).toEqual({ icd: '2025', pfs: '2025-10' });
  expect(reader(NOTES, NOTES.sections)({ format: 'avro', fingerprint, bytes: written.value })).toEqual(aNote(1, 'a'));
});

test('JSON when it is switched on', () => {
  const written = recorder('copier', 'json', () => new Date())(emit(NOTES, cause, aNote(1, 'a')));
  expect(written.headers['content-type']).toBe('application/json');
  expect(JSON.parse(String(written.value))).toEqual(aNote(1, 'a'));
});

const quarantine: Document<{ quarantine: typeof Quarantine }>['quarantine'] = {
  tenantId: 'acme',
  sourceId: 'clinic',
  messageId: 'MSG-9',
  reason: 'test',
};
const REFERRED = extended('copier.note.referred.v1', NOTES, { quarantine: Quarantine }, 'reprocess', 'encounterId');
const REKEYED = extended('copier.note.rekeyed.v1', NOTES, { quarantine: Quarantine }, 'quarantine', 'messageId');
const BY_NUMBER = topic('copier.note.numbered.v1', { reprocess: Reprocess }, 'reprocess', 'commandId');

for (const [why, outgoing, key] of [
  ['of a document, in the document', emit(NOTES, cause, aNote(1, 'a')), 'a'],
  ['of a document, whichever field it names', emit(BY_NUMBER, cause, aNote(1, 'a')), '1'],
  ['of an extension, in the input: the key of its cause', extend(REFERRED, incoming, 'quarantine', quarantine), 'a'],
  ['of an extension, in the new section', extend(REKEYED, incoming, 'quarantine', quarantine), 'MSG-9'],
  ['of an extension, said by its maker', extend(REFERRED, incoming, 'quarantine', quarantine, { key: 'b' }), 'b'],
] as const) {
  test(`the key ${why}`, () => expect(record(outgoing).key).toBe(key));
}

for (const [why, outgoing, subject] of [
  ['of a document', emit(about(NOTES, 'reprocess', 'commandId'), cause, aNote(1, 'a')), '1'],
  ['of an extension', extend(about(REFERRED, 'quarantine', 'messageId'), incoming, 'quarantine', quarantine), 'MSG-9'],
  [
    'of an extension, in the input',
    extend(about(REFERRED, 'reprocess', 'commandId'), incoming, 'quarantine', quarantine),
    undefined,
  ],
  ['of a topic that names none', emit(NOTES, cause, aNote(1, 'a')), undefined],
] as const) {
  test(`the subject ${why}`, () => expect(record(outgoing).headers['ce_subject']).toBe(subject));
}

test('an extension is the input with a section behind it', () => {
  const { value } = record(extend(REFERRED, incoming, 'quarantine', quarantine));
  expect(value.subarray(0, incoming.encoded.bytes.length).equals(incoming.encoded.bytes)).toBe(true);
});

for (const [why, document, code] of [
  ['does not fit its topic', { reprocess: { ...aNote(1, 'a').reprocess, reason: 7 } }, 'CHL_CONTRACTS_UNWRITABLE'],
  [
    'is too large',
    { reprocess: { ...aNote(1, 'a').reprocess, reason: 'x'.repeat(1_000_000) } },
    'CHL_MESSAGING_TOO_LARGE',
  ],
] as const) {
  test(`refused: a document that ${why}`, () => {
    const outgoing = emit(NOTES, cause, document as ReturnType<typeof aNote>);
    expect(() => record(outgoing)).toThrow(expect.objectContaining({ code, retriable: false }));
  });
}

test('a letter is keyed as its record was', () => {
  expect(deadLetters('copier').key).toEqual(['letter', 'key']);
});
