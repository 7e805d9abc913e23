import { expect, test } from 'vitest';
import { claimsReply, encountersOf, fhirReply, hl7Reply } from './reply.js';

const ONE = '6d3f1c0a-0000-5000-8000-000000000001';
const TWO = '6d3f1c0a-0000-5000-8000-000000000002';

for (const [why, header, body, ids] of [
  ['nothing named', null, null, []],
  ['a header', ONE, null, [ONE]],
  ['a header of two', `${ONE}, ${TWO}`, null, [ONE, TWO]],
  ['one that is named twice', `${ONE},${ONE}`, null, [ONE]],
  ['a batch', null, { claims: [{ encounterId: ONE }, { encounterId: TWO }] }, [ONE, TWO]],
] as const) {
  test(`encounters: ${why}`, () => expect(encountersOf(header, body)).toEqual(ids));
}

const ack = (msa: string, ...more: readonly string[]): Buffer =>
  Buffer.from(['MSH|^~\\&|A|B|C|D|20250602||ACK^A04|1|P|2.5.1', `MSA|${msa}|1`, ...more].join('\r'));

for (const [why, status, bytes, accepted, because] of [
  ['taken', 200, ack('AA'), true, /^AA$/],
  ['taken, in enhanced mode', 200, ack('CA'), true, /^CA$/],
  ['refused for what it holds', 422, ack('AE', 'ERR||PID^1^3|101|E||||PID-3 is empty.'), false, /^AE .*PID-3 is empty/],
  ['taken, and no acknowledgement is wanted', 204, Buffer.alloc(0), true, /without an acknowledgement/],
  ['refused, and no acknowledgement is wanted', 422, Buffer.alloc(0), false, /HTTP 422/],
  ['refused before the door', 413, Buffer.from('The body is too long.'), false, /too long/],
] as const) {
  test(`HL7: ${why}`, () => {
    const reply = hl7Reply(status, ONE, bytes);
    expect(reply.accepted).toBe(accepted);
    expect(reply.because).toMatch(because);
  });
}

for (const [why, status, issue, accepted, because] of [
  [
    'taken',
    202,
    [{ diagnostics: 'Taken with 1 charges.', expression: ['Bundle.entry[1]'] }],
    true,
    'Taken with 1 charges.',
  ],
  [
    'each kind of issue once',
    202,
    [{ diagnostics: 'Left out: a.' }, { diagnostics: 'Left out: a.' }],
    true,
    '2 × Left out: a.',
  ],
  [
    'refused, with the element',
    422,
    [{ expression: ['Bundle.type'], diagnostics: 'Is missing.' }],
    false,
    'Bundle.type: Is missing.',
  ],
  ['refused without a word', 500, [], false, 'HTTP 500'],
] as const) {
  test(`FHIR: ${why}`, () => expect(fhirReply(status, null, { issue })).toMatchObject({ accepted, because }));
}

test('FHIR: a reply that is no OperationOutcome', () =>
  expect(fhirReply(502, null, null)).toMatchObject({ because: 'HTTP 502' }));

for (const [why, status, body, accepted, because] of [
  ['taken', 202, { claims: [{ encounterId: ONE }] }, true, ''],
  [
    'the paths that do not conform',
    422,
    { detail: 'No.', errors: [{ path: 'claims.0.lines', fault: 'is missing' }] },
    false,
    'No. claims.0.lines is missing',
  ],
  ['another body under one key', 409, { detail: 'Used before.' }, false, 'Used before.'],
  ['nothing said', 503, null, false, 'HTTP 503'],
] as const) {
  test(`claims: ${why}`, () => expect(claimsReply(status, body)).toMatchObject({ accepted, because }));
}
