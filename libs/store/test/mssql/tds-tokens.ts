/** Tokens of a server's answer (MS-TDS 2.2.7), as far as these tests need them. */

export interface Refusal {
  readonly number: number;
  readonly severity: number;
}

export type Row = Readonly<Record<string, string | number | null>>;

const ucs2 = (text: string): Buffer => Buffer.from(text, 'utf16le');
const byte = (...values: readonly number[]): Buffer => Buffer.from(values);
const short = (value: number): Buffer => byte(value & 0xff, value >> 8);
const long = (value: number): Buffer => Buffer.concat([short(value & 0xffff), short(value >>> 16)]);
const shortText = (text: string): Buffer => Buffer.concat([byte(text.length), ucs2(text)]);
const sized = (body: Buffer): Buffer => Buffer.concat([short(body.length), body]);

/** Latin1_General_CI_AS. */
const COLLATION = byte(0x09, 0x04, 0xd0, 0x00, 0x34);

export const preloginAnswer = (): Buffer =>
  // Options: the version at 11, 6 long; encryption at 17, 1 long: not supported.
  byte(0, 0, 11, 0, 6, 1, 0, 17, 0, 1, 0xff, 16, 0, 0, 0, 0, 0, 2);

export const loginAnswer = (): Buffer =>
  Buffer.concat([
    byte(0xad),
    sized(Buffer.concat([byte(1, 0x74, 0, 0, 4), shortText('Recorder'), byte(16, 0, 0, 0)])),
    done(0),
  ]);

/** The end of an answer; with a count of rows unless there is none. */
export function done(token: 0 | 1 | 2, count?: number): Buffer {
  const kind = [0xfd, 0xfe, 0xff][token]!;
  const status = (count === undefined ? 0 : 0x10) | (token === 2 ? 1 : 0);
  return Buffer.concat([byte(kind), short(status), short(0), long(count ?? 0), long(0)]);
}

export const DONE = 0;
export const DONE_PROCEDURE = 1;
export const DONE_IN_PROCEDURE = 2;

/** A transaction begins (8), was committed (9) or rolled back (10). */
export function transactionChange(type: 8 | 9 | 10): Buffer {
  const descriptor = Buffer.concat([byte(8), byte(1, 0, 0, 0, 0, 0, 0, 0)]);
  const values = type === 8 ? [descriptor, byte(0)] : [byte(0), descriptor];
  return Buffer.concat([byte(0xe3), sized(Buffer.concat([byte(type), ...values]))]);
}

export function errorToken({ number, severity }: Refusal): Buffer {
  const text = `Error ${number} about canary`;
  const body = [long(number), byte(1, severity), short(text.length), ucs2(text), byte(0), byte(0), long(1)];
  return Buffer.concat([byte(0xaa), sized(Buffer.concat(body))]);
}

function cell(value: string | number | null): Buffer {
  if (typeof value === 'number') return Buffer.concat([byte(4), long(value)]);
  return value === null ? byte(0xff, 0xff) : sized(ucs2(value));
}

/** A result set; numbers are `int`, all else is `nvarchar(4000)`. One without rows has a column that nobody asks for. */
export function resultSet(rows: readonly Row[]): Buffer {
  const columns = Object.entries(rows[0] ?? { none: null });
  const types = columns.map(([name, value]) => {
    const type = typeof value === 'number' ? byte(0x26, 4) : Buffer.concat([byte(0xe7), short(8_000), COLLATION]);
    return Buffer.concat([long(0), short(1), type, shortText(name)]);
  });
  const cells = rows.map((row) => Buffer.concat([byte(0xd1), ...columns.map(([name]) => cell(row[name]!))]));
  return Buffer.concat([byte(0x81), short(columns.length), ...types, ...cells, done(DONE_IN_PROCEDURE, rows.length)]);
}
