import { expect, test } from 'vitest';
import { fromHeaders, isTraceparent, toHeaders } from './envelope.js';

const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
const envelope = {
  id: '9dbb6a83-4f0c-5666-8d0d-7ef37324e320',
  type: 'pricing.claim.priced.v1',
  source: '/chargeline/pricing',
  time: '2025-06-02T10:00:00.000Z',
  tenant: 'acme',
  traceparent,
  releases: { pfs: '2025-10', icd10cm: 'FY2025+FY2026' },
};
const headers = toHeaders(envelope, { format: 'avro', fingerprint: '0123456789abcdef' });

test('the headers are CloudEvents 1.0 in Kafka binary mode', () => {
  expect(headers).toMatchObject({
    ce_specversion: '1.0',
    ce_id: envelope.id,
    ce_type: envelope.type,
    ce_source: envelope.source,
    ce_time: envelope.time,
    'content-type': 'application/avro',
    traceparent,
  });
});

test('an envelope reads back equal', () => {
  expect(fromHeaders(headers)).toEqual({ ...envelope, format: 'avro', fingerprint: '0123456789abcdef' });
});

test('what an event is about is CloudEvents’ subject, and may be left out', () => {
  const about = toHeaders({ ...envelope, subject: 'C1' }, { format: 'avro', fingerprint: '0123456789abcdef' });
  expect(about).toEqual({ ...headers, ce_subject: 'C1' });
  expect(fromHeaders(about).subject).toBe('C1');
  expect(fromHeaders(headers)).not.toHaveProperty('subject');
});

for (const [why, header, value] of [
  ['no id', 'ce_id', undefined],
  ['an empty tenant', 'tenant', ''],
  ['a tenant of ten thousand characters', 'tenant', 'x'.repeat(10_000)],
  ['a time that is none', 'ce_time', 'yesterday'],
  ['another content type', 'content-type', 'text/html'],
  ['a subject of ten thousand characters', 'ce_subject', 'x'.repeat(10_000)],
  ['a schema that is no fingerprint', 'schema', '../../etc/passwd'],
] as const) {
  test(`refused, naming ${header} and not its value: ${why}`, () => {
    const { [header]: _, ...rest } = headers;
    const bad = value === undefined ? rest : { ...rest, [header]: value };
    expect(() => fromHeaders(bad)).toThrow(
      expect.objectContaining({
        code: 'CHL_CONTRACTS_NO_ENVELOPE',
        message: expect.stringContaining(header) as string,
      }),
    );
  });
}

for (const [why, text] of [
  ['nothing', ''],
  ['ten thousand characters', 'x'.repeat(10_000)],
  ['an all-zero trace', `00-${'0'.repeat(32)}-b7ad6b7169203331-01`],
  ['an unknown version', traceparent.replace('00-', 'ff-')],
] as const) {
  test(`a trace that is none is dropped, and the event goes on: ${why}`, () => {
    expect(isTraceparent(text)).toBe(false);
    expect(fromHeaders({ ...headers, traceparent: text }).traceparent).toBe('');
  });
}

test('foreign headers change nothing', () => {
  expect(fromHeaders({ ...headers, kafka_replyTopic: 'evil', 'x-other': '1' })).toEqual(fromHeaders(headers));
});
