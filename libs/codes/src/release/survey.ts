import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { Head } from '../official/format.js';
import type { OfficialFile } from './official-file.js';

export type Encoding = 'utf-8' | 'windows-1252' | 'utf-16le';

/** What a first look at a whole file tells. */
export interface Survey {
  readonly sha256: string;
  readonly encoding: Encoding;
  /** It has bytes that no text has: an archive, a workbook, a PDF. */
  readonly binary: boolean;
  readonly endsWithLine: boolean;
  readonly head: Head;
}

const HEAD = 65_536;
const LINES = 60;

/** Reads a file once, in pieces: its hash, its encoding and its beginning. */
export async function survey(file: OfficialFile): Promise<Survey> {
  const hash = createHash('sha256');
  const begin: Buffer[] = [];
  let length = 0;
  let utf8 = true;
  let pending: Buffer = Buffer.alloc(0);
  let last = 0;
  for await (const piece of file.open()) {
    hash.update(piece);
    if (length < HEAD) begin.push(piece);
    length += piece.length;
    last = piece.findLast((byte) => byte !== 0) ?? last;
    if (!utf8) continue;
    const joined = pending.length === 0 ? piece : Buffer.concat([pending, piece]);
    const whole = wholeCharacters(joined);
    utf8 = isUtf8(joined.subarray(0, whole));
    pending = joined.subarray(whole);
  }
  const head = Buffer.concat(begin).subarray(0, HEAD);
  const encoding = encodingOf(head, utf8 && isUtf8(pending));
  const text = encoding === 'windows-1252' ? byLine(head) : new TextDecoder(encoding).decode(head);
  return {
    sha256: hash.digest('hex'),
    encoding,
    binary: encoding !== 'utf-16le' && isBinary(head),
    endsWithLine: last === 0x0a || last === 0x0d || last === 0x1a,
    head: { name: file.name, text, lines: text.split(/\r\n|\n|\r/, LINES) },
  };
}

/** The text of a file, in pieces. */
export async function* textOf(
  file: OfficialFile,
  encoding: Encoding,
  onBytes: (bytes: number) => void,
): AsyncGenerator<string, void, undefined> {
  if (encoding === 'windows-1252') {
    yield* textByLine(file, onBytes);
    return;
  }
  const decoder = new TextDecoder(encoding);
  for await (const piece of file.open()) {
    onBytes(piece.length);
    yield decoder.decode(piece, { stream: true });
  }
  yield decoder.decode();
}

const LINE_FEED = 0x0a;
/** What is held back of a line that does not end. */
const LONGEST = 1_048_576;

/** The text of a file with bytes that UTF-8 does not have: many such files are of UTF-8 otherwise, so each line is read for itself. */
async function* textByLine(
  file: OfficialFile,
  onBytes: (bytes: number) => void,
): AsyncGenerator<string, void, undefined> {
  let held: Buffer = Buffer.alloc(0);
  for await (const piece of file.open()) {
    onBytes(piece.length);
    const joined = Buffer.concat([held, piece]);
    const end = joined.length > LONGEST ? joined.length : joined.lastIndexOf(LINE_FEED) + 1;
    if (end > 0) yield byLine(joined.subarray(0, end));
    held = joined.subarray(end);
  }
  yield byLine(held);
}

/** Lines that are UTF-8 as UTF-8, the others as windows-1252. */
function byLine(bytes: Buffer): string {
  if (isUtf8(bytes)) return new TextDecoder().decode(bytes);
  const parts: string[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf(LINE_FEED, at) + 1 || bytes.length;
    const line = bytes.subarray(at, end);
    parts.push(new TextDecoder(isUtf8(line) ? 'utf-8' : 'windows-1252').decode(line));
    at = end;
  }
  return parts.join('');
}

/** Where the last character that may be cut off begins. */
function wholeCharacters(piece: Buffer): number {
  for (let back = 1; back <= Math.min(3, piece.length); back += 1) {
    const byte = piece[piece.length - back]!;
    if (byte >= 0xc0) return piece.length - back;
    if (byte < 0x80) break;
  }
  return piece.length;
}

function encodingOf(head: Buffer, utf8: boolean): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  return utf8 ? 'utf-8' : 'windows-1252';
}

/** NUL bytes in numbers, or the first bytes of a zip, PDF or OLE file. */
function isBinary(head: Buffer): boolean {
  const start = head.toString('latin1', 0, 4);
  if (start.startsWith('PK\u0003') || start === '%PDF' || start === '\u00d0\u00cf\u0011\u00e0') return true;
  let zeros = 0;
  for (const byte of head) if (byte === 0) zeros += 1;
  return zeros > head.length / 100;
}
