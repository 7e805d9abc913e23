import { expect, test } from 'vitest';
import { MAX_RECORD_BYTES, refuseTooLarge, sizeOf } from './record-size.js';

const aRecord = (bytes: number): Parameters<typeof sizeOf>[0] => ({
  topic: 'writer.note.written.v1',
  key: 'MRN-4711',
  value: Buffer.alloc(bytes),
  headers: {},
});
const FRAME = 40;
const KEY = 8;

test('a record weighs its key, body, headers and frames, in bytes, not letters', () => {
  expect(sizeOf({ topic: 't', key: 'é', value: Buffer.alloc(10), headers: { name: 'ü' } })).toBe(
    FRAME + 2 + 10 + (6 + 4 + 2),
  );
});

test('the limit itself passes, one byte more is refused', () => {
  const largest = MAX_RECORD_BYTES - FRAME - KEY;
  refuseTooLarge(aRecord(largest));
  expect(() => refuseTooLarge(aRecord(largest + 1))).toThrow(
    expect.objectContaining({
      code: 'CHL_MESSAGING_TOO_LARGE',
      message: 'A record for writer.note.written.v1 has 1000001 bytes; the log takes 1000000.',
      retriable: false,
    }),
  );
});
