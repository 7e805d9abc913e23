import { encodingOf, textOf } from './charset.js';
import { Hl7Fault } from './fault.js';
import { readHeader, type Hl7Header } from './header.js';
import { HL7_LIMITS, type Hl7Limits } from './limits.js';
import { Hl7Message } from './message.js';
import { placeAt } from './place.js';
import { Hl7Segment } from './segment.js';
import type { Syntax } from './escape.js';

const SEGMENT_NAME = /^[A-Z][A-Z0-9]{2}$/;
const UTF16_MARKS = new Set([0xff_fe, 0xfe_ff]);

/**
 * Decodes one HL7 v2 message, segments ended by CR, LF or CRLF. Fields are cut when asked for.
 * Throws an `Hl7Fault` that names the place: AR for what the header says or lacks and for messages over the limits, AE for content.
 */
export function decodeHl7(bytes: Buffer, limits: Hl7Limits = HL7_LIMITS): Hl7Message {
  if (bytes.length > limits.messageBytes) throw overLimit(`The message is longer than ${limits.messageBytes} bytes.`);
  if (bytes.length >= 2 && UTF16_MARKS.has(bytes.readUInt16BE(0))) throw wrongBytes('AR', 'UTF-16 is not supported.');
  const header = readHeader(bytes);
  const syntax = { delimiters: header.delimiters, encoding: encodingOf(charsetOf(header)) };
  const text = textOf(bytes, syntax.encoding);
  if (text === null) throw wrongBytes('AE', 'The bytes are not of the character set that MSH-18 names.');
  refuseControlCharacters(text, syntax);
  const segments = segmentsOf(text, syntax, limits);
  const message = new Hl7Message(header, segments);
  requireHeaderField(message, 9, 'MSH-9.1');
  requireHeaderField(message, 10, 'MSH-10');
  return message;
}

/** MSH-18 may repeat; the first charset is that of the message, the others are for escapes. */
function charsetOf({ fields, delimiters }: Hl7Header): string {
  return fields[18]?.split(delimiters.repetition)[0] ?? '';
}

function refuseControlCharacters(text: string, { delimiters }: Syntax): void {
  const at = text.search(/[^\P{Cc}\t\n\r]/u);
  if (at < 0) return;
  throw new Hl7Fault('A field holds a control character.', {
    ackCode: 'AE',
    errorCode: 102,
    ...placeAt(text, at, delimiters.field),
  });
}

function segmentsOf(text: string, syntax: Syntax, limits: Hl7Limits): readonly Hl7Segment[] {
  // One part more than the limit is the end of the last segment; blank lines count, so that none of the text is left out.
  const parts = text.split(/\r\n?|\n/, limits.segments + 2);
  const lines = parts.filter((line) => line.trim() !== '');
  if (parts.length > limits.segments + 1 || lines.length > limits.segments) {
    throw overLimit(`The message has more than ${limits.segments} segments.`);
  }
  return lines.map((line, index) => {
    const segment = new Hl7Segment(index, index === 0 ? line.trimStart() : line, syntax);
    refuseMisplaced(segment, syntax);
    if (line.length > limits.repetitions) refuseRepetitions(segment, limits.repetitions);
    return segment;
  });
}

function refuseMisplaced({ name, text, index }: Hl7Segment, { delimiters }: Syntax): void {
  const detail = { ackCode: 'AE', errorCode: 100 } as const;
  const named = SEGMENT_NAME.test(name) && (text.length === 3 || text.charAt(3) === delimiters.field);
  if (!named) throw new Hl7Fault(`Segment ${index + 1} of the message has no segment name.`, detail);
  if (index === 0 || name !== 'MSH') return;
  throw new Hl7Fault('A second MSH stands inside the message.', { ...detail, segment: 'MSH', sequence: 2 });
}

function refuseRepetitions(segment: Hl7Segment, limit: number): void {
  for (let field = 1; field <= segment.fieldCount; field += 1) {
    if (segment.repetitions(field).length <= limit) continue;
    throw overLimit(`A field has more than ${limit} repetitions.`, { segment: segment.name, field });
  }
}

function requireHeaderField(message: Hl7Message, field: number, path: string): void {
  if (message.value(path) !== '') return;
  throw new Hl7Fault(`${path} is empty.`, { ackCode: 'AR', errorCode: 101, segment: 'MSH', field });
}

function overLimit(text: string, place: { readonly segment?: string; readonly field?: number } = {}): Hl7Fault {
  return new Hl7Fault(text, { ackCode: 'AR', errorCode: 207, ...place });
}

function wrongBytes(ackCode: 'AE' | 'AR', text: string): Hl7Fault {
  return new Hl7Fault(text, { ackCode, errorCode: 102, segment: 'MSH', field: 18 });
}
