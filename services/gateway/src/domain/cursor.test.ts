import { expect, test } from 'vitest';
import { type Cursor, cursorText, readCursor } from './cursor.js';

const cursor: Cursor = ['2025-06-02T12:00:00.123Z', '6d3f1c0a-0000-5000-8000-000000000001'];
const text = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

test('a cursor comes back as it went', () => expect(readCursor(cursorText(cursor))).toEqual(cursor));

for (const [why, forged] of [
  ['an empty text', ''],
  ['not base64', '%%%'],
  ['not JSON', Buffer.from('nonsense').toString('base64url')],
  ['an object', text({ since: cursor[0], id: cursor[1] })],
  ['a third part', text([...cursor, 1])],
  ['SQL instead of a time', text(["2025-06-02' or 1=1", cursor[1]])],
  ['SQL instead of an id', text([cursor[0], "x' or '1'='1"])],
  ['a NUL in the id', text([cursor[0], 'a\u0000'])],
  ['a number', text([0, cursor[1]])],
  ['a day that no calendar has', text(['2025-02-30T12:00:00.123Z', cursor[1]])],
] as const) {
  test(`no cursor: ${why}`, () => expect(readCursor(forged)).toBeNull());
}
