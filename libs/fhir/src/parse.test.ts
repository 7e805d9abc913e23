import { describe, expect, test } from 'vitest';
import { FhirFault } from './fault.js';
import { parseFhirJson } from './parse.js';

function refusal(body: string | Uint8Array): unknown {
  try {
    parseFhirJson(Buffer.from(body));
    return 'read';
  } catch (error) {
    if (!(error instanceof FhirFault)) throw error;
    return `${error.httpStatus} ${error.issueType} ${error.expression}`;
  }
}

test.each([
  ['a resource', '{"resourceType":"Patient","id":"1"}', { resourceType: 'Patient', id: '1' }],
  ['a byte order mark', '\u{feff}{"a":1}', { a: 1 }],
  [
    'escapes, empty containers, literals',
    '{"a\\"b":[],"c":{},"d":[null,true,"\\\\"]}',
    { 'a"b': [], c: {}, d: [null, true, '\\'] },
  ],
  ['one name in several objects', '{"a":{"a":1},"b":[{"a":1},{"a":2}]}', { a: { a: 1 }, b: [{ a: 1 }, { a: 2 }] }],
  ['names as values', '{"a":"a","b":["a","a","__proto__"]}', { a: 'a', b: ['a', 'a', '__proto__'] }],
  ['structure inside strings', '{"a":"{[\\"a\\":1e999,"}', { a: '{["a":1e999,' }],
])('read: %s', (_why, body, value) => {
  expect(parseFhirJson(Buffer.from(body))).toEqual(value);
});

describe('refused before anybody walks it', () => {
  test.each([
    ['nothing', '', '400 structure Resource'],
    ['no JSON', 'MSH|^~\\&|', '400 structure Resource'],
    ['cut off', '{"resourceType":"Bundle","entry":[', '400 structure Resource'],
    ['cut off inside a string', '{"a":"b\\"', '400 structure Resource'],
    ['a trailing comma', '{"a":1,}', '400 structure Resource'],
    ['a wrong bracket', '{"a":[1}', '400 structure Resource'],
    ['two values', '{"a":1}{"a":1}', '400 structure Resource'],
    ['a bad escape in a name', '{"\\x":1}', '400 structure Resource'],
    ['bytes that are not UTF-8', Buffer.from('{"a":"Zo\u00eb"}', 'latin1'), '400 structure Resource'],
    ['UTF-16', Buffer.from('{"a":1}', 'utf16le'), '400 structure Resource'],
  ])('%s', (_why, body, expected) => {
    expect(refusal(body)).toBe(expected);
  });

  test.each([
    ['at the top', '{"id":"1","id":"2"}', 'Resource.id'],
    [
      'deep in a bundle',
      '{"resourceType":"Bundle","entry":[{},{"resource":{"status":"a","status":"b"}}]}',
      'Bundle.entry[1].resource.status',
    ],
    ['after a nested object', '{"a":{"b":[{"c":1}]},"a":2}', 'Resource.a'],
    ['by way of an escape', String.raw`{"id":1,"\u0069d":2}`, 'Resource.id'],
    ['a name that is not FHIR’s is not repeated', '{"Jane Doe":1,"Jane Doe":2}', 'Resource.?'],
  ])('a member given twice, %s', (_why, body, expression) => {
    expect(refusal(body)).toBe(`400 duplicate ${expression}`);
  });

  test.each(['__proto__', 'constructor', 'prototype', String.raw`\u005f_proto__`])('the name %s', (name) => {
    expect(refusal(`{"resourceType":"Bundle","entry":[{"resource":{"${name}":{"admin":true}}}]}`)).toBe(
      '400 security Bundle.entry[0].resource',
    );
  });

  test.each([
    ['overflows', '1e400', '400 value Resource.n[1]'],
    ['overflows below', '-1E+309', '400 value Resource.n[1]'],
    ['overflows by its digits', '9'.repeat(400), '400 value Resource.n[1]'],
    ['vanishes', '1e-324', '400 value Resource.n[1]'],
    ['vanishes by its digits', `0.${'0'.repeat(400)}1`, '400 value Resource.n[1]'],
    ['is zero with an exponent', '0.0e-400', 'read'],
    ['is the largest', '1.7976931348623157e308', 'read'],
    ['is the smallest', '5e-324', 'read'],
    ['has seventeen digits', '0.30000000000000004', 'read'],
  ])('a number that %s', (_why, number, expected) => {
    expect(refusal(`{"n":[0,${number}]}`)).toBe(expected);
  });
});

describe('bounds', () => {
  test('64 levels pass, 65 do not', () => {
    expect(refusal('['.repeat(64) + ']'.repeat(64))).toBe('read');
    expect(refusal('['.repeat(65) + ']'.repeat(65))).toBe('413 too-costly Resource');
  });

  test.each([
    ['arrays', '['.repeat(100_000)],
    ['objects', '{"a":'.repeat(100_000)],
    ['a closed nest', '['.repeat(100_000) + ']'.repeat(100_000)],
  ])('depth 100,000 of %s', (_why, body) => {
    expect(refusal(body)).toBe('413 too-costly Resource');
  });

  test('a body over its bytes', () => {
    const limits = { bodyBytes: 10, depth: 5 };
    expect(parseFhirJson(Buffer.from('{"a":1234}'), limits)).toEqual({ a: 1234 });
    expect(() => parseFhirJson(Buffer.from('{"a":12345}'), limits)).toThrow(
      expect.objectContaining({ httpStatus: 413, issueType: 'too-costly' }),
    );
  });

  test('strings of backslashes and quotes, and many members, cost no more than their length', () => {
    const backslashes = '\\\\'.repeat(1_000_000);
    const quotes = String.raw`\"`.repeat(1_000_000);
    const members = Array.from({ length: 100_000 }, (_, at) => `"a${at}":1`).join(',');
    for (const body of [`{"a":"${backslashes}"}`, `{"a":"${quotes}"}`, `{${members}}`, `["${quotes}`]) refusal(body);
    expect(refusal(`{${members},"a7":2}`)).toBe('400 duplicate Resource.a7');
  }, 5_000);
});

test('a fault quotes nothing of the body', () => {
  expect(() => parseFhirJson(Buffer.from('{"family":"Doe" oops}'))).toThrow(/^The body is not JSON\.$/);
  expect(() => parseFhirJson(Buffer.from('{"family":"Doe","family":"Roe"}'))).toThrow(/^A member is given twice\.$/);
});
